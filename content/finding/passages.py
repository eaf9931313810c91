"""The piece of a text in which the words were found, with the words marked."""

import re
from collections.abc import Sequence
from typing import Final

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from content.finding.normalising import WORD, normalise

BEFORE: Final = 70
LENGTH: Final = 220
# An ending may differ where a word was found by its stem.
_LONGEST_ENDING: Final = 3
_SHORTEST_STEM: Final = 4
_ARABIC_THE: Final = "ال"


def passage(text: str, words: Sequence[str]) -> SafeString:
    """Some two lines around the first place where one of the words stands; the beginning where none does."""
    first = next((match.start() for match in WORD.finditer(text) if _is_found(match.group(), words)), 0)
    begin = _at_a_space(text, max(0, first - BEFORE)) if first > BEFORE else 0
    end = len(text) if begin + LENGTH >= len(text) else _at_a_space(text, begin + LENGTH)
    return format_html(
        "{}{}{}", "… " if begin else "", marked(text[begin:end].strip(), words), " …" if end < len(text) else ""
    )


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with the found words marked."""
    pieces, place = [], 0
    for match in WORD.finditer(text):
        if _is_found(match.group(), words):
            pieces += [conditional_escape(text[place : match.start()]), format_html("<mark>{}</mark>", match.group())]
            place = match.end()
    pieces.append(conditional_escape(text[place:]))
    return mark_safe("".join(pieces))  # noqa: S308  each piece is escaped


def _is_found(written: str, words: Sequence[str]) -> bool:
    plain = normalise(written)
    return any(_begins(form, word) for word in words for form in (plain, plain.removeprefix(_ARABIC_THE)))


def _begins(plain: str, word: str) -> bool:
    if len(word) < _SHORTEST_STEM:
        return plain == word
    stem = word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]
    return plain.startswith(word) or (plain.startswith(stem) and len(plain) - len(stem) <= _LONGEST_ENDING + 2)


def _at_a_space(text: str, place: int) -> int:
    """The next place where no word is cut."""
    space = re.compile(r"\s").search(text, place)
    return space.end() if space else len(text)
