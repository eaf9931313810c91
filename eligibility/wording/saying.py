"""Sentences that wait: a msgid and its values are put together in the language of whoever reads them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from babel.lists import format_list
from django.utils.functional import Promise, lazy

from eligibility.law.figures import Figure, FigureKind
from portal import formatting

Text: TypeAlias = str | Promise
"""A sentence now, or one that is translated when it is read."""


def _fill(sentence: Text, values: tuple[tuple[str, Text | int], ...]) -> str:
    return _fill_from(sentence, dict(values))


def _fill_from(sentence: Text, numbers: Mapping[str, Text | int]) -> str:
    text = str(sentence)
    return text % numbers if "%" in text else text


_fill_later = lazy(_fill, str)
_fill_from_later = lazy(_fill_from, str)
long_date = lazy(formatting.long_date, str)
"""A day written out in the language of the reader."""


def said(sentence: Text, **values: Text | int) -> Text:
    """The sentence with its named values, as late as possible."""
    return _fill_later(sentence, tuple(values.items())) if values else sentence


def filled(sentence: Text, numbers: Mapping[str, Text | int]) -> Text:
    """The sentence with those of the numbers of the law that it names, as late as possible."""
    return _fill_from_later(sentence, numbers)


def _list(names: tuple[Text, ...]) -> str:
    if len(names) == 1:  # most often, and many times on a page
        return str(names[0])
    return format_list([str(name) for name in names], locale=formatting.locale_of())


_list_later = lazy(_list, str)


def listed(names: Iterable[Text]) -> Text:
    """Names with the reader's language's commas between them; nothing for none."""
    kept = tuple(names)
    return _list_later(kept) if kept else ""


def figure_text(figure: Figure) -> Text:
    """A number of the law as it stands in a sentence."""
    match figure.kind:
        case FigureKind.KRONOR:
            return formatting.kronor(figure.number)
        case FigureKind.PERCENT:
            return formatting.percent(figure.number)
        case FigureKind.DAY:
            return long_date(figure.day)
        case _:
            return str(figure.value)


def figure_texts(figures: Mapping[str, Figure]) -> dict[str, Text]:
    """Every number of an edition, ready for a sentence that names it."""
    return {name: figure_text(figure) for name, figure in figures.items()}
