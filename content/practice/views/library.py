"""The pages of the library. They read, and write nothing."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.practice import library
from content.practice.addresses import alternates
from content.practice.models import Practice
from content.practice.views.languages import in_its_languages
from content.practice.wording import Evidence, MethodKind, State, TargetGroup, Transferable, labels

PER_PAGE = 20


@require_safe
@in_its_languages
def examples(request: HttpRequest) -> HttpResponse:
    """The list of examples, narrowed as the address says."""
    narrowed = library.narrow_examples(library.published(), request.GET, timezone.localdate())
    page = Paginator(narrowed.things, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "narrowed": narrowed,
        "page": page,
        "query": _query_without_page(request),
        "levels": list(Evidence),
        **alternates("practice:practices"),
    }
    return render(request, "content/practice/examples.html", context)


@require_safe
@in_its_languages
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """One example, in full."""
    found = get_object_or_404(Practice.objects.prefetch_related("sources"), slug=slug, state=State.PUBLISHED)
    context = {**context_of(found), **alternates("practice:practice", slug=slug)}
    return render(request, "content/practice/example.html", context)


@require_safe
@in_its_languages
def research(request: HttpRequest) -> HttpResponse:
    """The literature, with a finding in one sentence and its limits."""
    narrowed = library.narrow_literature(library.literature(), request.GET)
    context = {"narrowed": narrowed, "query": _query_without_page(request), **alternates("practice:research")}
    return render(request, "content/practice/research.html", context)


def context_of(practice: Practice) -> dict[str, Any]:
    """What the text of one example needs, wherever it is shown."""
    return {
        "practice": practice,
        "groups": labels(TargetGroup, practice.target_groups),
        "methods": labels(MethodKind, practice.methods),
        "transferable": Transferable(practice.transferable),
        "sources": list(practice.sources.all()) if practice.pk else [],
    }


def _query_without_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
