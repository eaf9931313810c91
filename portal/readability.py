"""How hard a Swedish text is to read, by LIX (Björnsson, 1968): words per sentence plus long words per hundred.

Under 25 is very easy, 25–34 easy, 35–44 newspaper prose, over 55 the language of authorities. Of one short sentence
the number means nothing: measure what is read together, and look at the length of each sentence besides. Stricter
than the definition in one thing: a colon ends no sentence. Imports nothing of ours.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

LONG = 6
"""A word of more letters than this is long."""
FEWEST_WORDS = 20
"""A text of fewer words is too short for its LIX to say anything."""

# 350 000 kr is two words, 2025:970 and EU-land one each.
_WORD = re.compile(r"\d{1,3}(?:\u00a0\d{3})+|\w+(?:[-:.’'/@]\w+)*")
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”’)»]))\s+|\n+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was counted in a text. ``longest`` is its sentence of most words."""

    words: int
    long_words: int
    sentences: int
    longest: str = ""

    @property
    def lix(self) -> float:
        """The readability index; 0 for no text."""
        return self.words / self.sentences + 100 * self.long_words / self.words if self.words else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether the text is long enough for its LIX to mean something."""
        return self.words >= FEWEST_WORDS


def sentences(text: str) -> list[str]:
    """The sentences of one text. What has no full stop, a heading or an answer to choose, is one too."""
    return [part.strip() for part in _END.split(text) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text, figures among them."""
    return _WORD.findall(text)


def measure(texts: Iterable[str], *, known: Collection[str] = ()) -> Reading:
    """What is read together, as one. Words that begin as one of ``known`` (small letters) are not counted as long."""
    read = [(sentence, words(sentence)) for text in texts for sentence in sentences(text)]
    return Reading(
        words=sum(len(found) for _, found in read),
        long_words=sum(_is_long(word, tuple(known)) for _, found in read for word in found),
        sentences=len(read),
        longest=max(read, key=lambda one: len(one[1]), default=("", []))[0],
    )


def _is_long(word: str, known: tuple[str, ...]) -> bool:
    return sum(letter.isalpha() for letter in word) > LONG and not word.lower().startswith(known)
