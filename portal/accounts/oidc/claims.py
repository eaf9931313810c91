"""What a token must say to be believed. No network, no database: claims, what we expect, and the time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import constant_time_compare

from .refusals import Reason, Refused

Claims = Mapping[str, Any]

LEEWAY = 60  # seconds by which two clocks may differ
LONGEST_SUBJECT = 191  # what allauth stores; OpenID Connect allows 255, and no provider we know comes near
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_IS_NEWS_FOR = 10 * 60
_FAR_AWAY = 10**11  # a moment beyond any clock


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the provider was asked for, by us, in this browser."""

    issuer: str
    client_id: str
    nonce: str
    accepted_acr: tuple[str, ...]
    max_age: int
    not_before: float = 0  # for a step-up: when it was asked for


def check_id_token(claims: Claims, expected: Expected, *, now: float) -> None:
    """Raises Refused with the first thing that is wrong."""
    _check_sender(claims, expected.issuer, expected.client_id)
    _check_times(claims, now)
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not constant_time_compare(nonce, expected.nonce):
        raise Refused(Reason.NONCE)
    if claims.get("acr") not in expected.accepted_acr:
        raise Refused(Reason.ASSURANCE)
    signed_in = _moment(claims, "auth_time", Reason.SIGNED_IN_THERE)
    if not max(now - expected.max_age, expected.not_before) - LEEWAY <= signed_in <= now + LEEWAY:
        raise Refused(Reason.SIGNED_IN_THERE)
    if not _is_name(claims.get("sub"), LONGEST_SUBJECT):
        raise Refused(Reason.SUBJECT)


def check_logout_token(claims: Claims, *, issuer: str, client_id: str, now: float) -> None:
    """As OpenID Connect Back-Channel Logout 1.0 §2.6. Raises Refused; replay is the caller's to find."""
    _check_sender(claims, issuer, client_id)
    _check_times(claims, now)
    if now - _moment(claims, "iat", Reason.ISSUED_AT) > LOGOUT_IS_NEWS_FOR + LEEWAY:
        raise Refused(Reason.ISSUED_AT)
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(LOGOUT_EVENT), dict):
        raise Refused(Reason.EVENTS)
    if "nonce" in claims:
        raise Refused(Reason.NONCE)  # an ID token in disguise
    if not _is_name(claims.get("jti"), 255):
        raise Refused(Reason.TOKEN_ID)
    names = [claims[name] for name in ("sub", "sid") if name in claims]
    if not names or not all(_is_name(name, 255) for name in names):
        raise Refused(Reason.SUBJECT)


def _check_sender(claims: Claims, issuer: str, client_id: str) -> None:
    if claims.get("iss") != issuer:
        raise Refused(Reason.ISSUER)
    # An audience besides us is nobody we trust, so a list may hold us alone.
    if claims.get("aud") not in (client_id, [client_id]):
        raise Refused(Reason.AUDIENCE)
    if claims.get("azp", client_id) != client_id:
        raise Refused(Reason.AUTHORIZED_PARTY)


def _check_times(claims: Claims, now: float) -> None:
    if _moment(claims, "exp", Reason.EXPIRED) <= now - LEEWAY:
        raise Refused(Reason.EXPIRED)
    if _moment(claims, "iat", Reason.ISSUED_AT) > now + LEEWAY:
        raise Refused(Reason.ISSUED_AT)


def _moment(claims: Claims, name: str, reason: Reason) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _FAR_AWAY:
        raise Refused(reason)
    return float(value)


def _is_name(value: object, longest: int) -> bool:
    return isinstance(value, str) and 0 < len(value) <= longest and value.isprintable()
