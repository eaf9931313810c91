"""2008:778: what those who were refused would get at most, and nobody else."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.law import Household, PermitStatus, Person, estimate_reestablishment_support

ON = date(2026, 3, 2)
ANNA = Person(id="anna", born=date(1984, 5, 1), permit_status=PermitStatus.REFUSED, swedish_citizen=False)


def sums(*persons: Person, on: date = ON) -> tuple[int, int]:
    estimate = estimate_reestablishment_support(Household(persons=persons), on)
    return estimate.min, estimate.max


def test_it_is_in_force_from_the_first_of_november_2008() -> None:
    assert sums(ANNA, on=date(2008, 11, 1)) == (30_000, 30_000)


def test_it_was_read_as_it_stood_on_16_april_2026() -> None:
    estimate = estimate_reestablishment_support(Household(persons=(ANNA,)), ON)
    assert (estimate.ordinance, estimate.on, estimate.verified_through) == ("2008:778", ON, date(2026, 4, 16))


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2008, 3, 2), (30_000, 30_000)),  # eighteen on the day
        (date(2008, 3, 3), (15_000, 30_000)),  # tomorrow
        (date(2009, 3, 2), (15_000, 30_000)),  # on the same day next year
        (date(2009, 3, 3), (15_000, 15_000)),
        (None, (15_000, 30_000)),
    ],
)
def test_an_adult_is_somebody_of_eighteen(born: date | None, expected: tuple[int, int]) -> None:
    assert sums(replace(ANNA, born=born)) == expected


@pytest.mark.parametrize(("children", "expected"), [(2, 60_000), (3, 75_000), (4, 75_000)])
def test_a_family_at_its_cap_gets_it_all_and_no_more(children: int, expected: int) -> None:
    young = (replace(ANNA, id=f"child {number}", born=date(2018, 1, 15)) for number in range(children))
    assert sums(ANNA, *young) == (expected, expected)


@pytest.mark.parametrize("status", [status for status in (*PermitStatus, None) if status is not PermitStatus.REFUSED])
def test_who_was_not_refused_gets_nothing(status: PermitStatus | None) -> None:
    assert sums(replace(ANNA, permit_status=status)) == (0, 0)


@pytest.mark.parametrize(("citizen", "expected"), [(True, 0), (False, 30_000), (None, 30_000)])
def test_a_swedish_citizen_gets_nothing(citizen: bool | None, expected: int) -> None:
    assert sums(replace(ANNA, swedish_citizen=citizen)) == (expected, expected)


def test_the_steps_say_who_was_counted_for_either_sum() -> None:
    estimate = estimate_reestablishment_support(Household(persons=(replace(ANNA, born=None), Person(id="bo"))), ON)
    assert estimate.persons == ("anna",)
    assert [(step.bound, step.code, step.persons, step.after) for step in estimate.steps] == [
        ("min", "child_amount", ("anna",), 15_000),
        ("max", "adult_amount", ("anna",), 30_000),
    ]
