"""The coordinator's office: what has come in, what it would look like, and what becomes of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from content.practice import deeds, erasing
from content.practice.deeds import Refused, version_of, waiting_for_review
from content.practice.models import MAY_PUBLISH, ErasedExample, Practice
from content.practice.paths import EXAMPLE, EXAMPLES, address_in
from content.practice.views.decisions import DECISIONS, MAY_EDIT, Decision
from content.practice.views.library import context_of
from content.practice.wording import State
from portal.accounts.models import User
from portal.settings.languages import SOURCE

ICON = "pick"
WAITING, ERASED = "waiting", "erased"
PER_PAGE = 30
Parameters = ParamSpec("Parameters")


class StaffRequest(HttpRequest):
    """What a request is known to be past this door."""

    user: User


def _staff_only(
    view: Callable[Concatenate[StaffRequest, Parameters], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Parameters], HttpResponse]:
    """For those who may edit examples; what is more than that, each deed asks itself."""

    @wraps(view)
    def guarded(request: Any, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.has_perm(MAY_EDIT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@_staff_only
def listed(request: StaffRequest) -> HttpResponse:
    """The examples by state; first what waits, last the lines of what was erased."""
    tabs = _tabs()
    asked = request.GET.get("state", WAITING)
    here = asked if asked in {code for code, _label, _count in tabs} else WAITING
    paginator = WagtailPaginator(_shown(here), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    context = {
        "page_obj": page,
        "elided_page_range": paginator.get_elided_page_range(page.number),
        "tabs": tabs,
        "here": here,
        "is_erased": here == ERASED,
        "library_url": address_in(SOURCE.code, EXAMPLES),
    }
    return render(request, "content/admin/practice/listed.html", context | _headings(_("Good practice")))


def _tabs() -> list[tuple[str, Any, int]]:
    counts = {row["state"]: row["n"] for row in Practice.objects.order_by().values("state").annotate(n=Count("pk"))}
    return [
        (WAITING, _("Waiting for you"), sum(counts.get(state, 0) for state in deeds.WAITING)),
        *((state.value, state.label, counts.get(state.value, 0)) for state in State),
        (ERASED, _("Erased"), ErasedExample.objects.count()),
    ]


def _shown(code: str) -> QuerySet[Any]:
    if code == ERASED:
        return ErasedExample.objects.select_related("by")
    if code == WAITING:
        return waiting_for_review()
    return Practice.objects.filter(state=code).select_related("submission").order_by("title", "pk")


@_staff_only
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One example as readers will see it, who sent it, its history, and what can be done with it now."""
    return _review_page(request, _practice_or_404(pk))


@_staff_only
def decide(request: StaffRequest, pk: int, decision: Decision) -> HttpResponse:
    """Any of the decisions; a form that is not filled in comes back with what was typed."""
    practice = _practice_or_404(pk)
    if not request.user.has_perm(decision.permission):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("practice_review", pk)
    form = decision.form(request.POST)
    if not form.is_valid():
        return _review_page(request, practice, {decision.name: form})
    _try(request, lambda: decision.do(request.user, practice, form.cleaned_data), decision.done)
    return redirect("practice_review", pk)


@_staff_only
def erase(request: StaffRequest, pk: int) -> HttpResponse:
    """Says what goes and what stays, and then erases it."""
    practice = _practice_or_404(pk)
    if not _may_erase(request.user, practice):
        raise PermissionDenied
    if request.method == "POST":
        seen, done = request.POST.get("seen", ""), _("It is erased. A line in the list says that it was.")
        is_gone = _try(request, lambda: erasing.erase(by=request.user, practice=practice, seen=seen), done)
        return redirect("practice_office") if is_gone else redirect("practice_review", pk)
    context = {
        "practice": practice,
        "submission": getattr(practice, "submission", None),
        "sources": len(practice.sources.all()),
        "events": practice.events.count(),
        "seen": version_of(practice),
    }
    return render(request, "content/admin/practice/erase.html", context | _headings(_("Erase the example")))


def _may_erase(user: User, practice: Practice) -> bool:
    return user.has_perm(MAY_PUBLISH) and erasing.never_public().filter(pk=practice.pk).exists()


def _practice_or_404(pk: int) -> Practice:
    return get_object_or_404(Practice.objects.select_related("submission").prefetch_related("sources"), pk=pk)


def _review_page(
    request: StaffRequest, practice: Practice, filled_in: dict[str, forms.Form] | None = None
) -> HttpResponse:
    known = filled_in or {}
    possible = [one for one in DECISIONS if one.name in known or one.fits(request.user, practice)]
    context = {
        **context_of(practice),
        "submission": getattr(practice, "submission", None),
        "history": practice.events.select_related("by"),
        "state": State(practice.state),
        "reader_url": address_in(SOURCE.code, EXAMPLE, slug=practice.slug),
        "may_edit": practice.state != State.PUBLISHED or request.user.has_perm(MAY_PUBLISH),
        "may_erase": _may_erase(request.user, practice),
        "decisions": [(one, known.get(one.name) or one.asked(practice)) for one in possible],
    }
    return render(request, "content/admin/practice/review.html", context | _headings(practice.title))


def _try(request: StaffRequest, deed: Callable[[], None], done: Any) -> bool:
    """Whether it could be done; either way it is said."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, refused.message)
        return False
    messages.success(request, done)
    return True


def _headings(title: str) -> dict[str, str]:
    return {"header_title": title, "page_title": title, "header_icon": ICON}
