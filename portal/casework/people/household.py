"""From the people of a case to the household the law reads, and its assessment on the day asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from eligibility.law import (
    Assessment,
    Household,
    Outcome,
    PermitGround,
    PermitStatus,
    PersonAssessment,
    Relation,
    assess,
)
from eligibility.law import Person as Facts
from eligibility.verification import as_read
from portal.casework.models import FACTS, Case, Part, Person
from portal.casework.people.roles import Role, role_of

WORDS = {"permit_status": PermitStatus, "permit_ground": PermitGround, "relation": Relation}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A case as it stands: its people, what the law reads, and the assessment, made anew each time and never kept."""

    case: Case
    people: tuple[Person, ...]
    household: Household
    assessment: Assessment
    names: dict[str, str] = field(default_factory=dict)

    def of(self, person: Person) -> PersonAssessment:
        """One person's part of the assessment."""
        return self.assessment.person(str(person.pk))

    def not_told(self, person: Person) -> list[str]:
        """The facts that a condition still waits for, in the order of the form: the person's own only."""
        waited = {
            fact for finding in self.of(person).findings if finding.outcome is Outcome.UNKNOWN for fact in finding.reads
        }
        return [fact for fact in FACTS if fact in waited and getattr(person, fact) is None]

    @property
    def all_not_told(self) -> int:
        """How many facts the assessment still waits for."""
        return sum(len(self.not_told(person)) for person in self.people)


def edition_on(day: date) -> str:
    """The ordinance in force on a day. Raises NoEditionInForce."""
    return assess(Household(persons=()), day).edition


def situation(case: Case, people: Sequence[Person], *, names: dict[str, str] | None = None) -> Situation:
    """Assess these people on the case's day. Raises NoEditionInForce for a day that no edition covers."""
    household = household_of(case, people)
    return Situation(
        case=case,
        people=tuple(people),
        household=household,
        assessment=assess(household, case.applied_on, not_applying=not_applying(people)),
        names=names or {},
    )


def named(case: Case, people: Sequence[Person]) -> Situation:
    """As `situation`, for pages whose readings have been recorded: with names, and the day the law is read through."""
    now = situation(case, people, names={str(person.pk): person.label for person in people})
    return replace(now, assessment=as_read(now.assessment))


def household_of(case: Case, people: Sequence[Person]) -> Household:
    """What was told in the case. A person's id is the row's."""
    return Household(
        persons=tuple(facts_of(person) for person in people),
        couples=tuple(
            (str(person.pk), str(person.partner_id))
            for person in people
            if person.partner_id is not None and str(person.pk) < str(person.partner_id)
        ),
        unclear=case.household_unclear,
        couples_untold_among=frozenset(str(person.pk) for person in who_may_be_in_a_couple(case, people)),
    )


def who_may_be_in_a_couple(case: Case, people: Sequence[Person]) -> tuple[Person, ...]:
    """Those any two of whom may be a couple that was not told; nobody, where it was told that no one else is."""
    if case.couples_told:
        return ()
    alone = [person for person in people if person.partner_id is None]
    grown = tuple(person for person in alone if role_of(person, case.applied_on) is not Role.CHILD)
    return grown if len(grown) > 1 else ()


def not_applying(people: Sequence[Person]) -> frozenset[str]:
    """The ids of those who are no part of the application: the law still reads them, and counts nothing for them."""
    return frozenset(str(person.pk) for person in people if person.part == Part.NOT_IN)


def facts_of(person: Person) -> Facts:
    """What was told about one person."""
    told: dict[str, Any] = {name: getattr(person, name) for name in FACTS if name not in WORDS and name != "ties_to"}
    for name, word in WORDS.items():
        value = getattr(person, name)
        told[name] = None if value is None else word(value)
    return Facts(id=str(person.pk), ties_to=str(person.ties_to_id) if person.ties_to_id else None, **told)
