"""Why somebody was not let in: a word for the log and for the help desk, and one page for everybody."""

import logging
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.models import IdentityProvider

logger = logging.getLogger("portal.accounts.oidc")


class Reason(StrEnum):
    """Said in the log and on the page, so that help can be given without anybody's name."""

    # on the way there and back
    STATE = "state"
    CANCELLED = "cancelled"
    PROVIDER_SAID_NO = "provider_said_no"
    RESPONSE_ISSUER = "response_iss"
    UNREACHABLE = "unreachable"
    DISCOVERY = "discovery"
    CODE = "code"
    # the token
    TOKEN = "token"  # noqa: S105  a word, no secret
    TYPE = "typ"
    ALGORITHM = "alg"
    KEY = "kid"
    SIGNATURE = "signature"
    ISSUER = "iss"
    AUDIENCE = "aud"
    AUTHORIZED_PARTY = "azp"
    EXPIRED = "exp"
    ISSUED_AT = "iat"
    NONCE = "nonce"
    ASSURANCE = "acr"
    SIGNED_IN_THERE = "auth_time"
    SUBJECT = "sub"
    # a logout token besides
    EVENTS = "events"
    TOKEN_ID = "jti"  # noqa: S105
    REPLAYED = "replayed"
    # who it is
    UNKNOWN_IDENTITY = "unknown_identity"
    OTHER_MUNICIPALITY = "other_municipality"
    ACCESS_ENDED = "access_ended"
    IDENTITY_TAKEN = "identity_taken"
    OTHER_IDENTITY = "other_identity"
    INVITATION = "invitation"
    NOT_THE_SAME_PERSON = "not_the_same_person"
    SIGNS_IN_ELSEWHERE = "signs_in_elsewhere"


class Refused(Exception):
    """Nobody is signed in, and nothing is changed."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def note(what: str, provider: IdentityProvider, reason: Reason) -> None:
    """One line for the log: which municipality and why, never who."""
    logger.warning("%s refused: municipality %s, %s", what, provider.municipality.code, reason.value)


def refuse(request: HttpRequest, provider: IdentityProvider, reason: Reason) -> HttpResponse:
    """The page. Whoever was signed in before stays so; whoever was not keeps no session at all."""
    note("Sign-in", provider, reason)
    if not request.user.is_authenticated:
        request.session.flush()
    known = {"municipality": provider.municipality, "reason": reason.value}
    return render(request, "accounts/oidc/refused.html", known, status=403)
