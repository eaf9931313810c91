"""Reading signed tokens: which algorithms, which key, and that the signature is right."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import jwt
from jwt.api_jws import PyJWS

from .refusals import Reason, Refused

# Signatures that only the provider can make. Never `none`, never HS*: there the "key" is something we hold, or all do.
_KEY_TYPES = {
    **dict.fromkeys(("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), "RSA"),
    **dict.fromkeys(("ES256", "ES384", "ES512"), "EC"),
    "EdDSA": "OKP",
}
_LONGEST_TOKEN = 16_384
_SMALLEST_RSA_KEY = 2048

Keys = Sequence[Any]


class Kind(Enum):
    """What a token's header may say that it is."""

    ID = ("", "jwt")
    LOGOUT = ("logout+jwt", "application/logout+jwt")


@dataclass(frozen=True, kw_only=True)
class Unproven:
    """A token that has been taken apart and not yet believed."""

    text: str
    algorithm: str
    key_id: str
    claims: dict[str, Any]


def take_apart(token: object, kind: Kind) -> Unproven:
    """Raises Refused for what is not a token of this kind, or is signed in a way that proves nothing."""
    if not isinstance(token, str) or len(token) > _LONGEST_TOKEN:
        raise Refused(Reason.TOKEN)
    try:
        header = jwt.get_unverified_header(token)
        claims = json.loads(PyJWS().decode_complete(token, options={"verify_signature": False})["payload"])
    except (jwt.InvalidTokenError, ValueError, RecursionError):
        raise Refused(Reason.TOKEN) from None
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in _KEY_TYPES:
        raise Refused(Reason.ALGORITHM)
    if not isinstance(claims, dict) or "crit" in header or "b64" in header:
        raise Refused(Reason.TOKEN)
    if str(header.get("typ", "")).lower() not in kind.value:
        raise Refused(Reason.TYPE)
    if not isinstance(key_id, str):
        raise Refused(Reason.KEY)
    return Unproven(text=token, algorithm=algorithm, key_id=key_id, claims=claims)


def prove(token: Unproven, find_keys: Callable[[], Keys]) -> dict[str, Any]:
    """The claims, now that the provider's own key has signed them. Raises Refused."""
    key = _pick(find_keys(), token)
    try:
        PyJWS().decode(token.text, key, algorithms=[token.algorithm])
    except jwt.InvalidTokenError:
        raise Refused(Reason.SIGNATURE) from None
    return token.claims


def _pick(keys: Keys, token: Unproven) -> Any:
    """The one key that has this name and may be used in this way."""
    fitting = [
        key
        for key in keys
        if isinstance(key, dict)
        and key.get("kid") == token.key_id
        and key.get("kty") == _KEY_TYPES[token.algorithm]
        and key.get("use", "sig") == "sig"
        and key.get("alg", token.algorithm) == token.algorithm
    ]
    if len(fitting) != 1:
        raise Refused(Reason.KEY)
    try:
        key = jwt.PyJWK(fitting[0], algorithm=token.algorithm).key
    except (jwt.PyJWTError, ValueError, TypeError):
        raise Refused(Reason.KEY) from None
    if fitting[0]["kty"] == "RSA" and key.key_size < _SMALLEST_RSA_KEY:
        raise Refused(Reason.KEY)
    return key
