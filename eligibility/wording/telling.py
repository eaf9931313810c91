"""A fact and its value in words; and how a day is told where only its side of a limit was asked about."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from eligibility.law import Figure
from eligibility.law.dates import has_reached, reaches_within_a_year
from eligibility.wording.facts import NO, NOT_TOLD, YES, choice_label, fact_label
from eligibility.wording.saying import Text, long_date, said
from portal import formatting

Words: TypeAlias = tuple[Text, Text]
"""What a fact is called, and its value."""
Teller: TypeAlias = Callable[[str, Any], Words]
"""Says a told fact of the case format, by its name and value."""

AGE: Text = _("Age")
country_later = lazy(formatting.country_name, str)


def as_told(fact: str, value: Any) -> Words:
    """A fact with its value as it was told; a person is named by id."""
    return fact_label(fact), value_in_words(value)


def value_in_words(value: Any) -> Text:
    """A value of the case format: yes or no, a day, a choice, kronor, a country; None was not told."""
    match value:
        case None:
            return NOT_TOLD
        case bool():
            return YES if value else NO
        case date():
            return long_date(value)
        case StrEnum():
            return choice_label(value)
        case int():
            return formatting.kronor(value)
        case _:
            return country_later(value)


def as_answered(on: date, numbers: Mapping[str, Figure]) -> Teller:
    """For answers that tell no day, only on which side of a limit it lies: no day is shown that nobody has said."""

    def tell(fact: str, value: Any) -> Words:
        if fact == "born" and value is not None:
            return AGE, _age(value, on, numbers["adult_age"].number)
        if fact == "permit_since" and value is not None and "cutoff_date" in numbers:
            return fact_label(fact), _side(value, numbers["cutoff_date"].day)
        return as_told(fact, value)

    return tell


def _age(born: date, on: date, adult_age: int) -> Text:
    if has_reached(adult_age, born, on):
        return said(_("%(age)s or older"), age=adult_age)
    if reaches_within_a_year(adult_age, born, on):
        return said(_("%(age)s years"), age=adult_age - 1)
    return said(_("younger than %(age)s"), age=adult_age - 1)


def _side(since: date, cutoff: date) -> Text:
    if since <= cutoff:
        return said(_("%(day)s or earlier"), day=long_date(cutoff))
    return said(_("a later day than %(day)s"), day=long_date(cutoff))
