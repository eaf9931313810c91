"""What somebody typed and has not saved: kept while she types, thrown away when she says so."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.casework import drafts
from portal.casework.doors.access import CaseworkRequest, casework_view
from portal.casework.models import Draft


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["POST"])
def keep(request: CaseworkRequest) -> HttpResponse:
    """Keep the fields of a form that is being filled in. 204, or 409 where they cannot be kept."""
    place = drafts.place_of(request.POST.get(drafts.TOKEN, ""))
    mine = place is not None and place.user_id == request.user.pk
    kept = mine and drafts.keep_draft(request.POST[drafts.TOKEN], request.POST)
    return HttpResponse(status=204 if kept else 409)


@casework_view
@require_http_methods(["GET", "POST"])
def throw_away(request: CaseworkRequest, draft_id: UUID) -> HttpResponse:
    draft = get_object_or_404(Draft, pk=draft_id, user=request.user)
    if request.method == "POST":
        drafts.throw_away(request.user, draft.path)
        return redirect(draft.path)
    return render(request, "casework/throw_away_draft.html", {"draft": draft})
