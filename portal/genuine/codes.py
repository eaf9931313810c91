"""The check code: the first 100 bits of a fingerprint as twenty letters and figures that can be copied by hand.

Crockford's base 32 has no I, L, O or U; who reads one of the first three there means 1 or 0.
"""

import re
import unicodedata

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP, GROUPS = 4, 5
BITS = 5
HEXADECIMAL = GROUP * GROUPS * BITS // 4
"""How many hexadecimal digits of the fingerprint the code holds."""

_MEANT = str.maketrans("ILO", "110")
_BETWEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2010-\u2015\u202a-\u202e\u2066-\u2069\ufeff._-]+")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class NotACode(ValueError):
    """What was typed is no check code and no fingerprint."""


def check_code(fingerprint: str) -> str:
    """The code of a fingerprint: five groups of four, with hyphens between them."""
    number = int(fingerprint[:HEXADECIMAL], 16)
    letters = "".join(LETTERS[number >> BITS * place & 31] for place in reversed(range(GROUP * GROUPS)))
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def beginning_of(typed: str) -> str:
    """What the fingerprint begins with, of a code or a whole fingerprint as somebody typed it. Raises NotACode."""
    plain = _BETWEEN.sub("", "".join(_figure(letter) for letter in typed))
    if _FINGERPRINT.fullmatch(plain.lower()):
        return plain.lower()
    letters = plain.upper().translate(_MEANT)
    if len(letters) != GROUP * GROUPS or not set(letters) <= set(LETTERS):
        raise NotACode
    number = 0
    for letter in letters:
        number = number << BITS | LETTERS.index(letter)
    return f"{number:0{HEXADECIMAL}x}"


def _figure(letter: str) -> str:
    """A figure of any script as ours."""
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
