"""A number as letters that can be read aloud, copied by hand and scanned, and back.

Crockford's base 32: no I, L, O or U, in groups of four. The first letter says the version, the second how many groups
there are, the last four are a checksum of 20 bits, so that whatever is wrong within four neighbouring letters is
always found, and anything else but once in a million.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eligibility.carrying.errors import CannotCarry, CutCode, MistypedCode, NotACode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
LONGEST = 2000
"""Longer texts are not looked at."""

_FIRST = LETTERS.index("V")  # the first version begins with V; the next ones with W, X, Y, Z, 0 …
_VALUES = {letter: value for value, letter in enumerate(LETTERS)} | {"I": 1, "L": 1, "O": 0}
_STRANGE = -1
_BITS = 5
_BASE = 1 << _BITS
_CHECKS = 4
_HEAD = 2
_POLYNOMIAL = 0x16B04F  # of degree 20; Koopman's 0xb5827, which finds any five wrong bits in codes as short as ours
_MASK = (1 << 20) - 1
_OURS = 0x5A6D3  # so that a row of noughts is no code
_FEWEST = _HEAD + _CHECKS
_LIKE_A_CODE = 12
_MENDED_AT_MOST = 64
"""In longer codes the wrong group is not looked for: it would take too long."""


def _shifted(remainder: int) -> int:
    for _ in range(_BITS):
        remainder <<= 1
        if remainder >> 20:
            remainder ^= _POLYNOMIAL
    return remainder


_TABLE = tuple(_shifted(value << 15) for value in range(_BASE))


def _checksum(values: Sequence[int]) -> int:
    remainder = 0
    for value in values:
        remainder = ((remainder << _BITS) & _MASK) ^ _TABLE[(remainder >> 15) ^ value]
    return remainder ^ _OURS


@dataclass(frozen=True, slots=True)
class Lettered:
    """What the letters say: a version, and a number that only this version can read."""

    version: int
    number: int


def written(lettered: Lettered) -> str:
    """The code: groups of four letters with hyphens between them."""
    needed = _HEAD + _CHECKS + -(-lettered.number.bit_length() // _BITS)
    groups = -(-needed // GROUP)
    digits = _digits(lettered.number, groups * GROUP - _HEAD - _CHECKS)
    values = [_mark(lettered.version), groups % _BASE, *digits]
    values += _digits(_checksum(values), _CHECKS)
    letters = "".join(LETTERS[value] for value in values)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read(text: str, known: Sequence[int]) -> Lettered:
    """The version and the number of a code as somebody typed or scanned it.

    ``known`` are the versions that a code can be said to begin like. Raises NotACode, MistypedCode or CutCode.
    """
    groups = _groups_in(text)
    values = [value for group in groups for value in group]
    if _holds(values):
        return Lettered(version=(values[0] - _FIRST) % _BASE + 1, number=_number(values[_HEAD:-_CHECKS]))
    if group := _odd_group(groups) or _wrong_group(values):
        raise MistypedCode(group)
    raise _mistake(values, {_mark(version) for version in known}, digits=sum(sign.isdecimal() for sign in text))


def _mark(version: int) -> int:
    return (_FIRST + version - 1) % _BASE


def _digits(number: int, places: int) -> list[int]:
    return [(number >> (_BITS * place)) & (_BASE - 1) for place in reversed(range(places))]


def _number(values: Sequence[int]) -> int:
    number = 0
    for value in values:
        number = number << _BITS | value
    return number


def _groups_in(text: str) -> list[list[int]]:
    """The letters as numbers, grouped as they were typed; ``_STRANGE`` for a sign that is no letter of ours.

    What stands before the last # is an address. Between groups stands anything that is neither letter nor digit:
    hyphens of every kind, spaces, marks of direction, the plus sign that some scanners type for a hyphen on a Swedish
    keyboard.
    """
    if len(text) > LONGEST:
        raise NotACode
    groups: list[list[int]] = [[]]
    for sign in unicodedata.normalize("NFKC", text.rpartition("#")[2]).upper():
        digit = unicodedata.decimal(sign, None)
        if digit is not None or sign.isalpha():
            groups[-1].append(_VALUES.get(sign, _STRANGE) if digit is None else digit)
        else:
            groups.append([])
    return [group for group in groups if group]


def _holds(values: Sequence[int]) -> bool:
    """Whether the checksum and the length are right."""
    if len(values) < _FEWEST or len(values) % GROUP or _STRANGE in values:
        return False
    return values[1] == len(values) // GROUP % _BASE and _checksum(values[:-_CHECKS]) == _number(values[-_CHECKS:])


def _mistake(values: Sequence[int], marks: set[int], digits: int) -> CannotCarry:
    """An end that is missing, several slips, or no code at all."""
    strange = values.count(_STRANGE)
    if values and values[0] in marks and not strange:
        groups = values[1] if len(values) > 1 else 0
        return MistypedCode() if groups and len(values) >= groups * GROUP else CutCode(groups)
    is_like_one = len(values) >= _LIKE_A_CODE and strange <= len(values) // 8 and digits > 1
    return MistypedCode() if is_like_one else NotACode()


def _odd_group(groups: Sequence[Sequence[int]]) -> int | None:
    """The only group, from 1, with a letter too many or too few. A short one at the end is no slip but a cut."""
    odd = [number for number, group in enumerate(groups, start=1) if len(group) != GROUP]
    if len(odd) != 1 or len(groups) < 3 or len(groups[odd[0] - 1]) not in (GROUP - 1, GROUP + 1):
        return None
    return None if odd[0] == len(groups) and len(groups[-1]) < GROUP else odd[0]


def _wrong_group(values: list[int]) -> int | None:
    """The only group, from 1, in which another letter, or two that change places, would make the code right."""
    if not _FEWEST <= len(values) <= _MENDED_AT_MOST or len(values) % GROUP or values.count(_STRANGE) > 1:
        return None
    found = {place // GROUP + 1 for place, mended in _mended(values) if _holds(mended)}
    return found.pop() if len(found) == 1 else None


def _mended(values: list[int]) -> Iterator[tuple[int, list[int]]]:
    for place in range(len(values)):
        before, after = values[:place], values[place + 1 :]
        yield from ((place, [*before, value, *after]) for value in range(_BASE))
        if after:
            yield place, [*before, after[0], values[place], *after[1:]]
