"""From persons to kronor: amounts, caps in the order of the provision, and the payments of a sum."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from eligibility.law.dates import has_reached, reaches_within_a_year
from eligibility.law.editions import Amounts, PaymentShare
from eligibility.law.facts import Household, Person
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation
from eligibility.law.results import Bound, Payment, Step


def is_adult(person: Person, on: date, adult_age: Figure, bound: Bound) -> bool:
    """Whether the person counts as an adult. The day of measuring is not in the ordinances, so where it could
    matter, or the birth was not told, the lower sum counts a child and the higher ones an adult.
    """
    age = adult_age.number
    if person.born is None:
        return bound is not Bound.MIN
    if has_reached(age, person.born, on):
        return True
    return bound is not Bound.MIN and reaches_within_a_year(age, person.born, on)


@dataclass(slots=True)
class Tally:
    """One sum being counted: kronor per household name, and a step for everything done to them."""

    amounts: Amounts
    bound: Bound
    total: int = 0
    by_household: dict[str, int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def add_amount(self, person: Person, adult: bool) -> None:
        """Count what the person is granted."""
        figure = self.amounts.adult if adult else self.amounts.child
        self.by_household[person.household] = self.by_household.get(person.household, 0) + figure.number
        self._step("adult_amount" if adult else "child_amount", (person.id,), figure.number, figure.citation)

    def cap_couple(self, one: Person, other: Person, together: int, cap: Figure) -> None:
        """Apply the cap for spouses and cohabiting partners, whether or not they live in one household.

        The ordinance does not say from whom it is taken. When they live apart it is taken first where
        the household cap would take it anyway, so that nothing is taken twice.
        """
        excess = together - cap.number
        if excess <= 0:
            return
        ceiling = self.amounts.household_cap.number
        left = excess
        for name in (one.household, other.household) if one.household != other.household else ():
            taken = min(left, max(0, self.by_household[name] - ceiling))
            self.by_household[name] -= taken
            left -= taken
        self.by_household[one.household] -= left
        self._step("couple_cap", (one.id, other.id), -excess, cap.citation)

    def cap_households(self, members: dict[str, tuple[str, ...]]) -> None:
        """Apply the household cap to each household."""
        cap = self.amounts.household_cap
        for name, amount in self.by_household.items():
            if amount > cap.number:
                self.by_household[name] = cap.number
                self._step("household_cap", members[name], cap.number - amount, cap.citation)

    def cap_all_once(self, everyone: tuple[str, ...]) -> None:
        """Apply the household cap once to all, as if they were one household."""
        cap = self.amounts.household_cap
        if self.total > cap.number:
            self._step("household_cap", everyone, cap.number - self.total, cap.citation)

    def add_travel_cost(self, person: Person, citation: Citation) -> None:
        """Count the travel cost that was told, above every cap."""
        if person.travel_cost:
            self._step("travel_cost", (person.id,), person.travel_cost, citation)

    def _step(self, code: str, persons: tuple[str, ...], change: int, citation: Citation) -> None:
        self.steps.append(Step(self.bound, code, persons, self.total, self.total + change, citation))
        self.total += change


def count(household: Household, counted: Collection[str], on: date, amounts: Amounts, bound: Bound) -> Tally:
    """Kronor for the persons counted, by id, with the steps that lead there."""
    tally = Tally(amounts, bound)
    if not counted:
        return tally
    persons = [person for person in household.persons if person.id in counted]
    adults = {person.id: is_adult(person, on, amounts.adult_age, bound) for person in persons}
    for person in persons:
        tally.add_amount(person, adults[person.id])
    _cap_couples(tally, household, adults)
    _cap_households(tally, household, persons)
    if amounts.travel_cost:
        for person in persons:
            tally.add_travel_cost(person, amounts.travel_cost)
    return tally


def _cap_couples(tally: Tally, household: Household, adults: dict[str, bool]) -> None:
    cap = tally.amounts.couple_cap
    if cap is None or not household.couples:
        return
    worth = {True: tally.amounts.adult.number, False: tally.amounts.child.number}
    for one, other in household.couples:
        if one in adults and other in adults:
            together = worth[adults[one]] + worth[adults[other]]
            tally.cap_couple(household.person(one), household.person(other), together, cap)


def _cap_households(tally: Tally, household: Household, persons: Sequence[Person]) -> None:
    if not household.unclear:
        members: dict[str, tuple[str, ...]] = {}
        for person in persons:
            members[person.household] = (*members.get(person.household, ()), person.id)
        tally.cap_households(members)
    elif tally.bound is Bound.MIN:
        tally.cap_all_once(tuple(person.id for person in persons))


def split_into_payments(total: int, shares: Sequence[PaymentShare]) -> tuple[Payment, ...]:
    """The payments of a sum in kronor; what whole kronor leave over is in the last. Nothing is paid of nothing.

    Raises ValueError for a negative sum.
    """
    if total < 0:
        raise ValueError("a grant is never negative")
    if total == 0:
        return ()
    parts = [total * share.percent.number // 100 for share in shares]
    parts[-1] += total - sum(parts)
    return tuple(
        Payment(amount=part, percent=share.percent.number, when=share.when, citation=share.percent.citation)
        for part, share in zip(parts, shares, strict=True)
    )
