"""The library for machines: JSON, CSV and Atom, the same for everybody. The filters of the pages work here as well."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.plain_text import without_controls
from content.practice import library
from content.practice.exporting import as_csv, as_json, example_as_data, work_as_data
from content.practice.models import Practice
from content.reading import absolute
from portal.settings.languages import SOURCE

NEWEST_IN_FEED = 50
View = Callable[[HttpRequest], HttpResponse]


def _in_swedish(view: View) -> View:
    """The texts are Swedish, and so is what stands around them, whatever language a browser asks for."""

    @wraps(view)
    def spoken(request: HttpRequest) -> HttpResponse:
        with translation.override(SOURCE.code):
            response = view(request)
        response.headers["Access-Control-Allow-Origin"] = "*"  # public data, and nobody is signed in here
        return response

    return require_safe(spoken)


def _examples(request: HttpRequest) -> list[Practice]:
    return library.narrow_examples(library.published(), request.GET, timezone.localdate()).things


@_in_swedish
def examples_json(request: HttpRequest) -> HttpResponse:
    told = as_json(map(example_as_data, _examples(request)), "examples")
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


@_in_swedish
def examples_csv(request: HttpRequest) -> HttpResponse:
    return _table(as_csv([example_as_data(practice) for practice in _examples(request)]), "god-praxis.csv")


@_in_swedish
def research_json(request: HttpRequest) -> HttpResponse:
    works = library.narrow_literature(library.literature(), request.GET).things
    return JsonResponse(as_json(map(work_as_data, works), "works"), json_dumps_params={"ensure_ascii": False})


@_in_swedish
def research_csv(request: HttpRequest) -> HttpResponse:
    works = library.narrow_literature(library.literature(), request.GET).things
    return _table(as_csv([work_as_data(work) for work in works]), "forskning.csv")


@_in_swedish
def examples_atom(request: HttpRequest) -> HttpResponse:
    """The examples in the order in which they were published, the newest first."""
    feed = Atom1Feed(
        title=_("Good practice"),
        link=absolute(reverse("practice:practices")),
        description="",
        language=SOURCE.lang,
        feed_url=absolute(request.path),
        author_name="Vägval",
    )
    newest = sorted(library.published(), key=lambda p: (p.published_at or p.changed_at, p.pk), reverse=True)
    for practice in newest[:NEWEST_IN_FEED]:
        feed.add_item(
            title=without_controls(practice.title),
            link=absolute(reverse("practice:practice", args=[practice.slug])),
            description=without_controls(_summary(practice)),
            pubdate=practice.published_at,
            updateddate=practice.changed_at,
            categories=[str(practice.situation.label)],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _summary(practice: Practice) -> str:
    """The legal situation first, and the result never without who stands behind it."""
    parts: list[Any] = [
        practice.situation.label,
        _("Counter-example") if practice.is_counter_example else "",
        practice.method,
        f"{_('Result, as stated')}: {practice.stated_result}",
        f"{_('Evaluated by')}: {practice.evaluated_by} ({practice.evidence_level.label})",
    ]
    return "\n\n".join(str(part) for part in parts if part)


def _table(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
