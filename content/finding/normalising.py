"""One form for what is spelled in many ways: accents, hamza, homophones, figures and apostrophes make no difference.

Used on both sides, on what is searched and on what is typed, and never shown to anybody.
"""

import re
import unicodedata
from typing import Final

# Letters that Unicode does not take apart by itself.
_ARABIC: Final = {
    **dict.fromkeys("ٱ", "ا"),
    **dict.fromkeys("ىیېۍێے", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    "ګ": "گ",
    **dict.fromkeys("ةھہەۃ", "ه"),
    **dict.fromkeys("ۆۇۋۈ", "و"),
    "ڵ": "ل",
    "ڕ": "ر",
    "ء": "",
    "ـ": "",
}
_LATIN: Final = {"ı": "i", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ß": "ss", "þ": "th"}
_CYRILLIC: Final = {"і": "и", "є": "е", "ґ": "г", "ђ": "дь", "ј": "и"}
_APOSTROPHES: Final = dict.fromkeys("'’‘ʼʻʽ`´ʿʾ′", "")
_INVISIBLE: Final = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff", "")


def _row(first: int, like: int, letters: int = 7) -> dict[str, str]:
    """A row of Ethiopic letters that sounds like another row."""
    return {chr(first + order): chr(like + order) for order in range(letters)}


_ETHIOPIC: Final = {
    **_row(0x1210, 0x1200),  # ሐ → ሀ
    **_row(0x1280, 0x1200),  # ኀ → ሀ
    **_row(0x1220, 0x1230),  # ሠ → ሰ
    **_row(0x12D0, 0x12A0),  # ዐ → አ
    **_row(0x1340, 0x1338),  # ፀ → ጸ
}
_ALIKE: Final = str.maketrans({**_ARABIC, **_LATIN, **_CYRILLIC, **_APOSTROPHES, **_INVISIBLE, **_ETHIOPIC})
# The Bosnian đ as it is typed without its key.
_TYPED_AS_TWO: Final = re.compile("dj")
_BETWEEN: Final = re.compile(r"[\W_]+")
# Where a word may as well be written as two: after a hyphen or a zero-width non-joiner.
_JOINTS: Final = re.compile(r"[\u200c\u00ad‐‑-]")
WORD: Final = re.compile(r"[^\W_](?:[\w\u200c\u200d\u00ad'’ʼʻ]*\w)?")


def normalise(text: str) -> str:
    """The words of a text in small plain letters, one space between them. Normalised twice it is the same."""
    once = _fold(text)
    while (again := _fold(once)) != once:
        once = again
    return once


def words_of(text: str) -> list[str]:
    """The words, as they are compared."""
    return normalise(text).split()


def searchable(text: str) -> str:
    """The words, and those with a joint in them as their parts too."""
    if not _JOINTS.search(text):
        return normalise(text)
    return f"{normalise(_JOINTS.sub('', text))} {normalise(_JOINTS.sub(' ', text))}"


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(_figure(letter) for letter in decomposed if unicodedata.category(letter) not in ("Mn", "Me"))
    return _BETWEEN.sub(" ", _TYPED_AS_TWO.sub("d", plain.translate(_ALIKE))).strip()


def _figure(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
