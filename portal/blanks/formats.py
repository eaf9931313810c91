"""How a value is written: one table of formats by the value's type, each known by what it looks like."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal import formatting
from portal.blanks.values import Label, Type, Value


class CannotBeWritten(Exception):
    """The value has no such form: an identity number without a century, for instance."""


def _dated(pattern: str) -> Callable[[Value, Any], str]:
    def written(_value: Value, day: date) -> str:
        return day.strftime(pattern)

    return written


def _digits(first: int, last: int, dash_after: int = 0) -> Callable[[Value, Any], str]:
    """These of the twelve digits of a Swedish identity number."""

    def written(_value: Value, number: str) -> str:
        digits = "".join(sign for sign in number if sign.isalnum())
        if len(digits) == 10 and first >= 2:
            digits = "??" + digits
        if len(digits) != 12:
            raise CannotBeWritten
        cut = digits[first:last]
        return f"{cut[:dash_after]}-{cut[dash_after:]}" if dash_after else cut

    return written


def _as_it_is(_value: Value, told: Any) -> str:
    return str(told)


def _in_words(language: str) -> Callable[[Value, Any], str]:
    def written(value: Value, told: Any) -> str:
        with override(language):
            return str(dict(value.words).get(str(told), told))

    return written


def _country(language: str) -> Callable[[Value, Any], str]:
    return lambda _value, code: formatting.country_name(str(code), language)


def _yes_no(yes: str, no: str) -> Callable[[Value, Any], str]:
    return lambda _value, told: yes if told else no


# The first of each type is the one that is meant where none is chosen.
FORMATS: Mapping[Type, Mapping[str, tuple[Label, Callable[[Value, Any], str]]]] = {
    Type.TEXT: {"as_it_is": (_("As it is"), _as_it_is)},
    Type.NUMBER: {"as_it_is": (_("As it is"), _as_it_is)},
    Type.DATE: {
        "YYYY-MM-DD": ("2026-03-09", _dated("%Y-%m-%d")),
        "YYYYMMDD": ("20260309", _dated("%Y%m%d")),
        "YYMMDD": ("260309", _dated("%y%m%d")),
        "DD/MM/YYYY": ("09/03/2026", _dated("%d/%m/%Y")),
        "DD.MM.YYYY": ("09.03.2026", _dated("%d.%m.%Y")),
        "YYYY": (_("The year: 2026"), _dated("%Y")),
        "MM": (_("The month: 03"), _dated("%m")),
        "DD": (_("The day: 09"), _dated("%d")),
    },
    Type.IDENTITY: {
        "as_it_is": (_("As it is"), _as_it_is),
        "YYYYMMDD-NNNN": ("19840501-2397", _digits(0, 12, 8)),
        "YYYYMMDDNNNN": ("198405012397", _digits(0, 12)),
        "YYMMDD-NNNN": ("840501-2397", _digits(2, 12, 6)),
        "YYMMDDNNNN": ("8405012397", _digits(2, 12)),
        "identity-YYYYMMDD": (_("The first eight: 19840501"), _digits(0, 8)),
        "identity-YYMMDD": (_("The first six: 840501"), _digits(2, 8)),
        "NNNN": (_("The last four: 2397"), _digits(8, 12)),
    },
    Type.AMOUNT: {
        "350 000": ("350 000", lambda _v, told: formatting.number(int(told))),
        "350000": ("350000", lambda _v, told: str(int(told))),
        "350 000 kr": ("350 000 kr", lambda _v, told: formatting.kronor(int(told))),
    },
    Type.YES_NO: {
        "Ja/Nej": ("Ja / Nej", _yes_no("Ja", "Nej")),
        "Yes/No": ("Yes / No", _yes_no("Yes", "No")),
        "X": (_("An X for yes, nothing for no"), _yes_no("X", "")),
    },
    Type.WORD: {"sv": (_("In words, Swedish"), _in_words("sv")), "en": (_("In words, English"), _in_words("en"))},
    Type.COUNTRY: {
        "country-sv": (_("Name in Swedish"), _country("sv")),
        "country-en": (_("Name in English"), _country("en")),
        "country-code": (_("Two letters: SY"), _as_it_is),
    },
}


def suits(value: Value, format: str) -> bool:
    """Whether a value can be written so; no format is always the first one."""
    return not format or format in FORMATS[value.type]


def written(value: Value, told: Any, format: str) -> str:
    """A value that was told, in words or figures. Raises CannotBeWritten."""
    formats = FORMATS[value.type]
    _label, write = formats[format] if format else next(iter(formats.values()))
    return write(value, told)
