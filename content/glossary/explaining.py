"""Finds the first place of each word in the prose of a page, and makes it lead to its explanation.

A plain link to a list at the foot of the page: it works without script, by keyboard, with a screen reader and on
paper. Never inside a heading, a link, a citation or a figure, nor among the sources.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from content.rendering import Part

_TAG: Final = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>")
_TAG_NAME: Final = re.compile(r"</?([a-z0-9]+)")
# Within these nothing is explained. A span is a figure or a citation.
_LEFT_ALONE: Final = frozenset({"h1", "h2", "h3", "a", "span"})
_NOT_IN: Final = frozenset({"sources", "wizard"})
# Arabic writes "and", "with", "for" and "the" as part of the word.
_BEFORE: Final = {"ar": "[وف]?(?:[بكل]?ال|لل|[بكل])?"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """A word as a page needs it. ``explanation`` and ``source`` are HTML with the law's figures filled in.

    ``in_letters`` is the Swedish word, which authorities use, where the word itself does not hold it.
    """

    key: str
    word: str
    forms: tuple[str, ...]
    explanation: SafeString
    source: SafeString
    in_letters: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedParts:
    """A page's parts with the words marked, and the words in the order in which they stand there."""

    parts: tuple[Part, ...]
    terms: tuple[Explained, ...]


def explain(parts: Iterable[Part], terms: Sequence[Explained], language: str) -> ExplainedParts:
    """Mark the first place of each word."""
    marker = _Marker(terms, language)
    marked = tuple(marker.part(part) for part in parts)
    return ExplainedParts(parts=marked, terms=tuple(marker.found.values()))


class _Marker:
    def __init__(self, terms: Sequence[Explained], language: str) -> None:
        self._by_form = {form.lower(): term for term in reversed(terms) for form in term.forms}
        self._pattern = _pattern(tuple(self._by_form), language)
        self.found: dict[str, Explained] = {}

    def part(self, part: Part) -> Part:
        if part.kind in _NOT_IN or self._pattern is None:
            return part
        return replace(part, html=self._html(part.html), steps=tuple(self._html(step) for step in part.steps))

    def _html(self, html: str) -> SafeString:
        pieces, place, depth = [], 0, 0
        for tag in _TAG.finditer(html):
            pieces += [self._text(html[place : tag.start()], is_prose=not depth), tag.group()]
            depth += _step(tag.group())
            place = tag.end()
        pieces.append(self._text(html[place:], is_prose=not depth))
        return mark_safe("".join(pieces))  # noqa: S308  it was clean, and only links to our own anchors are added

    def _text(self, text: str, *, is_prose: bool) -> str:
        return self._pattern.sub(self._link, text) if is_prose and self._pattern else text

    def _link(self, match: re.Match[str]) -> str:
        term = _term_of(match, self._by_form)
        if term is None or term.key in self.found:
            return match.group()
        self.found[term.key] = term
        key = escape(term.key)
        return f'<a class="term" id="word-{key}" href="#term-{key}">{match.group()}</a>'


@lru_cache(maxsize=64)
def _pattern(forms: tuple[str, ...], language: str) -> re.Pattern[str] | None:
    """One pattern for every form, the longest first, each a word of its own."""
    if not forms:
        return None
    one_of = "|".join(_as_pattern(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w){_BEFORE.get(language, '')}(?:{one_of})(?!\w)", re.IGNORECASE)


def _as_pattern(form: str) -> str:
    # Text between tags is escaped, and so must be what is looked for in it; a space may be one that does not break.
    words = re.escape(escape(form.removesuffix("*"))).replace(r"\ ", r"[ \u00a0]")
    return f"({words}){chr(92)}w*" if form.endswith("*") else f"({words})"


def _term_of(match: re.Match[str], by_form: Mapping[str, Explained]) -> Explained | None:
    """Which form it was: the one group that took part."""
    found = next(group for group in match.groups() if group is not None).lower().replace("\u00a0", " ")
    return by_form.get(found) or by_form.get(f"{found}*")


def _step(tag: str) -> int:
    """How much deeper this tag leads into what is left alone."""
    name = _TAG_NAME.match(tag)
    if name is None or name.group(1) not in _LEFT_ALONE:
        return 0
    return -1 if tag.startswith("</") else 1
