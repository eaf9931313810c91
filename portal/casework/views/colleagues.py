"""Who works with a case, and who has read in it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.models import MUNICIPAL_ROLES, User
from portal.casework.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.deeds import cases as deeds
from portal.casework.events import record
from portal.casework.forms.cases import ColleagueForm
from portal.casework.happenings import told
from portal.casework.models import Assignment, Case, Deed

EVENTS_ON_A_PAGE = 50


@casework_view
@require_http_methods(["GET", "POST"])
def colleagues(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    form = ColleagueForm(request.POST or None, colleagues=_without_access(case))
    if request.method == "POST" and form.is_valid():
        deeds.assign_case(by=request.user, case=case, to=form.cleaned_data["colleague"])
        messages.success(request, _("Your colleague now has access to the case."))
        return redirect("casework:colleagues", case.pk)
    live = Assignment.objects.live().filter(case=case).select_related("user").order_by("since")
    return render(request, "casework/colleagues.html", {"case": case, "form": form, "assignments": live})


def _without_access(case: Case) -> QuerySet[User]:
    works_here = {"memberships__municipality": case.municipality_id, "memberships__role__in": MUNICIPAL_ROLES}
    has_access = Assignment.objects.live().filter(case=case).values("user")
    return User.objects.filter(is_active=True, **works_here).exclude(pk__in=has_access).order_by("name")


@casework_view
@require_http_methods(["POST"])
def end_assignment(request: CaseworkRequest, case_id: UUID, assignment_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    assignment = get_object_or_404(Assignment.objects.live().select_related("case"), case=case, pk=assignment_id)
    try:
        deeds.end_assignment(by=request.user, assignment=assignment)
        messages.success(request, _("The access has ended."))
    except deeds.LastAssignment:
        messages.error(request, _("Somebody must have access to the case. Give it to a colleague first."))
    if assignment.user_id == request.user.pk and not Case.objects.visible_to(request.user).filter(pk=case.pk).exists():
        return redirect("casework:case_list")
    return redirect("casework:colleagues", case.pk)


@casework_view
@require_safe
def events(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What was done in the case and who has read in it. People are named by their number, not by name."""
    case = case_or_404(request, case_id)
    record(Deed.EVENTS_READ, by=request.user, case=case)
    written = case.events.select_related("actor").order_by("-at", "deed")
    page = Paginator(written, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/events.html", {"case": case, "page": page, "happenings": told(case, page)})
