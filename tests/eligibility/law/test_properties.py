"""What holds for every household, whatever was told."""

import json
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from eligibility.law import (
    Bound,
    Household,
    Outcome,
    Person,
    PersonOutcome,
    as_json,
    assess,
    figures,
    payments_of,
)
from tests.eligibility.law.households import DAYS, FACTS, households

UNTELLABLE = {"travel_cost"}  # an amount, not a condition: telling it adds kronor to every sum


def test_every_fact_that_may_be_untold_is_drawn() -> None:
    assert set(FACTS) == {field.name for field in fields(Person)} - {"id", "household"}


@given(households(), DAYS)
def test_every_household_is_assessed_and_can_be_written_down(household: Household, on: date) -> None:
    assessment = assess(household, on)
    assert [person.id for person in assessment.persons] == [person.id for person in household.persons]
    assert json.loads(json.dumps(as_json(assessment)))["grant"]["min"] == assessment.grant.min


@given(households(), DAYS)
def test_the_sums_are_in_order(household: Household, on: date) -> None:
    grant = assess(household, on).grant
    assert 0 <= grant.min <= grant.max <= grant.if_unblocked


@given(households(), DAYS)
def test_the_steps_lead_from_nothing_to_each_sum(household: Household, on: date) -> None:
    grant = assess(household, on).grant
    for bound in Bound:
        steps = [step for step in grant.steps if step.bound is bound]
        assert [0, *(step.after for step in steps)][-1] == getattr(grant, bound)
        assert all(one.after == other.before for one, other in pairwise(steps))


@given(households(), DAYS)
def test_the_worst_finding_decides(household: Household, on: date) -> None:
    for person in assess(household, on).persons:
        assert person.outcome.severity == max(finding.leads_to.severity for finding in person.findings)


