"""Counting a sum: what is added, what each cap takes, and to the krona where it begins to."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.law import Bound, Citation, Figure, FigureKind, Household, Person, payments_of
from eligibility.law.amounts import Counted, adults_among, count, split_into_payments
from eligibility.law.editions import Amounts, PaymentShare

CITED = Citation("2999:1", 1)
HE, SHE, CHILD = (Person(id=id) for id in ("he", "she", "child"))
COUPLE = (("he", "she"),)
GROWN = {"he": True, "she": True, "child": False, "son": False}


def kronor(number: int) -> Figure:
    return Figure(number, FigureKind.KRONOR, CITED)


def amounts(couple_cap: int = 1_000, household_cap: int = 1_000, **more: Citation) -> Amounts:
    """100 for an adult and 10 for a child, so that 200 and 210 are what a couple alone and with a child come to."""
    return Amounts(
        adult=kronor(100),
        child=kronor(10),
        adult_age=Figure(18, FigureKind.YEARS, CITED),
        couple_cap=kronor(couple_cap),
        household_cap=kronor(household_cap),
        **more,
    )


def counted(*persons: Person, caps: Amounts, unclear: bool = False, bound: Bound = Bound.MAX) -> Counted:
    couples = COUPLE if HE.id in {person.id for person in persons} else ()
    return count(Household(persons=persons, couples=couples, unclear=unclear), persons, GROWN, caps, bound)


def steps(found: Counted) -> list[tuple[str, int, int]]:
    return [(step.code, step.before, step.after) for step in found.steps]


BOTH = [("adult_amount", 0, 100), ("adult_amount", 100, 200)]


@pytest.mark.parametrize(
    ("cap", "cut"),
    [(201, []), (200, []), (199, [("couple_cap", 200, 199)]), (198, [("couple_cap", 200, 198)])],
)
def test_a_couple_at_its_cap_is_not_cut_and_one_krona_over_is(cap: int, cut: list[tuple[str, int, int]]) -> None:
    assert steps(counted(HE, SHE, caps=amounts(couple_cap=cap))) == BOTH + cut


@pytest.mark.parametrize(
    ("cap", "cut"),
    [(201, []), (200, []), (199, [("household_cap", 200, 199)]), (198, [("household_cap", 200, 198)])],
)
@pytest.mark.parametrize(("unclear", "bound"), [(False, Bound.MAX), (True, Bound.MIN)])
def test_a_household_at_its_cap_is_not_cut_and_one_krona_over_is(
    cap: int, cut: list[tuple[str, int, int]], unclear: bool, bound: Bound
) -> None:
    """Also where it is unclear who is one household, and the lowest sum takes all for one."""
    assert steps(counted(HE, SHE, caps=amounts(household_cap=cap), unclear=unclear, bound=bound)) == BOTH + cut


def test_an_unclear_household_has_no_cap_in_the_higher_sums() -> None:
    assert counted(HE, SHE, caps=amounts(household_cap=1), unclear=True).total == 200


def test_each_person_is_counted_once_as_an_adult_or_a_child() -> None:
    found = counted(HE, SHE, CHILD, caps=amounts())
    assert steps(found) == [*BOTH, ("child_amount", 200, 210)]
    assert [step.persons for step in found.steps] == [("he",), ("she",), ("child",)]
    assert {str(step.citation) for step in found.steps} == {"2999:1 1 §"}


def test_a_cap_names_those_whom_it_is_taken_from() -> None:
    found = counted(HE, SHE, CHILD, replace(CHILD, id="son", household="away"), caps=amounts(150, 155))
    assert [(step.code, step.persons, step.after - step.before) for step in found.steps[-2:]] == [
        ("couple_cap", ("he", "she"), -50),
        ("household_cap", ("he", "she", "child"), -5),
    ]


def test_the_lowest_sum_of_an_unclear_household_is_capped_for_everybody() -> None:
    away = replace(SHE, household="away")
    found = counted(HE, away, caps=amounts(household_cap=150), unclear=True, bound=Bound.MIN)
    assert [(step.code, step.persons) for step in found.steps[-1:]] == [("household_cap", ("he", "she"))]
    assert found.total == 150


@pytest.mark.parametrize(
    ("couple_cap", "household_cap", "total", "taken"),
    [
        (150, 100, 150, {"couple_cap": -50}),  # no household is over its own cap
        (150, 60, 120, {"couple_cap": -50, "household_cap": -30}),  # 40 of 50 taken where that cap would: 100 - 40 = 60
        (190, 60, 120, {"couple_cap": -10, "household_cap": -70}),
        (110, 60, 110, {"couple_cap": -90}),
    ],
)
def test_a_couple_that_lives_apart_is_not_cut_twice_for_the_same_kronor(
    couple_cap: int, household_cap: int, total: int, taken: dict[str, int]
) -> None:
    found = counted(HE, replace(SHE, household="away"), caps=amounts(couple_cap, household_cap))
    cut: dict[str, int] = {}
    for step in found.steps[2:]:
        cut[step.code] = cut.get(step.code, 0) + step.after - step.before
    assert (found.total, cut) == (total, taken)


def test_a_travel_cost_is_added_above_the_caps_and_one_of_nothing_is_no_step() -> None:
    travelling = (replace(HE, travel_cost=7), replace(SHE, travel_cost=0), CHILD)
    found = counted(*travelling, caps=amounts(household_cap=150, travel_cost=CITED))
    assert steps(found)[-2:] == [("household_cap", 210, 150), ("travel_cost", 150, 157)]
    assert found.steps[-1].persons == ("he",)


def test_what_another_bound_has_counted_is_taken_over_only_where_the_same_people_count_alike() -> None:
    household = Household(persons=(HE, SHE), couples=COUPLE)
    both = count(household, (HE, SHE), GROWN, amounts(), Bound.MIN)
    again = count(household, (HE, SHE), GROWN, amounts(), Bound.MAX, both)
    assert (again.total, {step.bound for step in again.steps}) == (200, {Bound.MAX})
    assert count(household, (HE,), GROWN, amounts(), Bound.MAX, both).total == 100
    assert count(household, (HE, SHE), GROWN | {"she": False}, amounts(), Bound.MAX, both).total == 110
    unclear = replace(household, unclear=True)
    capped = count(unclear, (HE, SHE), GROWN, amounts(household_cap=150), Bound.MIN)
    assert count(unclear, (HE, SHE), GROWN, amounts(household_cap=150), Bound.MAX, capped).total == 200


@pytest.mark.parametrize(
    ("born", "at_least", "at_most"),
    [
        (date(2008, 3, 2), True, True),  # eighteen on the day
        (date(2008, 3, 3), False, True),
        (date(2009, 3, 2), False, True),  # eighteen on the same day next year
        (date(2009, 3, 3), False, False),
        (None, False, True),
    ],
)
def test_where_it_could_matter_the_lower_sum_counts_a_child_and_the_higher_ones_an_adult(
    born: date | None, at_least: bool, at_most: bool
) -> None:
    person, age = Person(id="he", born=born), Figure(18, FigureKind.YEARS, CITED)
    found = [adults_among((person,), date(2026, 3, 2), age, bound)["he"] for bound in Bound]
    assert found == [at_least, at_most, at_most]


def shares(*percents: int) -> list[PaymentShare]:
    return [PaymentShare(percent=Figure(part, FigureKind.PERCENT, CITED), when=f"{part}") for part in percents]


def test_each_payment_but_the_last_is_rounded_down() -> None:
    payments = split_into_payments(199, shares(50, 25, 25))
    assert [(payment.amount, payment.percent, payment.when) for payment in payments] == [
        (99, 50, "50"),
        (49, 25, "25"),
        (51, 25, "25"),
    ]


def test_one_krona_is_paid_last_and_nothing_is_not_paid() -> None:
    assert [payment.amount for payment in split_into_payments(1, shares(20, 80))] == [0, 1]
    assert split_into_payments(0, shares(20, 80)) == ()


def test_a_negative_sum_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        payments_of(-1, date(2026, 3, 2))
