"""What was told about a person, in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eligibility.wording import NO, NOT_TOLD, YES, Text, choice_label, fact_label, said
from portal import formatting
from portal.casework.deeds.people import TALKING
from portal.casework.deeds.sources import Known, Sources
from portal.casework.models import (
    FACTS,
    AccessNeed,
    CaseStatus,
    ContactWay,
    HouseholdRole,
    InterpreterNeed,
    InterpreterWish,
    Person,
    ProtectedIdentity,
    SkipReason,
    StepKind,
)
from portal.casework.people.fact_groups import HOUSEHOLDS
from portal.casework.people.household import WORDS
from portal.casework.people.identity_numbers import IdentityKind, IdentityNumber
from portal.settings.languages import described

_SOURCE = "source-"
_LABELS: dict[str, Text] = {
    "name": _("Name"),
    "identity_number": _("Personal identity number or coordination number"),
    "protected_identity": _("Protected identity"),
    "household_role": _("Child or adult"),
    "language": _("Language the person wants to talk and read in"),
    "interpreter": _("Interpreter"),
    "interpreter_language": _("Language or dialect of the interpreter"),
    "interpreter_wish": _("The interpreter should be"),
    "contact_way": _("How to reach the person"),
    "contact_value": _("Telephone number or e-mail address"),
    "access_needs": _("What a meeting or a paper must be like"),
    "partner": _("Spouse or cohabiting partner"),
    "applied_on": _("Day asked about"),
    "household_unclear": _("Whether these persons are one household"),
    "residents_code": _("What a resident’s code holds"),
}
_CHOICES: dict[str, type[TextChoices]] = {
    "protected_identity": ProtectedIdentity,
    "household_role": HouseholdRole,
    "interpreter": InterpreterNeed,
    "interpreter_wish": InterpreterWish,
    "contact_way": ContactWay,
}


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """One fact that was told, in words, with how it is known; `source` is None where nobody has said."""

    name: str
    label: Text
    value: Text
    source: Known | None

    @property
    def source_text(self) -> Text:
        """How it is known, in words; empty where nobody has said."""
        return known_text(self.source) if self.source else ""


# What events of the task list name: a step, why it was skipped, what the work waits for.
_WORDS_OF_STEPS: dict[str, Text] = {
    **dict(CaseStatus.choices),
    **dict(SkipReason.choices),
    **dict(StepKind.choices),
    "submitted_on": _("Day on which the application was handed in"),
}


def label_of(name: str) -> Text:
    """What something that can be told is called; a name we do not know is shown as it is."""
    if name in _LABELS:
        return _LABELS[name]
    if name.startswith(_SOURCE):
        return said(_("Source: %(fact)s"), fact=label_of(name.removeprefix(_SOURCE)))
    return fact_label(name) if name in FACTS else _WORDS_OF_STEPS.get(name, name)


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
            return value.label
        case Known():
            return known_text(value)
        case int():
            return formatting.kronor(value)
        case _:
            return _word_text(name, str(value))


def _word_text(name: str, word: str) -> Text:
    if name in WORDS:
        known: StrEnum = WORDS[name](word)
        return choice_label(known)
    if name in _CHOICES:
        return _CHOICES[name](word).label
    if name == "access_needs":
        return ", ".join(str(AccessNeed(one).label) for one in word.split())
    if name == "language":
        return described(word).swedish_name
    if name == "destination":
        return formatting.country_name(word, "sv")
    return HOUSEHOLDS.get(word, word) if name == "household" else word


def known_text(known: Known) -> Text:
    """How something is known: "passport or travel document, 2 March 2026"."""
    return said(_("%(source)s, %(day)s"), source=known.source.label, day=formatting.long_date(known.on, "sv"))


def told_facts(person: Person, people: tuple[Person, ...], sources: Sources | None = None) -> list[ToldFact]:
    """The facts of one person that were told."""
    others: dict[UUID | None, Person] = {other.pk: other for other in people}
    told = []
    for name in FACTS:
        value = others.get(person.ties_to_id) if name == "ties_to" else getattr(person, name)
        if value is not None and (name, value) != ("household", "home"):
            told.append(_told(name, value, sources))
    return told


def told_about_talking(person: Person) -> list[ToldFact]:
    """How one talks with a person and reaches her, as far as it was told."""
    return [_told(name, value, None) for name in TALKING if (value := getattr(person, name))]


def _told(name: str, value: object, sources: Sources | None) -> ToldFact:
    return ToldFact(name=name, label=label_of(name), value=value_text(name, value), source=(sources or {}).get(name))
