"""Showing what is masked, by a click that is written down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.casework.deeds.revealing import reveal_field
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.log.revealing import MASKED


@casework_view
@require_POST
def reveal(request: CaseworkRequest, case_id: UUID, person_id: UUID, field: str) -> HttpResponse:
    """One field in plain, on this one page: leaving it masks the field again."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    if field not in MASKED:
        raise Http404
    plain = reveal_field(by=request.user, person=person, field=field)
    if not plain:
        messages.info(request, _("Nothing is told there, so there is nothing to show."))
        return redirect("casework:person", case.pk, person.pk)
    context = {"case": case, "person": person, "field": field, "label": MASKED[field].label, "plain": plain}
    return render(request, "casework/reveal.html", context)
