"""What was told about a person, in words."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from eligibility.wording import NO, NOT_TOLD, YES, Text, choice_label, fact_label
from portal import formatting
from portal.settings.languages import described

from .forms.people import HOUSEHOLDS
from .household import WORDS
from .identity_numbers import IdentityKind, IdentityNumber
from .models import FACTS, Person

_LABELS: dict[str, Text] = {
    "name": _("Name"),
    "identity_number": _("Personal identity number or coordination number"),
    "language": _("Language the person wants to talk and read in"),
    "partner": _("Spouse or cohabiting partner"),
    "applied_on": _("Day asked about"),
    "household_unclear": _("Whether these persons are one household"),
    "residents_code": _("What a resident’s code holds"),
}


def label_of(name: str) -> Text:
    """What something that can be told is called; a name we do not know is shown as it is."""
    if name in _LABELS:
        return _LABELS[name]
    return fact_label(name) if name in FACTS else name


def value_text(name: str, value: object) -> Text:
    """A value as it is read. None is "not told"."""
    match value:
        case None | "":
            return IdentityKind.NONE.label if name == "identity_number" else NOT_TOLD
        case bool():
            return YES if value else NO
        case date():
            return formatting.long_date(value, "sv")
        case IdentityNumber():
            return value.masked
        case Person():
            return value.name
        case int():
            return formatting.kronor(value)
        case _:
            return _word_text(name, str(value))


def _word_text(name: str, word: str) -> Text:
    if name in WORDS:
        known: StrEnum = WORDS[name](word)
        return choice_label(known)
    if name == "language":
        return described(word).swedish_name
    if name == "destination":
        return formatting.country_name(word, "sv")
    return HOUSEHOLDS.get(word, word) if name == "household" else word


def told_facts(person: Person, people: tuple[Person, ...]) -> list[tuple[Text, Text]]:
    """The facts of one person that were told, with their names."""
    others: dict[UUID | None, Person] = {other.pk: other for other in people}
    told = []
    for name in FACTS:
        value = others.get(person.ties_to_id) if name == "ties_to" else getattr(person, name)
        if value is not None and (name, value) != ("household", "home"):
            told.append((label_of(name), value_text(name, value)))
    return told
