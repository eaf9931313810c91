"""Amounts, dates, shares and countries in the reader's language, by Babel.

Amounts are always written the Swedish way with U+00A0, in every language: a plain space is drawn "000 350" in
Arabic, and "350.000" reads as 350 in half the languages. Imports nothing of ours but the list of languages.
"""

from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from django.utils.translation import get_language

from portal.settings.languages import described

NBSP = "\u00a0"


def locale_of(language: str | None = None) -> Locale:
    """Babel's locale for one of our language codes; None is the language in force."""
    return _locale(described(language or get_language() or "").babel)


@cache  # there are few, and parsing one takes longer than using it
def _locale(babel: str) -> Locale:
    return Locale.parse(babel)


def number(value: int) -> str:
    """A whole number in groups of three with U+00A0: 350000 → "350 000"."""
    return f"{value:,}".replace(",", NBSP)


def kronor(amount: int) -> str:
    """An amount in kronor: 350000 → "350 000 kr", unbreakable."""
    return f"{number(amount)}{NBSP}kr"


def percent(share: int) -> str:
    """A share in per cent: 20 → "20 %", unbreakable."""
    return f"{share}{NBSP}%"


def long_date(day: date, language: str | None = None) -> str:
    """A day written out, "12 september 2024" in the reader's language: an ISO date is drawn backwards in Arabic."""
    return _long_date(day, locale_of(language))


@lru_cache(maxsize=1024)  # a page says the same few days again and again
def _long_date(day: date, locale: Locale) -> str:
    return format_date(day, format="long", locale=locale)


def country_name(code: str, language: str | None = None) -> str:
    """The name of an ISO 3166-1 alpha-2 country in the reader's language; the code itself where there is no name."""
    return locale_of(language).territories.get(code, code)


def countries(language: str | None = None) -> list[tuple[str, str]]:
    """Every country as (code, name), in the alphabetical order of the reader's language's names."""
    names = locale_of(language).territories
    pairs = [
        (code, name) for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    ]
    return sorted(pairs, key=lambda pair: pair[1])


# CLDR's groupings, pseudo-locales and territories that are no country of settlement in ISO 3166-1.
_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
