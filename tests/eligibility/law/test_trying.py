"""Which facts, told otherwise, make a condition stand otherwise: tried with conditions made up for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from eligibility.law import Change, Citation, Finding, Household, Kind, Outcome, PermitGround, Person
from eligibility.law.conditions import Answer, Condition, Ruling, View
from eligibility.law.editions import edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.law.trying import Trial, days_that_matter

ON = date(2026, 3, 2)
TRIAL = Trial(on=ON, edition=edition_on(ON, EDITIONS))
DEBTS = ("csn_debt", "enforcement_debt", "criminal_matter")
ANNA, BO = Person(id="anna"), Person(id="bo")
TWO = Household(persons=(ANNA, BO))


def condition(judge: Callable[[Person], Answer], *, asked: bool = True) -> Condition:
    """A condition judged by the person alone."""
    return Condition(
        code="made_up",
        citation=Citation("2999:1", 1),
        reads=DEBTS,
        judge=lambda view: Ruling(judge(view.person), ()),
        applies=None if asked else lambda view: False,
    )


def none_of(*facts: str) -> Condition:
    """Met when all of these were told as no."""
    return condition(lambda person: Outcome.MET if all(getattr(person, f) is False for f in facts) else Outcome.UNKNOWN)


def is_met(finding: Finding) -> bool:
    return finding.outcome is Outcome.MET


def changes(*told: tuple[str, object]) -> tuple[Change, ...]:
    return tuple(Change("anna", fact, value) for fact, value in told)


def test_one_fact_is_told_where_one_is_enough() -> None:
    assert TRIAL.turn(TWO, "anna", none_of("csn_debt"), DEBTS, is_met) == changes(("csn_debt", False))


def test_two_are_told_where_it_takes_two() -> None:
    assert TRIAL.turn(TWO, "anna", none_of("csn_debt", "criminal_matter"), DEBTS, is_met) == changes(
        ("csn_debt", False), ("criminal_matter", False)
    )


def test_what_takes_three_is_not_looked_for() -> None:
    assert TRIAL.turn(TWO, "anna", none_of(*DEBTS), DEBTS, is_met) == ()


def test_what_no_fact_can_turn_is_turned_by_nothing() -> None:
    assert TRIAL.turn(TWO, "anna", condition(lambda person: Kind.NOT_COVERED), DEBTS, is_met) == ()


def test_what_is_not_asked_of_the_person_is_turned_by_nothing() -> None:
    always = condition(lambda person: Outcome.MET, asked=False)
    assert TRIAL.finding(TWO, "anna", always) is None
    assert TRIAL.turn(TWO, "anna", always, DEBTS, is_met) == ()
    assert TRIAL.again(TWO, "bo", always, DEBTS, is_met, changes(("csn_debt", False))) == ()


def test_every_way_tells_something() -> None:
    """Also where it stands as wanted already: then whatever keeps it so."""
    ways = list(TRIAL.turns(TWO, "anna", condition(lambda person: Outcome.MET), ["csn_debt"], is_met))
    assert ways == [changes(("csn_debt", True)), changes(("csn_debt", False))]


def test_what_was_told_to_another_person_is_tried_first() -> None:
    either = condition(
        lambda person: Outcome.MET if person.csn_debt is False or person.criminal_matter is False else Outcome.UNKNOWN
    )
    like = changes(("criminal_matter", False))
    assert TRIAL.turn(TWO, "bo", either, DEBTS, is_met) == (Change("bo", "csn_debt", False),)
    assert TRIAL.again(TWO, "bo", either, DEBTS, is_met, like) == (Change("bo", "criminal_matter", False),)


def test_without_anything_told_to_another_person_it_is_looked_for_from_the_start() -> None:
    met = condition(lambda person: Outcome.MET)
    assert TRIAL.again(TWO, "bo", met, DEBTS, is_met, ()) == (Change("bo", "csn_debt", True),)


def test_what_does_not_help_this_person_is_not_taken_over() -> None:
    like = changes(("criminal_matter", False))
    assert TRIAL.again(TWO, "bo", none_of("csn_debt"), DEBTS, is_met, like) == (Change("bo", "csn_debt", False),)


def test_a_fact_that_this_person_has_told_is_not_told_otherwise() -> None:
    met_without_debt = condition(lambda person: Outcome.MET if person.csn_debt is False else Outcome.UNKNOWN)
    like = changes(("csn_debt", False))
    assert TRIAL.again(TWO, "bo", met_without_debt, ["criminal_matter"], is_met, like) == ()


def test_nobody_is_told_to_have_ties_to_themselves() -> None:
    tied = condition(lambda person: Outcome.MET if person.ties_to else Outcome.UNKNOWN)
    like = TRIAL.turn(TWO, "anna", tied, ["ties_to"], is_met)
    assert like == changes(("ties_to", "bo"))
    assert TRIAL.again(TWO, "bo", tied, ["ties_to"], is_met, like) == (Change("bo", "ties_to", "anna"),)


def test_a_word_is_told_as_each_of_its_kind_but_the_one_it_is() -> None:
    worker = replace(TWO, persons=(replace(ANNA, permit_ground=PermitGround.WORK), BO))
    ways = TRIAL.turns(worker, "anna", condition(lambda person: Outcome.MET), ["permit_ground"], is_met)
    assert [change.value for (change,) in ways] == [
        ground for ground in PermitGround if ground is not PermitGround.WORK
    ]


def test_the_edition_is_the_one_tried_under() -> None:
    seen: list[date] = []
    watching = Condition(code="made_up", citation=Citation("2999:1", 1), reads=(), judge=lambda view: _note(view, seen))
    TRIAL.finding(TWO, "anna", watching)
    assert seen == [ON]


def _note(view: View, seen: list[date]) -> Ruling:
    seen.append(view.on)
    return Ruling(Outcome.MET, ())


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (
            date(2026, 3, 2),
            [
                *(date(2008, 3, 2), date(2008, 3, 3)),  # eighteen today, and tomorrow
                *(date(2024, 9, 12), date(2024, 9, 13)),  # the cut-off
                *(date(2026, 1, 1), date(2026, 1, 2)),  # in force
                date(2026, 3, 2),
            ],
        ),
        (
            date(2026, 1, 1),
            [
                *(date(2008, 1, 1), date(2008, 1, 2), date(2024, 9, 12), date(2024, 9, 13)),
                date(2026, 1, 1),
            ],
        ),
        (
            date(2028, 2, 29),
            [
                *(date(2010, 2, 28), date(2010, 3, 1), date(2024, 9, 12), date(2024, 9, 13)),
                *(date(2026, 1, 1), date(2026, 1, 2), date(2026, 6, 14), date(2026, 6, 15), date(2028, 2, 29)),
            ],
        ),
    ],
)
def test_the_days_that_matter_are_those_of_the_law_and_the_days_after_up_to_the_day_asked_about(
    on: date, days: list[date]
) -> None:
    assert list(days_that_matter(on, edition_on(on, EDITIONS))) == days
