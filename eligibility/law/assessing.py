"""Assess a household: every condition for every person, what that is worth, and what was not judged."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from eligibility.law import reestablishment_support
from eligibility.law.amounts import adults_among, count, split_into_payments
from eligibility.law.conditions import View, worst_of
from eligibility.law.editions import Edition, edition_on
from eligibility.law.facts import Household, Person
from eligibility.law.figures import Figure
from eligibility.law.findings import Finding, Kind, PersonOutcome
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.law.repatriation_grant.edition_1984_890 import OLD_FIGURES
from eligibility.law.results import Assessment, Bound, Grant, Payment, PersonAssessment

CERTAIN = frozenset({PersonOutcome.POSSIBLE})
UNDECIDED = CERTAIN | {PersonOutcome.UNKNOWN, PersonOutcome.INDIVIDUAL}
UNBLOCKED = UNDECIDED | {PersonOutcome.BLOCKED_NOW}
LEAVES_THE_GRANT = frozenset({PersonOutcome.OTHER_SCHEME, PersonOutcome.NOT_COVERED})


def assess(
    household: Household, on: date, *, verified_through: date | None = None, not_applying: frozenset[str] = frozenset()
) -> Assessment:
    """The household under the edition in force that day. Raises NoEditionInForce for a day none covers.

    ``verified_through`` is a day up to which somebody has recorded to have read the ordinance; the later of it and
    the edition's own holds. ``not_applying`` are ids of persons who ask for nothing: they are judged, since others may
    rest on them, and nothing is counted for them.
    """
    edition = edition_on(on, EDITIONS)
    return assess_under(edition, household, on, verified_through=verified_through, not_applying=not_applying)


def assess_under(
    edition: Edition,
    household: Household,
    on: date,
    *,
    verified_through: date | None = None,
    not_applying: frozenset[str] = frozenset(),
) -> Assessment:
    """The household under this edition, whether or not it is in force that day: for rehearsing a draft."""
    persons = judge(household, on, edition)
    grant = weigh(household, on, edition, persons, not_applying)
    read_through = max(edition.verified_through, verified_through or edition.verified_through)
    return Assessment(
        edition=edition.ordinance,
        wording=edition.wording,
        on=on,
        verified_through=read_through,
        warnings=("after_verified_through",) if on > read_through else (),
        household=household,
        persons=persons,
        grant=grant,
        payments=split_into_payments(grant.min, edition.payment_shares),
        deadlines=edition.deadlines,
        reservations=edition.reservations + edition.reservations_for(household, persons),
        consequences=edition.consequences,
    )


def payments_of(total: int, on: date) -> tuple[Payment, ...]:
    """How a sum in kronor would be paid that day. Raises NoEditionInForce, and ValueError for a negative sum."""
    return split_into_payments(total, edition_on(on, EDITIONS).payment_shares)


def figures(on: date) -> Mapping[str, Figure]:
    """The numbers of the law that day, by name. Raises NoEditionInForce."""
    return {**OLD_FIGURES, **reestablishment_support.FIGURES, **edition_on(on, EDITIONS).figures}


def judge(household: Household, on: date, edition: Edition) -> tuple[PersonAssessment, ...]:
    """Every person against every condition of the edition."""
    court = Court(household, on, edition)
    return tuple([court.verdict_on(person) for person in household.persons])


class Court:
    """Reaches one verdict per person, and that person's before any which rests on it."""

    def __init__(self, household: Household, on: date, edition: Edition) -> None:
        self.household = household
        self.on = on
        self.edition = edition
        self._verdicts: dict[str, PersonAssessment] = {}
        self._known: dict[tuple[Any, str], Any] = {}

    def verdict_on(self, person: Person) -> PersonAssessment:
        """The person's verdict; remembered."""
        if person.id not in self._verdicts:
            self._verdicts[person.id] = self._judge(person)
        return self._verdicts[person.id]

    def _judge(self, person: Person) -> PersonAssessment:
        view = View(person, self.household, self.on, self.verdict_on, self._known)
        findings = self.edition.sheet.fill_in(view)
        outcome, rests_on = worst_of(findings), self.edition.rests_on(view)
        scheme = _other_scheme(findings) if outcome in LEAVES_THE_GRANT else None
        return PersonAssessment(person.id, outcome, findings, scheme, rests_on.id if rests_on else None)


def _other_scheme(findings: tuple[Finding, ...]) -> str | None:
    refused = any(finding.kind is Kind.OTHER_SCHEME for finding in findings)
    return reestablishment_support.ORDINANCE if refused else None


def weigh(
    household: Household,
    on: date,
    edition: Edition,
    persons: tuple[PersonAssessment, ...],
    not_applying: frozenset[str] = frozenset(),
) -> Grant:
    """The three sums: of those whose every condition is met, also of those undecided, also of those blocked now."""
    amounts = edition.amounts
    everybody = [person for person in household.persons if person.id not in not_applying]
    persons = tuple([found for found in persons if found.id not in not_applying])
    adults = adults_among(everybody, on, amounts.adult_age, Bound.MIN)
    low = count(household, _counted(everybody, persons, CERTAIN), adults, amounts, Bound.MIN)
    adults = adults_among(everybody, on, amounts.adult_age, Bound.MAX)
    high = count(household, _counted(everybody, persons, UNDECIDED), adults, amounts, Bound.MAX, low)
    unblocked = _counted(everybody, persons, UNBLOCKED)
    highest = count(household, unblocked, adults, amounts, Bound.IF_UNBLOCKED, high)
    return Grant(
        min=low.total,
        max=high.total,
        if_unblocked=highest.total,
        steps=(*low.steps, *high.steps, *highest.steps),
    )


def _counted(
    persons: Sequence[Person], judged: Sequence[PersonAssessment], outcomes: frozenset[PersonOutcome]
) -> list[Person]:
    return [person for person, found in zip(persons, judged, strict=True) if found.outcome in outcomes]
