"""What a provider says about itself, and with which keys it signs: for a sign-in its keys are asked for each time."""

import hashlib
from typing import Any

from django.core.cache import cache

from .fetching import fetch_json, is_safe_address
from .refusals import Reason, Refused
from .tokens import Keys

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_KEPT = 60  # seconds, in the memory of each server process
_REFUSAL_KEPT = 10


def discover(issuer: str) -> dict[str, Any]:
    """The provider's own description, which must be about this very issuer and lead to safe addresses only."""
    document = fetch_json(f"{issuer.rstrip('/')}/.well-known/openid-configuration", refusal=Reason.DISCOVERY)
    if document.get("issuer") != issuer or not all(is_safe_address(document.get(name)) for name in _ENDPOINTS):
        raise Refused(Reason.DISCOVERY)
    return document


def fetch_keys(address: str) -> Keys:
    keys = fetch_json(address, refusal=Reason.KEY).get("keys")
    if not isinstance(keys, list):
        raise Refused(Reason.KEY)
    return keys


def described_lately(issuer: str) -> dict[str, Any]:
    """As `discover`, at most a minute old; a refusal holds for ten seconds, so that no crowd waits for a silent one."""
    name = _name("description", issuer)
    document, refusal = cache.get(name, (None, None))
    if document is None and refusal is None:
        try:
            document = discover(issuer)
        except Refused as refused:
            refusal = refused.reason
        cache.set(name, (document, refusal), _REFUSAL_KEPT if refusal else _KEPT)
    if refusal:
        raise Refused(refusal)
    return dict(document)


def keys_lately(issuer: str) -> Keys:
    """The keys as they were at most a minute ago; none for a minute where the provider does not answer.

    For logout tokens, which anybody can post: nobody makes us fetch at their own pace.
    """
    name = _name("keys", issuer)
    keys: Keys | None = cache.get(name)
    if keys is None:
        try:
            keys = fetch_keys(described_lately(issuer)["jwks_uri"])
        except Refused:
            keys = ()
        cache.set(name, keys, _KEPT)
    return keys


def _name(what: str, issuer: str) -> str:
    return f"portal.accounts.oidc.{what}.{hashlib.sha256(issuer.encode()).hexdigest()}"
