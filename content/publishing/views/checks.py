"""The editors' pages on the checks: what was found in a text, and every reason that was given."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from content.forms import LEAST_REASON
from content.publishing.forms import ReasonForm
from content.publishing.models import Override
from content.publishing.places_of_checks import SORTS, checks_address, edit_address, last_saved, may_edit
from content.publishing.texts_checked import findings_of, is_checked, override
from content.publishing.things import title_of
from content.publishing.views.shown import editor_of, show
from content.publishing.wording import words_for
from portal.accounts.models import User

ICON = "tasks"


def checks_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    return _checks(request, get_object_or_404(Page, pk=page_id))


def checks_of(request: HttpRequest, sort: str, pk: int) -> HttpResponse:
    """The same of a text that is no page."""
    if sort not in SORTS:
        raise Http404
    return _checks(request, get_object_or_404(SORTS[sort], pk=pk))


def _checks(request: HttpRequest, thing: Any) -> HttpResponse:
    """What the checks find in the text as it was last saved, and a place for the reason of each."""
    user, draft = _editor(request, thing)
    told = findings_of(draft)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = next((one for one in told if one.finding.fingerprint == form.cleaned_data["fingerprint"]), None)
        if given is None:
            messages.warning(request, _("The text has changed. Look at what the checks find now."))
        else:
            override(by=user, thing=draft, finding=given.finding, reason=form.cleaned_data["reason"])
            messages.success(request, _("Your reason is kept. It holds until the text changes."))
        return redirect(checks_address(thing))
    rows = [(one, form if form.data.get("fingerprint") == one.finding.fingerprint else None) for one in told]
    context = {"edit_address": edit_address(draft), "rows": rows, "least": LEAST_REASON}
    return show(request, "checks", context, _("Checks"), str(draft), icon=ICON)


def overrides(request: HttpRequest) -> HttpResponse:
    """Every reason given, with whether it still holds."""
    editor_of(request)
    rows = Override.objects.select_related("by").prefetch_related("thing")
    given: list[tuple[Override, Any]] = [(row, row.thing) for row in rows if row.thing is not None]
    standing = _standing({(type(thing), thing.pk): thing for _row, thing in given}.values())
    listed = [
        {
            "row": row,
            "found_by": words_for(row.check_name),
            "sort": thing._meta.verbose_name,
            "title": title_of(thing),
            "address": checks_address(thing),
            "holds": (type(thing), thing.pk, row.fingerprint) in standing,
        }
        for row, thing in given
    ]
    return show(request, "overrides", {"rows": listed}, _("Reasons given to the checks"), icon=ICON)


def _standing(things: Iterable[Any]) -> set[tuple[type, int, str]]:
    """What the checks still find, text by text."""
    return {
        (type(thing), thing.pk, told.finding.fingerprint) for thing in things for told in findings_of(last_saved(thing))
    }


def _editor(request: HttpRequest, thing: Any) -> tuple[User, Any]:
    draft = last_saved(thing)
    if not is_checked(draft):
        raise Http404
    user = editor_of(request)
    if not may_edit(user, thing):
        raise PermissionDenied
    return user, draft
