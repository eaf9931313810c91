"""Rulings put together: which of them decides, and who is told to belong to another scheme."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.documenting.our_cases import our_cases
from eligibility.law import Household, Kind, Outcome, PermitStatus, Person, PersonOutcome, assess
from eligibility.law.conditions import Answer, Ruling, as_answer, severity_of, worst_ruling

MET, UNKNOWN, AGENCY = (Outcome.MET, Outcome.UNKNOWN, Outcome.FOR_THE_AGENCY)
BLOCKED, ELSEWHERE, NEVER = (Kind.BLOCKED_NOW, Kind.OTHER_SCHEME, Kind.NOT_COVERED)


@pytest.mark.parametrize(
    ("one", "other", "worst", "decided_by"),
    [
        (MET, MET, MET, ("a", "b")),
        (MET, AGENCY, AGENCY, ("a", "b")),
        (BLOCKED, MET, BLOCKED, ("a", "b")),
        (AGENCY, BLOCKED, BLOCKED, ("a", "b")),
        # What is not covered stays so whatever else holds
        (NEVER, MET, NEVER, ("a",)),
        (UNKNOWN, NEVER, NEVER, ("b",)),
        (NEVER, NEVER, NEVER, ("a", "b")),
        # Of what is unknown, only what is missing
        (MET, UNKNOWN, UNKNOWN, ("b",)),
        (UNKNOWN, UNKNOWN, UNKNOWN, ("a", "b")),
        (ELSEWHERE, BLOCKED, ELSEWHERE, ("a", "b")),
    ],
)
def test_of_two_rulings_the_worse_holds(one: Answer, other: Answer, worst: Answer, decided_by: tuple[str, ...]) -> None:
    assert worst_ruling(Ruling(one, ("a",)), Ruling(other, ("b",))) == Ruling(worst, decided_by)


def test_answers_lead_further_and_further_from_possible() -> None:
    answers = (MET, UNKNOWN, AGENCY, BLOCKED, ELSEWHERE, NEVER)
    assert [severity_of(Ruling(answer, ())) for answer in answers] == [0, 1, 2, 3, 4, 5]
    assert [as_answer(outcome) for outcome in PersonOutcome] == list(answers)
    assert [outcome.severity for outcome in PersonOutcome] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("on", [date(2025, 5, 12), date(2026, 3, 2)])
def test_only_who_was_refused_a_permit_is_told_of_another_scheme(on: date) -> None:
    refused, citizen, without, unknown = (
        Person(id="refused", permit_status=PermitStatus.REFUSED),
        Person(id="citizen", swedish_citizen=True),
        Person(id="without", permit_status=PermitStatus.NONE),
        Person(id="unknown"),
    )
    found = assess(Household(persons=(citizen, refused, without, unknown)), on)
    assert {person.id: person.scheme for person in found.persons} == {
        "refused": "2008:778",
        "citizen": None,
        "without": None,
        "unknown": None,
    }


def test_somebody_is_settled_when_nothing_more_that_could_be_told_would_change_the_outcome() -> None:
    (he,) = our_cases()["a_debt_to_the_student_finance_board"].household.persons
    citizen = Person(id="citizen", swedish_citizen=True)
    untold = replace(he, id="untold", csn_debt=None)
    found = assess(Household(persons=(he, citizen, untold)), date(2026, 3, 2))
    assert {person.id: person.settled for person in found.persons} == {he.id: True, "citizen": True, "untold": False}
