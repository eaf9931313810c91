"""Every text of ours in the letters of another script and half as long again, before a translation is there.

Proves that the pages hold the script: its letters, its direction, its long words. It says nothing about a translation.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import cycle, islice
from unittest.mock import patch

from django.utils.translation import trans_real

from portal.settings.languages import BY_CODE

KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\{\w+\}|<[^>]*>|&\w+;)")
WORD = re.compile(r"[^\W\d_]+")
LONGER = 1.5  # than the English; written without vowels, Arabic words are no longer than that
ARABIC = "ابتحدرسعفقكلمنهوي"
LETTERS = {
    "ar": ARABIC,
    "fa": f"{ARABIC}پچژگ",
    "prs": f"{ARABIC}پچژگ",
    "ps": f"{ARABIC}ټډړږښګڼېۍ",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "ti": "ሀለሐመሠረሰቀበተኀነአከወዐዘየደገጠጸፀፈፐቕጽሽ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "kmr": "abcçdeêfghiîjklmnopqrsştuûvwxyz",
    "so": "abcdefghijklmnoqrstuwxy'",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "bs": "abcčćdđefghijklmnoprsštuvzž",
}


class Pseudo:
    """Stands in for a catalogue."""

    def __init__(self, code: str) -> None:
        self.code, self.letters = code, LETTERS[code]

    def gettext(self, message: str) -> str:
        words = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
        parts = KEPT.split(words)
        return "".join(part if KEPT.fullmatch(part) else WORD.sub(self._word, part) for part in parts)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        start = sum(map(ord, word)) % len(self.letters)
        length = max(2, round(len(word) * (1.0 if BY_CODE[self.code].right_to_left else LONGER)))
        return "".join(islice(cycle(self.letters), start, start + length))

    def to_language(self) -> str:
        return self.code

    def language(self) -> str:
        return self.code


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Within it, everything that is said in this language is such a text, and the language is on paper."""
    with ExitStack() as stack:
        stack.enter_context(patch.dict(trans_real._translations, {code: Pseudo(code)}))
        stack.enter_context(patch.dict(BY_CODE, {code: replace(BY_CODE[code], on_paper=True)}))
        yield
