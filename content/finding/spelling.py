"""What somebody may have meant: the word of the language's own pages that shares most pairs of letters."""

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Final

from content.finding.normalising import WORD, normalise

LEAST_ALIKE: Final = 0.5
SHORTEST: Final = 3


def vocabulary(texts: Iterable[str]) -> dict[str, str]:
    """Each word as it is compared, and as it is written."""
    written = {word.lower() for text in texts for word in WORD.findall(text)}
    known = {normalise(word): word for word in sorted(written)}
    return {plain: word for plain, word in known.items() if len(plain) >= SHORTEST and " " not in plain}


def is_known(word: str, words: Mapping[str, str]) -> bool:
    """Whether a word begins so."""
    return any(known.startswith(word) for known in words)


def closest(word: str, words: Mapping[str, str]) -> str | None:
    """The word that is most alike, as it is compared; nothing where none is alike enough."""
    pairs = _pairs(word)
    scored = ((_alike(pairs, _pairs(known)), known) for known in words if abs(len(known) - len(word)) <= 4)
    best = max(scored, default=(0.0, ""), key=lambda one: (one[0], _begun_alike(word, one[1]), -len(one[1]), one[1]))
    return best[1] if best[0] >= LEAST_ALIKE else None


def _begun_alike(word: str, known: str) -> int:
    """Of words as much alike, who writes wrong has meant one that begins so: a beginning is seldom misspelled."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, known, strict=False)))


def _pairs(word: str) -> frozenset[str]:
    framed = f"^{word}$"
    return frozenset(framed[place : place + 2] for place in range(len(framed) - 1))


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    """Dice's coefficient: 1 where all pairs are shared, 0 where none is."""
    return 2 * len(some & others) / (len(some) + len(others))
