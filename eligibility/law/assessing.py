"""Assess a household: every condition for every person, what that is worth, and what was not judged."""

from collections.abc import Mapping
from datetime import date

from eligibility.law import reestablishment_support
from eligibility.law.amounts import Tally, count, split_into_payments
from eligibility.law.conditions import Verdict, View, worst_of
from eligibility.law.editions import Edition, edition_on
from eligibility.law.facts import Household, Person
from eligibility.law.figures import Figure
from eligibility.law.findings import Finding, Kind, PersonOutcome
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.law.repatriation_grant.edition_1984_890 import OLD_FIGURES
from eligibility.law.results import Assessment, Bound, Grant, Payment, PersonAssessment

COUNTED_IN_MIN = frozenset({PersonOutcome.POSSIBLE})
COUNTED_IN_MAX = COUNTED_IN_MIN | {PersonOutcome.UNKNOWN, PersonOutcome.INDIVIDUAL}
COUNTED_IF_UNBLOCKED = COUNTED_IN_MAX | {PersonOutcome.BLOCKED_NOW}


def assess(household: Household, on: date) -> Assessment:
    """The household under the edition in force that day. Raises NoEditionInForce for a day none covers."""
    edition = edition_on(on, EDITIONS)
    persons = judge(household, on, edition)
    grant = weigh(household, on, edition, persons)
    return Assessment(
        edition=edition.ordinance,
        wording=edition.wording,
        on=on,
        verified_through=edition.verified_through,
        warnings=("after_verified_through",) if on > edition.verified_through else (),
        persons=persons,
        grant=grant,
        payments=split_into_payments(grant.min, edition.payment_shares),
        deadlines=edition.deadlines,
        reservations=edition.reservations + edition.reservations_for(household),
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
    return tuple(_as_assessed(person, court.verdict_on(person)) for person in household.persons)


class Court:
    """Reaches one verdict per person, and that person's before any which rests on it."""

    def __init__(self, household: Household, on: date, edition: Edition) -> None:
        self.household = household
        self.on = on
        self.edition = edition
        self._verdicts: dict[str, Verdict] = {}

    def verdict_on(self, person: Person) -> Verdict:
        """The person's verdict; remembered."""
        if person.id not in self._verdicts:
            self._verdicts[person.id] = self._judge(person)
        return self._verdicts[person.id]

    def _judge(self, person: Person) -> Verdict:
        view = View(person, self.household, self.on, self.verdict_on)
        findings = tuple([c.find(view) for c in self.edition.conditions if c.applies is None or c.applies(view)])
        return Verdict(worst_of(findings), findings, self.edition.rests_on(view))


def _as_assessed(person: Person, verdict: Verdict) -> PersonAssessment:
    return PersonAssessment(
        id=person.id,
        outcome=verdict.outcome,
        findings=verdict.findings,
        scheme=reestablishment_support.ORDINANCE if _is_other_scheme(verdict.findings) else None,
        through=verdict.through.id if verdict.through else None,
    )


def _is_other_scheme(findings: tuple[Finding, ...]) -> bool:
    return any(finding.kind is Kind.OTHER_SCHEME for finding in findings)


def weigh(household: Household, on: date, edition: Edition, persons: tuple[PersonAssessment, ...]) -> Grant:
    """The three sums: of those whose every condition is met, also of those undecided, also of those blocked now."""

    def tally(bound: Bound, counted: frozenset[PersonOutcome]) -> Tally:
        ids = {person.id for person in persons if person.outcome in counted}
        return count(household, ids, on, edition.amounts, bound)

    low = tally(Bound.MIN, COUNTED_IN_MIN)
    high = tally(Bound.MAX, COUNTED_IN_MAX)
    highest = tally(Bound.IF_UNBLOCKED, COUNTED_IF_UNBLOCKED)
    return Grant(
        min=low.total,
        max=high.total,
        if_unblocked=highest.total,
        steps=(*low.steps, *high.steps, *highest.steps),
    )
