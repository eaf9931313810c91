"""Numbers of the law that seem typed by hand into a text instead of named. A guess, for a person to look at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.law import Figure, FigureKind
from portal.formatting import long_date

_SPACE = "[\\s\u00a0\u202f]"
_GROUPED = "[\\s\u00a0\u202f.,'’\u066c]?"  # between thousands, as people write them
_PERCENT = "(?:%|\u066a|procent|percent|per cent|في المئة|بالمئة|في المائة)"
# A number on its own: not a part of a longer one, of a date, of an amount, a share, a section or a citation.
_NOT_BEFORE = rf"(?<![\d.,:/§])(?<!\d-)(?<!§{_SPACE})"
_NOT_AFTER = rf"(?![\d:/]|[.,]\d|{_SPACE}?(?:§|kr\b|{_PERCENT})|{_SPACE}\w+{_SPACE}\d{{4}})"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_AROUND = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """One place that looks like a figure: which figure, and the words around it."""

    name: str
    excerpt: str


def typed_figures(text: str, figures: Mapping[str, Figure], language: str) -> Iterator[Typed]:
    """Every place in a text of that language which looks like one of these figures, written by hand."""
    plain = text.translate(_DIGITS)
    for name, figure in figures.items():
        for found in re.finditer(_pattern(figure, language), plain, re.IGNORECASE):
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            yield Typed(name=name, excerpt=" ".join(around.split()))


def _pattern(figure: Figure, language: str) -> str:
    match figure.kind:
        case FigureKind.KRONOR:
            return rf"(?<!\d){_GROUPED.join(f'{figure.number:,}'.split(','))}(?![\d])"
        case FigureKind.DAY:
            written = re.split(r"\s+", long_date(figure.day, language).translate(_DIGITS))
            return rf"(?<!\d)(?:{f'{_SPACE}+'.join(map(re.escape, written))}|{figure.day.isoformat()})(?!\d)"
        case FigureKind.PERCENT:
            return rf"(?<!\d){figure.value}{_SPACE}?{_PERCENT}"
        case FigureKind.SECTION:
            return rf"(?<!\d){figure.value}{_SPACE}?§"
        case FigureKind.MONTHS | FigureKind.YEARS:
            return f"{_NOT_BEFORE}{figure.value}{_NOT_AFTER}"
        case _:
            return rf"(?<![\d:/]){re.escape(str(figure.value))}(?![\d:/])"
