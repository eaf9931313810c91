"""To the municipality's sign-in and back, and being told that somebody signed out there."""

import time
from typing import Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from portal.accounts.access import second_factor_required
from portal.accounts.models import IdentityProvider, Invitation, User

from .allauth_layer import Errand, MunicipalProvider, StrictAdapter, StrictCallback
from .back_channel import sign_out
from .identities import provider_of
from .refusals import Refused, note, refuse

_ACCEPTING = "accepting_invitation"
_ACCEPTED_WITHIN = 30 * 60


@require_GET
def sign_in(request: HttpRequest, code: str) -> HttpResponse:
    """Send the browser to the municipality. With ?igen they show once more who they are, for what needs certainty."""
    provider = _provider(request, code)
    if refusal := _ask_on_our_own_page(request, provider):
        return refusal
    return _send(request, provider, Errand.SIGN_IN, next_url=get_next_redirect_url(request), anew="igen" in request.GET)


@require_GET
def accept_there(request: HttpRequest, code: str) -> HttpResponse:
    """The same, for an invited person whose link and code were right."""
    provider = _provider(request, code)
    kept = request.session.get(_ACCEPTING)
    if kept is None or kept["until"] < time.time() or _is_from_elsewhere(request):
        return render(request, "accounts/invitation_gone.html", status=404)
    return _send(request, provider, Errand.ACCEPT_INVITATION, next_url=None, data=kept)


@require_GET
@second_factor_required
@reauthentication_required
def connect_there(request: HttpRequest, code: str) -> HttpResponse:
    """The same, for somebody signed in with password and second factor who wants to sign in there from now on."""
    provider = _provider(request, code)
    user = cast(User, request.user)
    if provider_of(user) != provider.row:
        raise Http404
    if _is_from_elsewhere(request):
        return redirect("mfa_index")
    return _send(request, provider, Errand.CONNECT, next_url=None, data={"user": user.pk})


@require_GET
def callback(request: HttpRequest, code: str) -> HttpResponse:
    """The browser comes back. Everything is decided here, once, and every refusal is one page."""
    provider = _provider(request, code)
    try:
        view = StrictCallback.adapter_view(StrictAdapter(request, provider))
        return cast(HttpResponse, view(request))
    except Refused as refused:
        return refuse(request, provider.row, refused.reason)


@csrf_exempt  # sent by the provider, not by a browser; the signature says from whom
@require_POST
def signed_out_there(request: HttpRequest, code: str) -> HttpResponse:
    """OpenID Connect Back-Channel Logout 1.0: the sessions that the token names are over at their next request."""
    row = _row(code)
    try:
        sign_out(row, request.POST.getlist("logout_token"))
    except Refused as refused:
        note("Logout token", row, refused.reason)
        return JsonResponse({"error": "invalid_request"}, status=400)
    return HttpResponse(status=200)


@require_GET
def choose_municipality(request: HttpRequest) -> HttpResponse:
    """All municipalities with a sign-in of their own; a part of the name shortens the list."""
    part = request.GET.get("namn", "")[:100].strip()
    rows = IdentityProvider.objects.select_related("municipality").filter(municipality__name__icontains=part)
    return render(request, "accounts/oidc/choose.html", {"part": part, "ways": [way_to(row, request) for row in rows]})


def sign_in_there(request: HttpRequest, row: IdentityProvider) -> HttpResponse:
    """In place of a sign-in with a password, for those whose municipality vouches for them."""
    return render(request, "accounts/oidc/sign_in_there.html", {"way": way_to(row, request)}, status=403)


def offer_to_accept(request: HttpRequest, invitation: Invitation, row: IdentityProvider, name: str) -> HttpResponse:
    """The code was right: a page with the link on. A form that led away would be stopped by our own policy."""
    until = time.time() + _ACCEPTED_WITHIN
    request.session[_ACCEPTING] = {"invitation": invitation.pk, "name": name, "until": until}
    way = {
        "municipality": row.municipality,
        "url": reverse("accept_through_municipality", args=[row.municipality.code]),
    }
    return render(request, "accounts/oidc/accept_there.html", {"way": way})


def way_to(row: IdentityProvider, request: HttpRequest) -> dict[str, Any]:
    """Name and address of a municipality's sign-in; where the person was going comes along."""
    query = QueryDict(mutable=True)
    if going := get_next_redirect_url(request):
        query["next"] = going
    url = reverse("municipal_sign_in", args=[row.municipality.code])
    return {"municipality": row.municipality, "url": f"{url}?{query.urlencode(safe='/')}" if query else url}


def _send(request: HttpRequest, provider: MunicipalProvider, errand: Errand, **kept: Any) -> HttpResponse:
    try:
        return provider.send_there(request, errand, **kept)
    except Refused as refused:
        return refuse(request, provider.row, refused.reason)


def _ask_on_our_own_page(request: HttpRequest, provider: MunicipalProvider) -> HttpResponse | None:
    """Nobody is signed in because another site said so: its link leads to our page, with the municipality on top."""
    if not _is_from_elsewhere(request):
        return None
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?kommun={provider.row.municipality.code}")


def _is_from_elsewhere(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def _provider(request: HttpRequest, code: str) -> MunicipalProvider:
    return MunicipalProvider(request, _row(code))


def _row(code: str) -> IdentityProvider:
    row = IdentityProvider.objects.select_related("municipality").filter(municipality__code=code).first()
    if row is None:
        raise Http404
    return row
