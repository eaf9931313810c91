"""The data as a picture on paper: compressed, in letters that every scanner reads, in one symbol or in a few.

``VAGVAL1:1/2:`` and the data after it: zlib, then base 45 (RFC 9285), cut in parts. The letters are those that a QR
code holds most of, and that a telephone shows as text, so nothing is lost on the way as it would be with bytes.
"""

import re
import zlib
from collections.abc import Iterable
from typing import Final

from portal.casework.documents.household_data.reading import LARGEST, NotHouseholdData

PREFIX: Final = "VAGVAL1:"
DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MOST_SYMBOLS: Final = 3
MOST_LETTERS: Final = 1326 - len(f"{PREFIX}1/1:")
"""What a symbol of version 24 holds at level M: 121 squares with the margin, five centimetres on paper."""

_PART = re.compile(rf"{PREFIX}([1-9])/([1-9]):([{re.escape(DIGITS)}]+)")
_VALUES = {letter: value for value, letter in enumerate(DIGITS)}


def texts_of(content: bytes) -> tuple[str, ...]:
    """What each symbol says; nothing where the data are more than a few symbols hold."""
    packed = zlib.compress(content, 9)
    if len(packed) * 3 > MOST_SYMBOLS * MOST_LETTERS * 2:
        return ()
    letters = base45(packed)
    count = -(-len(letters) // MOST_LETTERS)
    each = -(-len(letters) // count)
    parts = [letters[start : start + each] for start in range(0, len(letters), each)]
    return tuple(f"{PREFIX}{number}/{count}:{part}" for number, part in enumerate(parts, start=1))


def content_of(texts: Iterable[str]) -> bytes:
    """The data from what the symbols say, in any order. Raises NotHouseholdData."""
    found = {}
    counts = set()
    for text in texts:
        part = _PART.fullmatch(text)
        if part is None:
            raise NotHouseholdData("the picture holds no data of ours")
        counts.add(int(part[2]))
        found[int(part[1])] = part[3]
    if len(counts) != 1 or sorted(found) != list(range(1, *(count + 1 for count in counts))):
        raise NotHouseholdData("the pictures do not belong together, or one of them is missing")
    return _unpacked(from_base45("".join(found[number] for number in sorted(found))))


def _unpacked(packed: bytes) -> bytes:
    opened = zlib.decompressobj()
    try:
        content = opened.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise NotHouseholdData("the picture is damaged, or belongs to another document") from error
    if not opened.eof or opened.unused_data:
        raise NotHouseholdData("the picture holds too much, or only a part")
    return content


def base45(content: bytes) -> str:
    """Two bytes as three letters, the last one as two (RFC 9285)."""
    letters: list[str] = []
    for place in range(0, len(content) - 1, 2):
        rest, low = divmod(content[place] * 256 + content[place + 1], 45)
        high, middle = divmod(rest, 45)
        letters += (DIGITS[low], DIGITS[middle], DIGITS[high])
    if len(content) % 2:
        high, low = divmod(content[-1], 45)
        letters += (DIGITS[low], DIGITS[high])
    return "".join(letters)


def from_base45(letters: str) -> bytes:
    """The bytes again. Raises NotHouseholdData."""
    content = bytearray()
    for place in range(0, len(letters), 3):
        group = [_VALUES[letter] for letter in letters[place : place + 3]]
        number = sum(value * 45**power for power, value in enumerate(group))
        size = len(group) - 1
        if not size or number >= 256**size:
            raise NotHouseholdData("the picture is damaged")
        content += number.to_bytes(size, "big")
    return bytes(content)
