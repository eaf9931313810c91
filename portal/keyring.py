"""The master keys that the portal knows: the one that seals, and older ones that still open.

A key is written `ID:HEXADECIMAL`, with an id from 1 to 65535 that is never given to another key; one without an id has
id 1. What is sealed carries the id, so that each value says which key opens it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

LEAST_BYTES = 32
HIGHEST_ID = 65535


class NotAKey(ValueError):
    """What is written is no key. Says what is wrong, never the key."""


@dataclass(frozen=True, kw_only=True, repr=False)
class MasterKey:
    id: int
    hexadecimal: str

    def __repr__(self) -> str:
        return f"MasterKey(id={self.id})"

    @property
    def secret(self) -> bytes:
        return bytes.fromhex(self.hexadecimal)


@lru_cache(maxsize=32)
def read_key(written: str) -> MasterKey:
    """The key that is written so. Raises NotAKey."""
    number, colon, digits = written.strip().rpartition(":")
    if not colon:
        number = "1"
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= HIGHEST_ID):
        raise NotAKey(f"a key's id is a whole number from 1 to {HIGHEST_ID}")
    try:
        long_enough = len(bytes.fromhex(digits)) >= LEAST_BYTES
    except ValueError:
        long_enough = False
    if not long_enough:
        raise NotAKey(f"a key has at least {2 * LEAST_BYTES} hexadecimal digits")
    return MasterKey(id=int(number), hexadecimal=digits)


def current_key() -> MasterKey:
    """The key that everything is sealed with from now on."""
    return read_key(settings.CASEWORK_MASTER_KEY)


def known_keys() -> Mapping[int, MasterKey]:
    """Every key that opens something, by id; the current one first. Raises NotAKey."""
    return _by_id((settings.CASEWORK_MASTER_KEY, *settings.CASEWORK_MASTER_KEYS_OLD))


@lru_cache(maxsize=32)
def _by_id(written: tuple[str, ...]) -> Mapping[int, MasterKey]:
    keys: dict[int, MasterKey] = {}
    for key in map(read_key, written):
        if keys.setdefault(key.id, key) != key:
            raise NotAKey(f"two different keys have the id {key.id}")
    return keys
