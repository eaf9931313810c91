"""A spy stands in for everybody: each condition looks at every fact it declares, and at no other."""

from datetime import date

import pytest

from eligibility.law import Household, Person, PersonAssessment
from eligibility.law.assessing import Court
from eligibility.law.conditions import Condition, View
from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant import EDITIONS
from tests.eligibility.law.households import random_households

HOUSEHOLDS = random_households(1500)
CONDITIONS = [
    pytest.param(edition, condition, id=f"{edition.wording}-{condition.code}")
    for edition in EDITIONS
    for condition in edition.conditions
]


@pytest.mark.parametrize(("edition", "condition"), CONDITIONS)
def test_a_condition_reads_exactly_the_facts_it_declares(edition: Edition, condition: Condition) -> None:
    on = max(edition.in_force_from, date(2025, 5, 12))
    seen: set[str] = set()
    for household in HOUSEHOLDS:
        court = Court(household, on, edition)
        for person in household.persons:
            if condition.applies is None or condition.applies(View(person, household, on, court.verdict_on)):
                watch(condition, person, household, on, court, seen)
    assert seen == set(condition.reads)


def test_a_spy_sees_what_is_asked_of_it() -> None:
    seen: set[str] = set()
    assert PersonSpy(Person(id="anna", resident=True), "ties_to.", seen).resident
    assert seen == {"ties_to.resident"}


def watch(condition: Condition, person: Person, household: Household, on: date, court: Court, seen: set[str]) -> None:
    """Let the condition judge the person, and note under the names of ``reads`` what it looks at."""
    other = "first_person." if condition.code == "family_of_entitled" else "ties_to."

    def verdict_on(spy: PersonSpy) -> PersonAssessment:
        seen.add(f"{other}outcome")
        return court.verdict_on(household.person(spy.id))

    condition.find(View(PersonSpy(person, "", seen), HouseholdSpy(household, other, seen), on, verdict_on))


class PersonSpy:
    """Behaves as the person it watches, and notes which facts are asked for."""

    def __init__(self, person: Person, called: str, seen: set[str]) -> None:
        self._person, self._called, self._seen = person, called, seen

    def __getattr__(self, fact: str) -> object:
        if fact != "id":  # who somebody is, is no fact
            self._seen.add(self._called + fact)
        return getattr(self._person, fact)


class HouseholdSpy:
    """A household in which everybody is a spy."""

    def __init__(self, household: Household, called: str, seen: set[str]) -> None:
        self._household, self._seen = household, seen
        self.persons = tuple(PersonSpy(person, called, seen) for person in household.persons)

    @property
    def unclear(self) -> bool:
        self._seen.add("household.unclear")
        return self._household.unclear

    def find(self, id: str | None) -> PersonSpy | None:
        return next((person for person in self.persons if person.id == id), None)

    def partner_of(self, id: str) -> PersonSpy | None:
        self._seen.add("household.couples")
        partner = self._household.partner_of(id)
        return self.find(partner.id) if partner else None

    def who_may_be_partner_of(self, id: str) -> tuple[PersonSpy, ...]:
        self._seen.add("household.couples")
        possible = {person.id for person in self._household.who_may_be_partner_of(id)}
        return tuple(person for person in self.persons if person.id in possible)
