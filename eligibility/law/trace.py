"""The facts that decided a finding: whose they are, and what was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from eligibility.law.facts import Household, Person
from eligibility.law.findings import Finding, Outcome, PersonOutcome
from eligibility.law.results import Assessment, PersonAssessment

Value: TypeAlias = str | StrEnum | bool | int | date | tuple[str, str] | None

LEAD_ON = frozenset({"permit_ground", "swedish_citizen", "ties_to"})
"""What is looked at in everybody on the way to the person an entitlement rests on."""


@dataclass(frozen=True, slots=True)
class DecidingFact:
    """One fact behind a finding. ``name`` is as in ``Finding.decided_by``, and ``fact`` the same without its owner.

    ``of`` is the id of the person it was told of, None for the household. ``value`` is None when it was not told; of
    ``outcome`` it is how that person's assessment came out, of ``couples`` the couple the person named belongs to.
    """

    name: str
    of: str | None
    value: Value

    @property
    def fact(self) -> str:
        """``permit_ground`` of ``ties_to.permit_ground``."""
        return self.name.rpartition(".")[2]


def deciding_facts(finding: Finding, person: PersonAssessment, assessment: Assessment) -> tuple[DecidingFact, ...]:
    """The facts that decided a finding about the person; of an unknown one, those that are missing."""
    found = (fact for name in finding.decided_by for fact in _look_up(name, finding, person, assessment))
    if finding.outcome is not Outcome.UNKNOWN:
        return tuple(found)
    missing = (None, PersonOutcome.UNKNOWN)  # or told as the id of somebody who is not in the file
    return tuple(fact for fact in found if fact.value in missing or fact.name == "ties_to")


def _look_up(name: str, finding: Finding, person: PersonAssessment, assessment: Assessment) -> Iterator[DecidingFact]:
    household = assessment.household
    owner, _, fact = name.rpartition(".")
    if owner == "household":
        named = household.person(person.id).ties_to
        couple = next((couple for couple in household.couples if named in couple), None)
        yield DecidingFact(name, None, couple if fact == "couples" else household.unclear)
        return
    for other in _owners(owner, fact, finding, person, household):
        value = assessment.person(other.id).outcome if fact == "outcome" else getattr(other, fact)
        yield DecidingFact(name, other.id, value)


def _owners(
    owner: str, fact: str, finding: Finding, assessed: PersonAssessment, household: Household
) -> tuple[Person, ...]:
    person = household.person(assessed.id)
    if owner == "first_person":
        return (household.persons[0],)
    if owner != "ties_to":
        return (person,)
    if "ties_to.ties_to" in finding.decided_by:
        return _passed(person, household)
    if assessed.through and fact not in LEAD_ON:
        return (household.person(assessed.through),)
    return _named(person, finding, household)


def _named(person: Person, finding: Finding, household: Household) -> tuple[Person, ...]:
    """The person named and, for a finding that looks at couples, that one's partner."""
    named = household.find(person.ties_to)
    if named is None:
        return ()
    looks_further = finding.outcome is Outcome.UNKNOWN or "household.couples" in finding.decided_by
    partner = household.partner_of(named.id) if looks_further and "household.couples" in finding.reads else None
    return (named, partner) if partner else (named,)


def _passed(person: Person, household: Household) -> tuple[Person, ...]:
    """Everybody the ties lead to, until they come back."""
    passed: list[Person] = []
    ahead = household.find(person.ties_to)
    while ahead is not None and ahead not in passed:
        passed.append(ahead)
        ahead = household.find(ahead.ties_to)
    return tuple(passed)
