"""Seals the secrets behind authenticator codes and recovery codes, so that the database alone cannot make them."""

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


def seal(text: str) -> str:
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode()


def unseal(sealed: str) -> str:
    """Raises cryptography's InvalidTag for what was sealed under another key, or changed since."""
    raw = base64.b64decode(sealed)
    return _cipher().decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()


def _cipher() -> AESGCM:
    # A key of its own, drawn from the master key: SECRET_KEY may be changed without locking everybody out.
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"portal.accounts second factor")
    return AESGCM(derive.derive(settings.CASEWORK_MASTER_KEY.encode()))
