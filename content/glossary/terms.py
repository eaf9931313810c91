"""The words of a language, ready to show."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import escape

from content.glossary.explaining import Explained
from content.glossary.shown import words_shown
from content.provenance import TranslatedBy
from content.tokens import fill_html, todays_figures
from eligibility.law import Figure
from portal.settings.languages import SOURCE


def terms_of(language: str, figures: Mapping[str, Figure] | None = None) -> list[Explained]:
    """Every word explained in exactly this language. One question to the database."""
    rows = list(words_shown(language))
    if not rows:
        return []
    known = todays_figures() if figures is None else figures
    return sorted((_shown(row, known) for row in rows), key=lambda term: _in_order(term.word, language))


def untranslated(language: str) -> list[Explained]:
    """The Swedish words that are not explained in this language yet."""
    if language == SOURCE.code:
        return []
    here = set(words_shown(language).values_list("key", flat=True))
    return [term for term in terms_of(SOURCE.code) if term.key not in here]


def is_machine_translated(language: str) -> bool:
    """Whether any word of this language was translated by a machine."""
    return words_shown(language).filter(translated_by=TranslatedBy.MACHINE).exists()


def _shown(row: Any, figures: Mapping[str, Figure]) -> Explained:
    """`row` is one of `words_shown`."""
    swedish: str = row.swedish_word
    return Explained(
        key=row.key,
        word=row.word,
        forms=tuple(row.forms),
        explanation=fill_html(escape(row.explanation), figures),
        source=fill_html(escape(row.source), figures),
        in_letters="" if swedish.casefold() in row.word.casefold() else swedish,
    )


def _in_order(word: str, language: str) -> str:
    """Swedish has its last three letters in an order of its own; elsewhere the order of the letters is near enough."""
    small = word.lower()
    return small.translate(str.maketrans("åäö", "{|}")) if language in ("sv", "lattlast") else small
