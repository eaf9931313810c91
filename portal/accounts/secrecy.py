"""Seals the secrets behind authenticator codes and recovery codes, so that the database alone cannot make them.

What is sealed is written `key id:base64`; what was sealed before keys had ids has no id, and was sealed with key 1.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.keyring import MasterKey, current_key, known_keys

_NONCE = 12


def seal(text: str) -> str:
    key, nonce = current_key(), os.urandom(_NONCE)
    return f"{key.id}:{base64.b64encode(nonce + _cipher(key).encrypt(nonce, text.encode(), None)).decode()}"


def unseal(sealed: str) -> str:
    """Raises cryptography's InvalidTag for what was sealed under another key, or changed since."""
    raw = base64.b64decode(sealed.rpartition(":")[2])
    key = known_keys().get(key_id_of(sealed))
    if key is None:
        raise InvalidTag
    return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()


def key_id_of(sealed: str) -> int:
    """The id of the master key that a secret was sealed with."""
    number, colon, _rest = sealed.rpartition(":")
    return int(number) if colon else 1


def _cipher(key: MasterKey) -> AESGCM:
    # A key of its own, drawn from the master key: SECRET_KEY may be changed without locking everybody out.
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"portal.accounts second factor")
    return AESGCM(derive.derive(key.hexadecimal.encode()))
