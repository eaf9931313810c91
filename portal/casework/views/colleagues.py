"""Who works with a case, and stepping back from it. Others' access is on the unit's pages (views/unit.py)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.models import Role, User
from portal.casework.deeds import access as deeds
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.models import Assignment, Case


@casework_view
@require_safe
def colleagues(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Who has access, and who gives it: heads of unit."""
    case = case_or_404(request, case_id)
    known = Assignment.objects.not_ended().filter(case=case).select_related("user", "given_by").order_by("since")
    heads = User.objects.filter(
        is_active=True, memberships__role=Role.HEAD_OF_UNIT, memberships__municipality=case.municipality_id
    )
    context = {"case": case, "assignments": known, "heads": heads.order_by("name")}
    return render(request, "casework/colleagues.html", context)


@casework_view
@require_http_methods(["POST"])
def end_assignment(request: CaseworkRequest, case_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Step back from a case. Others' access is ended by a head, on the unit's pages."""
    case = case_or_404(request, case_id)
    own = Assignment.objects.not_ended().select_related("case").filter(user=request.user)
    assignment = get_object_or_404(own, case=case, pk=assignment_id)
    try:
        deeds.end_access(by=request.user, assignment=assignment)
        messages.success(request, _("The access has ended."))
    except deeds.LastAssignment:
        messages.error(request, _("Somebody must have access to the case. Give it to a colleague first."))
    if not Case.objects.visible_to(request.user).filter(pk=case.pk).exists():
        return redirect("casework:case_list")
    return redirect("casework:colleagues", case.pk)
