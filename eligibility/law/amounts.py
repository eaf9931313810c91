"""From persons to kronor: amounts, caps in the order of the provision, and the payments of a sum."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from eligibility.law.dates import latest_births
from eligibility.law.editions import Amounts, PaymentShare
from eligibility.law.facts import Household, Person
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation
from eligibility.law.results import Bound, Payment, Step

MIN = Bound.MIN
Line: TypeAlias = tuple[str, tuple[str, ...], int, int, Citation]
"""A step of no bound yet: what is done, for whom, kronor before and after, under what."""


def adults_among(persons: Iterable[Person], on: date, adult_age: Figure, bound: Bound) -> dict[str, bool]:
    """Who of these, by id, counts as an adult. The day of measuring is not in the ordinances, so where it could
    matter, or the birth was not told, the lower sum counts a child and the higher ones an adult.
    """
    births = latest_births(adult_age.number, on)
    is_high = bound is not MIN
    latest = births.within_a_year if is_high else births.reached
    return {person.id: is_high if person.born is None else person.born <= latest for person in persons}


class Tally:
    """A sum being counted: kronor per person and per household name, and a line for everything done to them."""

    def __init__(self, amounts: Amounts) -> None:
        self.amounts = amounts
        self.worth = {True: amounts.adult.number, False: amounts.child.number}
        self.total = 0
        self.by_household: dict[str, int] = {}
        self.by_person: dict[str, int] = {}
        self.lines: list[Line] = []

    def steps(self, bound: Bound) -> list[Step]:
        """How the sum was counted, as that of this bound."""
        return [Step(bound, code, ids, before, after, citation) for code, ids, before, after, citation in self.lines]

    def add_amount(self, person: Person, adult: bool) -> None:
        """Count what the person is granted."""
        worth, home = self.worth[adult], person.household
        self.by_person[person.id] = worth
        self.by_household[home] = self.by_household.get(home, 0) + worth
        if adult:
            self._write("adult_amount", (person.id,), worth, self.amounts.adult.citation)
        else:
            self._write("child_amount", (person.id,), worth, self.amounts.child.citation)

    def cap_couple(self, one: Person, other: Person, cap: Figure) -> None:
        """Apply the cap for spouses and cohabiting partners, whether or not they live in one household.

        The ordinance does not say from whom it is taken. When they live apart it is taken first where
        the household cap would take it anyway, so that nothing is taken twice.
        """
        excess = self.by_person[one.id] + self.by_person[other.id] - cap.number
        if excess <= 0:
            return
        ceiling = self.amounts.household_cap.number
        left = excess
        for name in (one.household, other.household) if one.household != other.household else ():
            counted = self.by_household[name]
            taken = min(left, counted - min(counted, ceiling))
            self.by_household[name] -= taken
            left -= taken
        self.by_household[one.household] -= left
        self._write("couple_cap", (one.id, other.id), -excess, cap.citation)

    def cap_households(self, persons: Iterable[Person]) -> None:
        """Apply the household cap to each household."""
        cap = self.amounts.household_cap
        for name, amount in self.by_household.items():
            if amount > cap.number:
                self.by_household[name] = cap.number
                members = tuple(person.id for person in persons if person.household == name)
                self._write("household_cap", members, cap.number - amount, cap.citation)

    def cap_all_once(self, persons: Iterable[Person]) -> None:
        """Apply the household cap once to all, as if they were one household."""
        cap = self.amounts.household_cap
        if self.total > cap.number:
            everyone = tuple(person.id for person in persons)
            self._write("household_cap", everyone, cap.number - self.total, cap.citation)

    def add_travel_cost(self, person: Person, citation: Citation) -> None:
        """Count the travel cost that was told, above every cap."""
        if person.travel_cost:
            self._write("travel_cost", (person.id,), person.travel_cost, citation)

    def _write(self, code: str, persons: tuple[str, ...], change: int, citation: Citation) -> None:
        before = self.total
        self.total = after = before + change
        self.lines.append((code, persons, before, after, citation))


class Counted(NamedTuple):
    """A sum and the steps to it; of whom it is, and who counts as an adult, by id."""

    total: int
    steps: Sequence[Step]
    tally: Tally
    persons: Sequence[Person]
    adults: Mapping[str, bool]


def count(
    household: Household,
    persons: Sequence[Person],
    adults: Mapping[str, bool],
    amounts: Amounts,
    bound: Bound,
    like: Counted | None = None,
) -> Counted:
    """Kronor for these persons of the household, with the steps that lead there. ``adults`` says who is one, by id.

    ``like`` is another bound's: where it counts the same people alike, what it comes to is not counted again.
    """
    if like is not None and like.persons == persons and like.adults == adults and not household.unclear:
        tally = like.tally
    else:
        tally = _tally(household, persons, adults, amounts, bound)
    return Counted(tally.total, tally.steps(bound), tally, persons, adults)


def _tally(
    household: Household, persons: Sequence[Person], adults: Mapping[str, bool], amounts: Amounts, bound: Bound
) -> Tally:
    tally = Tally(amounts)
    for person in persons:
        tally.add_amount(person, adults[person.id])
    if amounts.couple_cap is not None:
        _cap_couples(tally, household, amounts.couple_cap)
    if not household.unclear:
        tally.cap_households(persons)
    elif bound is MIN:
        tally.cap_all_once(persons)
    if amounts.travel_cost:
        for person in persons:
            tally.add_travel_cost(person, amounts.travel_cost)
    return tally


def _cap_couples(tally: Tally, household: Household, cap: Figure) -> None:
    for one, other in household.couples:
        if one in tally.by_person and other in tally.by_person:
            tally.cap_couple(household.person(one), household.person(other), cap)


def split_into_payments(total: int, shares: Sequence[PaymentShare]) -> tuple[Payment, ...]:
    """The payments of a sum in kronor; what whole kronor leave over is in the last. Nothing is paid of nothing.

    Raises ValueError for a negative sum.
    """
    if total < 0:
        raise ValueError("a grant is never negative")
    if total == 0:
        return ()
    payments, left = [], total
    for share in shares:
        percent = share.percent.number
        part = left if share is shares[-1] else total * percent // 100
        payments.append(Payment(part, percent, share.when, share.percent.citation))
        left -= part
    return tuple(payments)
