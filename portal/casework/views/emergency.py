"""Opening a case without having been given access, when it cannot wait."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.deeds import emergency as deeds
from portal.casework.doors.access import CaseworkRequest, casework_view, municipality_of
from portal.casework.doors.refusals import Refusal, because
from portal.casework.forms.access import EmergencyForm


@casework_view
@require_http_methods(["GET", "POST"])
def emergency(request: CaseworkRequest) -> HttpResponse:
    """The reference and the reason. A wrong reference, another unit's and one that only named staff open look alike."""
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        here = municipality_of(request)
        try:
            case, taken = deeds.open_in_emergency(by=request.user, municipality_id=here, **told)
        except deeds.NoSuchCase:
            because(request, Refusal.NO_SUCH_REFERENCE)
            form.add_error(
                "reference", _("No case can be opened with this reference. Check it, or ask your head of unit.")
            )
            status = 404
        except deeds.TooManyAttempts:
            form.add_error(None, _("Too many references were wrong. Wait an hour, or ask your head of unit."))
            status = 429
        else:
            if taken:
                messages.warning(request, _("The case is open to you for four hours. Your head of unit is told."))
            return redirect(case)
    return render(request, "casework/emergency.html", {"form": form}, status=status)
