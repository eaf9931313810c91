"""How long papers usually take, as colleagues in the municipality have noted."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.casework.deeds import lead_times as deeds
from portal.casework.doors.access import CaseworkRequest, casework_view
from portal.casework.drafts import typed
from portal.casework.forms.plans import LeadTimeForm
from portal.casework.models import LeadTime
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.lead_times import is_old


@casework_view
@require_http_methods(["GET", "POST"])
def lead_times(request: CaseworkRequest) -> HttpResponse:
    """The list, and a form for one more or a newer one."""
    form = LeadTimeForm(typed(request), initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        told = {**form.cleaned_data, "kind": DocumentKind(form.cleaned_data["kind"])}
        here = cast(int, request.membership.municipality_id)  # whoever does case work has one
        deeds.note_lead_time(by=request.user, municipality_id=here, **told)
        messages.success(request, _("Saved."))
        return redirect("casework:lead_times")
    rows = list(LeadTime.objects.select_related("noted_by"))
    today = timezone.localdate()
    context = {"form": form, "rows": rows, "old": {row.pk for row in rows if is_old(row.as_of, today)}}
    return render(request, "casework/lead_times.html", context)


def _initial(request: CaseworkRequest) -> dict[str, str]:
    asked = request.GET.get("dokument", "")
    return {"kind": asked} if asked in DocumentKind.values else {}


@casework_view
@require_POST
def remove_lead_time(request: CaseworkRequest, lead_id: UUID) -> HttpResponse:
    deeds.remove_lead_time(lead_time=get_object_or_404(LeadTime, pk=lead_id))
    messages.success(request, _("Taken away. The time is now not known."))
    return redirect("casework:lead_times")
