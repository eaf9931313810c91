"""The HTML as the truth: which words there are, and in which language."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

from tests.casework.documents.drawn import Drawn
from tests.casework.documents.structure import Finding, about, leaves, letters

SENTENCE = 10  # letters: what is shorter may be a name, or the same in both


def languages_not_as_written(drawn: Drawn, html: str) -> Iterator[Finding]:
    """Every text is under the language that the HTML gives it, and no text of the HTML is lost."""
    written = Written(html).by_language
    found: dict[str, str] = defaultdict(str)
    for element, text in leaves(drawn):
        language, told = element.language.partition("-")[0], letters(text)
        found[language] += told
        if is_from_left(told) and told not in written.get(language, ""):
            yield about(drawn, element, f"not written in {language or 'no language'}")
    for language, texts in written.items():
        if language not in found:
            yield Finding(page=0, words=f"nothing is in {language}: {texts[:60]}")


def words_lost(drawn: Drawn, html: str) -> Iterator[Finding]:
    """Every word from left to right that the HTML holds is drawn."""
    drawn_letters = letters("".join(run.text for run in drawn.runs))
    for text in Written(html).texts:
        for word in map(letters, text.split()):
            if is_from_left(word) and word not in drawn_letters:
                yield Finding(page=0, words=f"not drawn: {word}")


def left_in_swedish(_drawn: Drawn, html: str) -> Iterator[Finding]:
    """What stands beside the Swedish says it in other words: Django falls back to Swedish where a translation lacks."""
    for swedish, beside in _Pairs(html).pairs:
        words = [word for word in beside.split() if word.isalpha()]
        if len(words) > 1 and sum(map(len, words)) >= SENTENCE and letters(swedish) == letters(beside):
            yield Finding(page=0, words=f"as in Swedish: {' '.join(beside.split())}")


class _Pairs(HTMLParser):
    """Each text in Swedish, and what stands beside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth, self.side = 0, ""
        self.sides: list[tuple[str, str]] = []
        self.feed(html)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        for (one, text), (other, beside) in pairwise(self.sides):
            if (one, other) == ("swedish", "beside"):
                yield text, beside

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        side = {"swedish", "beside"}.intersection((dict(attrs).get("class") or "").split())
        if side and not self.depth:
            self.side = tag
            self.sides.append((side.pop(), ""))
        self.depth += bool(self.side) and tag == self.side

    def handle_endtag(self, tag: str) -> None:
        if self.side and tag == self.side:
            self.depth -= 1
            self.side = self.side if self.depth else ""

    def handle_data(self, data: str) -> None:
        if self.side:
            side, text = self.sides[-1]
            self.sides[-1] = (side, text + data)


class Written(HTMLParser):
    """The texts of an HTML body, and the language in force for each."""

    VOID = frozenset({"br", "hr", "img", "meta", "link", "col", "wbr", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages, self.hidden = [""], 0
        self.by_language: dict[str, str] = defaultdict(str)
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            language = dict(attrs).get("lang") or self.languages[-1]
            self.languages.append(language.partition("-")[0])
            self.hidden += tag in {"head", "title", "style"}

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.languages.pop()
            self.hidden -= tag in {"head", "title", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden and (told := letters(data)):
            self.by_language[self.languages[-1]] += told
            self.texts.append(data)


def is_from_left(text: str) -> bool:
    return bool(text) and not any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)