@given(households(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_people_does_not_matter(household: Household, on: date, random: st.DataObject) -> None:
    first, *others = household.persons  # 1984:890 reads the relation to the first person
    random.shuffle(others)
    before, after = assess(household, on), assess(replace(household, persons=(first, *others)), on)
    assert before.outcomes() == after.outcomes()
    assert {(p.id, p.findings) for p in before.persons} == {(p.id, p.findings) for p in after.persons}
    assert sums(before) == sums(after)


@given(households(), st.sampled_from([date(2026, 1, 1), date(2026, 6, 15)]))
def test_who_comes_first_does_not_matter_under_the_new_ordinance(household: Household, on: date) -> None:
    turned = replace(household, persons=household.persons[::-1], couples=tuple((b, a) for a, b in household.couples))
    before, after = assess(household, on), assess(turned, on)
    assert before.outcomes() == after.outcomes()
    assert sums(before) == sums(after)


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Household, Household]:
    """A household, and the same one with a single fact told that was not."""
    household = draw(households())
    untold = [
        (person, fact)
        for person in household.persons
        for fact in FACTS
        if getattr(person, fact) is None and fact not in UNTELLABLE
    ]
    assume(untold)
    person, fact = draw(st.sampled_from(untold))
    told = replace(person, **{fact: draw(st.sampled_from(FACTS[fact]))})
    return household, replace(household, persons=tuple(told if p is person else p for p in household.persons))


@given(tellings(), DAYS)
def test_telling_a_fact_never_widens_the_range(telling: tuple[Household, Household], on: date) -> None:
    before, after = (assess(household, on).grant for household in telling)
    assert before.min <= after.min <= after.max <= before.max
    assert after.if_unblocked <= before.if_unblocked


@given(tellings(), DAYS)
def test_telling_a_fact_never_makes_an_outcome_milder(telling: tuple[Household, Household], on: date) -> None:
    """Only what was unknown can turn out possible; what is not covered stays so whatever else is told."""
    before, after = (assess(household, on).outcomes() for household in telling)
    for id, outcome in before.items():
        assert outcome is PersonOutcome.UNKNOWN or after[id].severity >= outcome.severity


@given(tellings(), DAYS)
def test_telling_a_fact_never_turns_one_definite_outcome_into_another(
    telling: tuple[Household, Household], on: date
) -> None:
    """A person is settled once no finding is unknown, in their own case and in those it rests on."""
    before, after = (assess(household, on) for household in telling)
    for person in before.persons:
        if is_settled(person.id, telling[0], on):
            assert after.person(person.id).outcome is person.outcome


@given(households(), DAYS)
def test_not_knowing_who_lives_together_never_narrows_the_range(household: Household, on: date) -> None:
    known = assess(replace(household, unclear=False), on).grant
    unclear = assess(replace(household, unclear=True), on).grant
    assert unclear.min <= known.min
    assert known.max <= unclear.max


@given(households(), DAYS)
def test_no_grant_exceeds_a_cap(household: Household, on: date) -> None:
    assume(not household.unclear)
    grant = assess(household, on).grant
    travel = sum(person.travel_cost or 0 for person in household.persons)
    homes = len({person.household for person in household.persons})
    assert grant.if_unblocked <= homes * figures(on)["household_cap"].number + travel


@given(households(), st.sampled_from([date(2026, 1, 1), date(2026, 6, 15)]))
def test_no_couple_alone_exceeds_its_cap(household: Household, on: date) -> None:
    for couple in household.couples:
        pair = tuple(household.person(id) for id in couple)
        grant = assess(Household(persons=pair, couples=(couple,), unclear=household.unclear), on).grant
        assert grant.if_unblocked <= figures(on)["couple_cap"].number


@given(households(), DAYS)
def test_the_payments_add_up_to_the_grant(household: Household, on: date) -> None:
    assessment = assess(household, on)
    assert sum(payment.amount for payment in assessment.payments) == assessment.grant.min
    assert bool(assessment.payments) == (assessment.grant.min > 0)


@given(st.integers(min_value=1, max_value=10**9))
def test_the_payments_are_a_fifth_then_32_and_48_percent(total: int) -> None:
    payments = payments_of(total, date(2026, 3, 2))
    assert [payment.percent for payment in payments] == [20, 32, 48]
    assert sum(payment.amount for payment in payments) == total
    assert all(abs(payment.amount - total * payment.percent / 100) < 3 for payment in payments)


def test_what_whole_kronor_leave_over_is_paid_last() -> None:
    assert [payment.amount for payment in payments_of(333, date(2026, 3, 2))] == [66, 106, 161]


@given(st.integers(min_value=1, max_value=24))
def test_what_can_be_granted_is_paid_in_whole_kronor(children: int) -> None:
    total = children * 25_000
    shares = [payment.amount * 100 for payment in payments_of(total, date(2026, 3, 2))]
    assert shares == [total * 20, total * 32, total * 48]


def sums(assessment: object) -> tuple[int, int, int, Counter]:
    """What the order of persons must leave alone."""
    grant = assessment.grant
    steps = Counter((step.bound, step.code, frozenset(step.persons)) for step in grant.steps)
    return grant.min, grant.max, grant.if_unblocked, steps


def is_settled(id: str, household: Household, on: date) -> bool:
    """Whether nothing is unknown about the person or about anybody the person's ties lead to."""
    assessment = assess(household, on)
    if assessment.person(id).outcome is PersonOutcome.NOT_COVERED:
        return True
    reached = everybody_it_may_rest_on(household.person(id), household)
    findings = [finding for other in reached for finding in assessment.person(other).findings]
    return all(finding.outcome is not Outcome.UNKNOWN or finding.condition == "age" for finding in findings)


def everybody_it_may_rest_on(person: Person, household: Household) -> set[str]:
    """The person, whoever the ties lead to and their partners, and for 1984:890 the first person."""
    reached: set[str] = set()
    ahead: list[Person | None] = [person, household.persons[0]]
    while ahead:
        current = ahead.pop()
        if current is not None and current.id not in reached:
            reached.add(current.id)
            ahead += [household.find(current.ties_to), household.partner_of(current.id)]
    return reached
