"""What an assessment turns on, and the assessment if it turned."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given

from eligibility.law import (
    Alternative,
    Assessment,
    Finding,
    Hinge,
    Household,
    Kind,
    NoEditionInForce,
    Outcome,
    PermitGround,
    PermitStatus,
    Person,
    PersonOutcome,
    WhatIf,
    assess,
    what_if,
)
from eligibility.law.what_if import is_obstacle
from tests.eligibility.law.households import DAYS, households

ON = date(2026, 6, 1)
ANNA = Person(
    id="anna",
    born=date(1984, 5, 1),
    swedish_citizen=False,
    permit_status=PermitStatus.VALID,
    permit_ground=PermitGround.REFUGEE,
    permit_since=date(2016, 3, 1),
    permit_unbroken=True,
    resident=True,
    settle_permanently=True,
    destination="SY",
    received_there=True,
    previous_grant=False,
    csn_debt=False,
    enforcement_debt=False,
    criminal_matter=False,
)
BO = replace(ANNA, id="bo")
CHILD = replace(ANNA, id="child", born=date(2015, 1, 1), permit_ground=PermitGround.TIES, ties_to="bo")
UNTOLD = Person(id="anna")


def turned(*persons: Person, couple: bool = False, **more: object) -> WhatIf:
    return what_if(Household(persons=persons, couples=(("anna", "bo"),) if couple else ()), ON, **more)


def the_hinge(found: WhatIf) -> Hinge:
    (hinge,) = found.hinges
    return hinge


def sums(assessment: Assessment) -> tuple[int, int, int]:
    return assessment.grant.min, assessment.grant.max, assessment.grant.if_unblocked


def every_alternative(found: WhatIf) -> Iterable[Alternative]:
    yield from (alternative for hinge in found.hinges for alternative in hinge.alternatives)
    yield from (found.unblocked,) if found.unblocked else ()


def test_a_debt_that_is_paid_is_no_obstacle_any_more() -> None:
    hinge = the_hinge(turned(replace(ANNA, csn_debt=True)))
    (paid,) = hinge.alternatives
    assert (hinge.condition, hinge.persons, hinge.finding.kind) == ("no_csn_debt", ("anna",), Kind.BLOCKED_NOW)
    assert [(change.person, change.fact, change.value) for change in paid.changes] == [("anna", "csn_debt", False)]
    assert paid.stands is Outcome.MET
    assert paid.touched == ("anna",)
    assert sums(paid.assessment) == (350_000, 350_000, 350_000)


def test_nothing_turns_for_somebody_whose_every_condition_is_met() -> None:
    found = turned(ANNA)
    assert (found.hinges, found.unblocked) == ((), None)
    assert found.now == assess(Household(persons=(ANNA,)), ON)


def test_an_obstacle_is_shown_once_at_its_source_and_touches_all_who_share_it() -> None:
    hinge = the_hinge(turned(ANNA, replace(BO, enforcement_debt=True), CHILD))
    assert (hinge.condition, hinge.persons) == ("no_enforcement_debt", ("bo",))
    assert hinge.alternatives[0].touched == ("bo", "child")
    assert sums(hinge.alternatives[0].assessment) == (600_000, 600_000, 600_000)


def test_what_was_not_told_is_shown_once_at_its_source() -> None:
    hinge = the_hinge(turned(replace(BO, resident=None), CHILD))
    assert (hinge.condition, hinge.persons) == ("resident_in_sweden", ("bo",))
    assert {alternative.touched for alternative in hinge.alternatives} == {("bo", "child")}


def test_what_was_not_told_can_turn_out_both_ways() -> None:
    met, not_met = the_hinge(turned(replace(ANNA, criminal_matter=None))).alternatives
    assert (met.stands, not_met.stands) == (Outcome.MET, Outcome.NOT_MET)
    assert sums(met.assessment) == (350_000, 350_000, 350_000)
    assert sums(not_met.assessment) == (0, 0, 350_000)


def test_what_can_only_be_met_or_for_the_agency_turns_out_in_those_two_ways() -> None:
    met, other = the_hinge(turned(replace(ANNA, permit_unbroken=None))).alternatives
    assert (met.stands, other.stands) == (Outcome.MET, Outcome.FOR_THE_AGENCY)


def test_two_facts_are_told_together_where_one_is_not_enough() -> None:
    met, not_met = the_hinge(turned(replace(ANNA, permit_since=None, permit_unbroken=None))).alternatives
    assert [change.fact for change in met.changes] == ["permit_since", "permit_unbroken"]
    assert [change.fact for change in not_met.changes] == ["permit_since"]
    assert not_met.changes[0].value == date(2024, 9, 13)


def test_what_nobody_was_asked_is_one_hinge_for_all() -> None:
    hinge = the_hinge(turned(replace(ANNA, destination=None), replace(BO, destination=None), couple=True))
    met, not_met = hinge.alternatives
    assert hinge.persons == ("anna", "bo")
    assert sums(met.assessment) == (500_000, 500_000, 500_000)
    assert sums(not_met.assessment) == (0, 0, 0)


def test_an_untold_age_turns_the_amount_from_an_adults_to_a_childs() -> None:
    most, least = the_hinge(turned(replace(ANNA, born=None))).alternatives
    assert (most.assessment.grant.min, least.assessment.grant.min) == (350_000, 25_000)
    assert most.touched == least.touched == ()


def test_a_fact_that_several_conditions_wait_for_is_one_hinge() -> None:
    hinge = the_hinge(turned(ANNA, BO, replace(CHILD, ties_to=None)))
    assert {change.fact for alternative in hinge.alternatives for change in alternative.changes} == {"ties_to"}


def test_several_obstacles_can_all_be_gone() -> None:
    found = turned(replace(ANNA, csn_debt=True, criminal_matter=True), replace(BO, csn_debt=True), couple=True)
    assert [hinge.condition for hinge in found.hinges] == ["no_csn_debt", "no_criminal_matter", "no_csn_debt"]
    assert [hinge.alternatives[0].touched for hinge in found.hinges] == [(), (), ("bo",)]
    assert found.unblocked
    assert found.unblocked.touched == ("anna", "bo")
    assert sums(found.unblocked.assessment) == (500_000, 500_000, 500_000)


def test_two_obstacles_can_both_be_gone() -> None:
    found = turned(replace(ANNA, csn_debt=True, criminal_matter=True))
    assert len(found.hinges) == 2
    assert found.unblocked
    assert {(change.fact, change.value) for change in found.unblocked.changes} == {
        ("csn_debt", False),
        ("criminal_matter", False),
    }


def test_one_obstacle_alone_needs_no_sum_of_all() -> None:
    assert turned(replace(ANNA, csn_debt=True)).unblocked is None


def test_what_cannot_change_is_not_offered() -> None:
    for never in ({"swedish_citizen": True}, {"permit_ground": PermitGround.WORK}, {"previous_grant": True}):
        assert turned(replace(ANNA, **never)).hinges == ()


def test_what_is_said_to_be_changeable_is_offered_too() -> None:
    def may_change(finding: Finding) -> bool:
        return is_obstacle(finding) or finding.condition == "received_in_destination"

    hinge = the_hinge(turned(replace(ANNA, received_there=False), may_change=may_change))
    assert (hinge.condition, hinge.alternatives[0].touched) == ("received_in_destination", ("anna",))


def test_a_person_refused_a_permit_is_offered_nothing() -> None:
    assert turned(replace(ANNA, permit_status=PermitStatus.REFUSED)).hinges == ()


def test_nobody_told_anything_has_a_hinge_for_each_condition_and_no_more() -> None:
    found = turned(UNTOLD, replace(UNTOLD, id="bo"), couple=True)
    assert [hinge.persons for hinge in found.hinges] == [("anna", "bo")] * 13
    assert all(len(hinge.alternatives) == 2 for hinge in found.hinges)


def test_under_the_older_ordinance_the_same_is_found() -> None:
    owner = replace(ANNA, lacks_means=None, travel_cost=4500)
    met, not_met = the_hinge(what_if(Household(persons=(owner,)), date(2025, 5, 1))).alternatives
    assert (met.assessment.grant.min, not_met.assessment.grant.min) == (14_500, 0)


def test_another_way_of_assessing_is_used_throughout() -> None:
    def as_read_later(household: Household, on: date) -> Assessment:
        return replace(assess(household, on), warnings=("asked",))

    found = turned(replace(ANNA, csn_debt=True), assess=as_read_later)
    assert {found.now.warnings, found.hinges[0].alternatives[0].assessment.warnings} == {("asked",)}


def test_a_day_that_no_edition_covers_is_refused() -> None:
    with pytest.raises(NoEditionInForce):
        what_if(Household(persons=(ANNA,)), date(2009, 12, 31))


@given(households(), DAYS)
def test_every_alternative_is_the_assessment_of_the_household_with_those_changes_and_no_others(
    household: Household, on: date
) -> None:
    found = what_if(household, on)
    assert found.now == assess(household, on)
    for alternative in every_alternative(found):
        assert alternative.assessment == assess(alternative.household, on)
        assert differences(household, alternative.household) == {
            (change.person, change.fact): change.value for change in alternative.changes
        }
        outcomes = alternative.assessment.outcomes()
        assert set(alternative.touched) == {
            id for id, outcome in found.now.outcomes().items() if outcomes[id] != outcome
        }


@given(households(), DAYS)
def test_a_hinge_stands_as_it_says_now_and_in_each_alternative(household: Household, on: date) -> None:
    found = what_if(household, on)
    for hinge in found.hinges:
        assert {standing(found.now, id, hinge.condition) for id in hinge.persons} == {hinge.finding.outcome}
        for alternative in hinge.alternatives:
            assert {standing(alternative.assessment, id, hinge.condition) for id in hinge.persons} <= {
                alternative.stands,
                None,  # under 1984:890 the change can open another way in, and the condition is asked no more
            }


@given(households(), DAYS)
def test_an_obstacle_gone_makes_nobody_worse_off(household: Household, on: date) -> None:
    found = what_if(household, on)
    for hinge in found.hinges:
        if is_obstacle(hinge.finding):
            (cleared,) = hinge.alternatives
            then = cleared.assessment
            assert all(then.person(p.id).outcome.severity <= p.outcome.severity for p in found.now.persons)
            assert all(after >= before for before, after in zip(sums(found.now), sums(then), strict=True))


@given(households(), DAYS)
def test_telling_what_was_not_told_stays_within_the_range(household: Household, on: date) -> None:
    found = what_if(household, on)
    for hinge in found.hinges:
        if hinge.finding.outcome is Outcome.UNKNOWN:
            for alternative in hinge.alternatives:
                then = alternative.assessment.grant
                assert found.now.grant.min <= then.min <= then.max <= found.now.grant.max
                assert then.if_unblocked <= found.now.grant.if_unblocked


@given(households(), DAYS)
def test_with_every_obstacle_gone_nobody_is_blocked_and_the_highest_sum_is_the_one_foretold(
    household: Household, on: date
) -> None:
    found = what_if(household, on)
    if found.unblocked:
        then = found.unblocked.assessment
        assert PersonOutcome.BLOCKED_NOW not in then.outcomes().values()
        assert then.grant.max == found.now.grant.if_unblocked


@given(households(), DAYS)
def test_every_obstacle_and_everything_untold_of_ones_own_has_a_hinge(household: Household, on: date) -> None:
    found = what_if(household, on)
    turning = {(id, hinge.condition) for hinge in found.hinges for id in hinge.persons}
    facts = {(c.person, c.fact) for alternative in every_alternative(found) for c in alternative.changes}
    for person in found.now.persons:
        for finding in person.findings:
            if (person.id, finding.condition) in turning or any(fact.endswith(".outcome") for fact in finding.reads):
                continue
            assert finding.kind is not Kind.BLOCKED_NOW
            if finding.outcome is Outcome.UNKNOWN:
                own = [f for f in finding.reads if "." not in f and getattr(household.person(person.id), f) is None]
                assert not own or facts & {(person.id, fact) for fact in own}


def differences(before: Household, after: Household) -> dict[tuple[str, str], object]:
    assert (before.couples, before.unclear) == (after.couples, after.unclear)
    return {
        (one.id, field.name): getattr(other, field.name)
        for one, other in zip(before.persons, after.persons, strict=True)
        for field in fields(Person)
        if getattr(one, field.name) != getattr(other, field.name)
    }


def standing(assessment: Assessment, id: str, code: str) -> Outcome | None:
    return next((f.outcome for f in assessment.person(id).findings if f.condition == code), None)
