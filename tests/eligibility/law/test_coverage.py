"""Whatever a condition can answer, and whatever else an answer can say, some case says so in its [expect] table."""

from dataclasses import replace

import pytest

from eligibility.documenting.our_cases import our_cases
from eligibility.law import Assessment, Outcome, assess
from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.proof.coverage import Trait, Way, prove_traits, prove_ways, traits_of, way_of
from eligibility.proof.taken_over import is_proven, taken_over_from
from tests.eligibility.law.households import random_households

CASES = our_cases()
RANDOM = 1_500


def _assessments(edition: Edition) -> list[Assessment]:
    """What can come out under an edition: of random households, and of the cases themselves."""
    days = {edition.in_force_from, max(edition.in_force_from, edition.verified_through)}
    found = [assess(household, day) for household in random_households(RANDOM) for day in days]
    return found + [assess(case.household, case.on) for case in CASES.values() if edition.covers(case.on)]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_every_outcome_a_condition_can_have_is_proven_by_a_case(edition: Edition) -> None:
    possible = {
        way_of(finding, assessment)
        for assessment in _assessments(edition)
        for person in assessment.persons
        for finding in person.findings
    }
    proven = {way for way, evidence in prove_ways(CASES).items() if evidence.asserted_by}
    assert {way.condition for way in possible} == {condition.code for condition in edition.conditions}
    assert sorted(str(way) for way in possible if not is_proven(way, proven)) == []


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_every_step_reservation_and_consequence_is_proven_by_a_case(edition: Edition) -> None:
    possible = {
        Trait(wording=assessment.wording, key=key, code=code)
        for assessment in _assessments(edition)
        for key, code in traits_of(assessment)
    }
    proven = {trait for trait, evidence in prove_traits(CASES).items() if evidence.asserted_by}
    assert sorted(str(trait) for trait in possible if not is_proven(trait, proven)) == []


def test_what_an_amendment_does_not_touch_is_proven_where_it_was_first_written() -> None:
    debt = Way(wording="2026:285", condition="no_csn_debt", outcome=Outcome.MET)
    assert taken_over_from(debt) == replace(debt, wording="2025:970")
    assert taken_over_from(replace(debt, condition="no_criminal_matter")) is None
    assert taken_over_from(replace(debt, wording="2025:970")) is None
    step = Trait(wording="2026:285", key="steps.min", code="adult_amount")
    assert is_proven(step, {replace(step, wording="2025:970")})
    assert not is_proven(step, {replace(step, wording="2009:1162")})


def test_every_case_proves_something() -> None:
    evidence = [*prove_ways(CASES).values(), *prove_traits(CASES).values()]
    assert set(CASES) - {name for each in evidence for name in each.asserted_by} == set()


def test_what_a_case_passes_through_it_does_not_prove() -> None:
    name = "a_debt_to_the_student_finance_board"
    found = prove_ways({name: CASES[name]})
    shown = {(way.condition, way.code): (each.asserted_by, each.passed_by) for way, each in found.items()}
    assert shown["no_csn_debt", "not_met: blocked_now"] == ([name], 0)
    assert shown["no_enforcement_debt", "met"] == ([], 1)


def test_a_case_that_expects_another_outcome_proves_none() -> None:
    case = CASES["a_debt_to_the_student_finance_board"]
    met = Way(wording="2025:970", condition="no_csn_debt", outcome="met")  # type: ignore[arg-type]
    assert met not in prove_ways({"it": case})
