"""Encryption of what is stored about people, bound to the very cell it is stored in.

A sealed value is key id (2 bytes) ‖ nonce (12) ‖ AES-256-GCM ciphertext, with the municipality, table, column and row
as associated data: a value moved to another row, column or municipality cannot be opened. Each municipality has a data
key and an index key of its own, derived from each master key. Sealing is done with the current master key, opening
with the one whose id the value carries. This protects dumps, replicas and backups; it does not protect against
whoever has taken over the running application.
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

from portal.keyring import MasterKey, current_key, known_keys

ID_BYTES = 2
_NONCE = 12
_HEAD = ID_BYTES + _NONCE


class CannotOpen(Exception):
    """A sealed value is not of this place, was changed, or was sealed with a key that is not here."""


class KeyMissing(CannotOpen):
    """The value was sealed with a master key that is not here. `key_id` is its id."""

    def __init__(self, key_id: int) -> None:
        super().__init__(f"sealed with master key {key_id}, which is not here")
        self.key_id = key_id


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
    """Encrypt a value for that cell and no other, with the current master key."""
    key, nonce = current_key(), secrets.token_bytes(_NONCE)
    return head_of(key.id) + nonce + _cipher(key, cell.municipality).encrypt(nonce, value, cell.bound)


def unseal(sealed: bytes, cell: Cell) -> bytes:
    """The value that was sealed for that cell. Raises CannotOpen for any other, KeyMissing where its key is missing."""
    if len(sealed) < _HEAD:
        raise CannotOpen("cut short")
    key = known_keys().get(key_id_of(sealed))
    if key is None:
        raise KeyMissing(key_id_of(sealed))
    try:
        return _cipher(key, cell.municipality).decrypt(sealed[ID_BYTES:_HEAD], sealed[_HEAD:], cell.bound)
    except InvalidTag:
        raise CannotOpen("not sealed for this place, or the key is another one with the same id") from None


def key_id_of(sealed: bytes) -> int:
    """The id of the master key that a value was sealed with."""
    return int.from_bytes(sealed[:ID_BYTES], "big")


def head_of(key_id: int) -> bytes:
    """How everything begins that was sealed with that key."""
    return key_id.to_bytes(ID_BYTES, "big")


def blind_index(value: str, municipality: str) -> bytes:
    """A fingerprint by which a municipality can find a value again; two municipalities get different ones."""
    return _fingerprint(value, municipality, current_key())


def blind_indexes(value: str, municipality: str) -> list[bytes]:
    """The fingerprint under each known key: while keys are being rotated, a value may be kept under any of them."""
    return [_fingerprint(value, municipality, key) for key in known_keys().values()]


def _fingerprint(value: str, municipality: str, key: MasterKey) -> bytes:
    return hmac.digest(_derived(key, "index", municipality), value.encode(), "sha256")


def _cipher(key: MasterKey, municipality: str) -> AESGCM:
    return AESGCM(_derived(key, "data", municipality))


@lru_cache(maxsize=1024)
def _derived(key: MasterKey, purpose: str, municipality: str) -> bytes:
    info = f"vagval casework {purpose} {municipality}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key.secret)
