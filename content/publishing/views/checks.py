"""The editors' pages on the checks: what was found on a page, and every reason that was given."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from content.models import Guidance
from content.publishing.forms import ReasonForm
from content.publishing.models import LEAST_REASON, Override
from content.publishing.pages_checked import findings_of, is_checked, override
from content.publishing.readiness import draft_of
from content.publishing.views.shown import editor_of, show
from content.publishing.wording import words_for
from portal.accounts.models import User

ICON = "tasks"


def checks_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the checks find in the draft, and a place for the reason of each."""
    user, draft = _editor(request, page_id)
    told = findings_of(draft)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = next((one for one in told if one.finding.fingerprint == form.cleaned_data["fingerprint"]), None)
        if given is None:
            messages.warning(request, _("The text has changed. Look at what the checks find now."))
        else:
            override(by=user, page=draft, finding=given.finding, reason=form.cleaned_data["reason"])
            messages.success(request, _("Your reason is kept. It holds until the text changes."))
        return redirect("publishing_admin:checks", page_id)
    rows = [(one, form if form.data.get("fingerprint") == one.finding.fingerprint else None) for one in told]
    context = {"page": draft, "rows": rows, "least": LEAST_REASON}
    return show(request, "checks", context, _("Checks"), draft.title, icon=ICON)


def overrides(request: HttpRequest) -> HttpResponse:
    """Every reason given, with whether it still holds."""
    editor_of(request)
    rows = Override.objects.select_related("page", "by").order_by("-at")
    standing = _standing({row.page_id for row in rows})
    listed = [(row, words_for(row.check_name), (row.page_id, row.fingerprint) in standing) for row in rows]
    return show(request, "overrides", {"rows": listed}, _("Reasons given to the checks"), icon=ICON)


def _standing(page_ids: set[int]) -> set[tuple[int, str]]:
    pages = [draft_of(page) for page in Page.objects.filter(pk__in=page_ids)]
    return {(page.pk, told.finding.fingerprint) for page in pages for told in findings_of(page)}


def _editor(request: HttpRequest, page_id: int) -> tuple[User, Guidance]:
    page = get_object_or_404(Page, pk=page_id)
    draft = draft_of(page)
    if not is_checked(draft):
        raise Http404
    user = editor_of(request)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return user, draft
