"""Encryption of what is stored about people, bound to the very cell it is stored in.

A sealed value is key id (2 bytes) ‖ nonce (12) ‖ AES-256-GCM ciphertext, with the municipality, table, column and row
as associated data: a value moved to another row, column or municipality cannot be opened. Each municipality has a data
key and an index key of its own, derived from the master key. This protects dumps, replicas and backups; it does
not protect against whoever has taken over the running application.
"""

import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_ID = (1).to_bytes(2, "big")
_NONCE = 12
_HEAD = len(KEY_ID) + _NONCE


class CannotOpen(Exception):
    """A sealed value is not of this place, was changed, or was sealed with a key that is not here."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The place a sealed value belongs to. `municipality` is its four-digit code."""

    municipality: str
    table: str
    column: str
    row: UUID

    @property
    def bound(self) -> bytes:
        """The associated data: unit separators cannot occur in any part, so no two places look alike."""
        return "\x1f".join((self.municipality, self.table, self.column, str(self.row))).encode()


def seal(value: bytes, cell: Cell) -> bytes:
    """Encrypt a value for that cell and no other."""
    nonce = secrets.token_bytes(_NONCE)
    return KEY_ID + nonce + _cipher(cell.municipality).encrypt(nonce, value, cell.bound)


def unseal(sealed: bytes, cell: Cell) -> bytes:
    """The value that was sealed for that cell. Raises CannotOpen for any other."""
    if sealed[: len(KEY_ID)] != KEY_ID:
        raise CannotOpen("sealed with a key that is not here")
    if len(sealed) < _HEAD:
        raise CannotOpen("cut short")
    try:
        return _cipher(cell.municipality).decrypt(sealed[len(KEY_ID) : _HEAD], sealed[_HEAD:], cell.bound)
    except InvalidTag:
        raise CannotOpen("not sealed for this place") from None


def blind_index(value: str, municipality: str) -> bytes:
    """A fingerprint by which a municipality can find a value again; two municipalities get different ones."""
    return hmac.digest(_derived(settings.CASEWORK_MASTER_KEY, "index", municipality), value.encode(), "sha256")


def _cipher(municipality: str) -> AESGCM:
    return AESGCM(_derived(settings.CASEWORK_MASTER_KEY, "data", municipality))


@lru_cache(maxsize=1024)
def _derived(master: str, purpose: str, municipality: str) -> bytes:
    info = f"vagval casework {purpose} {municipality}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(bytes.fromhex(master))
