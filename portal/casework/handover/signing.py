"""Who made a package: an Ed25519 signature by the installation, and the public keys of those we know.

The private key is settings.CASEWORK_SIGNING_KEY (32 bytes, hexadecimal). The public one is told by
`manage.py signing_key`; an installation that shall read our packages lists it under CASEWORK_TRUSTED_KEYS.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

KEY_BYTES = 32
_PURPOSE = b"vagval case package 1\x00"


class NotSigned(Exception):
    """The signature is missing, is not of these bytes, or is by nobody we know."""


@dataclass(frozen=True, kw_only=True)
class Signature:
    """A signature and the id of the public key that proves it; both hexadecimal."""

    key_id: str
    value: str


def sign(content: bytes) -> Signature:
    """Sign bytes as this installation."""
    key = _private_key()
    return Signature(key_id=key_id(_public_bytes(key.public_key())), value=key.sign(_PURPOSE + content).hex())


def signer_of(content: bytes, signature: Signature) -> str:
    """Who signed: "" for this installation, else the name under which the key is trusted. Raises NotSigned."""
    for public, name in known_keys().items():
        if key_id(public) == signature.key_id:
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature.value), _PURPOSE + content)
            except (InvalidSignature, ValueError):
                raise NotSigned from None
            return name
    raise NotSigned


def known_keys() -> Mapping[bytes, str]:
    """The public keys we believe, with names; our own has none. Raises ValueError for a setting that is no key."""
    named = [entry.rpartition(":") for entry in settings.CASEWORK_TRUSTED_KEYS]
    return {public_key(): "", **{bytes.fromhex(written): name for name, _colon, written in named}}


def public_key() -> bytes:
    """Our own public key, 32 bytes."""
    return _public_bytes(_private_key().public_key())


def key_id(public: bytes) -> str:
    """The short name of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.CASEWORK_SIGNING_KEY))


def _public_bytes(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
