"""What a session remembers about how it was made: when, and with which factors."""

import time
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from .models import User
from .oidc.sessions import made_by_municipality, still_stands

SIGNED_IN_AT = "signed_in_at"
FIRST_RANK = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@receiver(user_logged_in, dispatch_uid="accounts.remember_when")
def remember_when(request: HttpRequest, **_: Any) -> None:
    """Start the eight hours that no activity can prolong."""
    request.session[SIGNED_IN_AT] = time.time()


@receiver(authenticator_added, dispatch_uid="accounts.count_a_new_authenticator")
def count_a_new_authenticator(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Someone who has just set up an authenticator has shown that they hold it."""
    if authenticator.type in FIRST_RANK:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def has_outlived_itself(request: HttpRequest) -> bool:
    """Whether this session is older than any session may become. One that doesn't know its age is too old."""
    return time.time() - float(request.session.get(SIGNED_IN_AT, 0)) > float(settings.SESSION_ABSOLUTE_AGE)


def has_lost_its_ground(request: HttpRequest) -> bool:
    """Whether the municipality made this session and does not vouch for it any more."""
    made = made_by_municipality(request)
    return made is not None and not still_stands(cast(User, request.user), made)


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was made with a second factor that its user still has, here or at the municipality."""
    if made := made_by_municipality(request):
        return still_stands(cast(User, request.user), made)
    records = get_authentication_records(request, request.user)
    used = [record.get("id") for record in records if record.get("method") == "mfa"]
    return bool(used) and Authenticator.objects.filter(user_id=request.user.pk, pk__in=used).exists()


def proved_lately(request: HttpRequest, *, seconds: float) -> bool:
    """Whether the person at the keyboard gave a password, code or key in the last `seconds`."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < seconds
