"""Years and months are counted as the almanac has them, also where a month is too short."""

from datetime import date

import pytest

from eligibility.law.dates import has_reached, latest_births, months_after, reaches_within_a_year, years_after

LEAP_DAY = date(2008, 2, 29)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 2), 15, date(2027, 6, 2)),
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_a_leap_day_comes_again_on_the_28th_unless_that_year_has_one() -> None:
    assert years_after(LEAP_DAY, 18) == (2026, 2, 28)
    assert years_after(LEAP_DAY, 20) == (2028, 2, 29)


@pytest.mark.parametrize("other", [date(2008, 3, 29), date(2008, 2, 28), date(2008, 2, 27)])
def test_any_other_day_comes_again_as_itself(other: date) -> None:
    assert years_after(other, 18) == (2026, other.month, other.day)


@pytest.mark.parametrize(
    ("born", "day_before", "day"),
    [
        (date(2008, 3, 2), date(2026, 3, 1), date(2026, 3, 2)),
        (date(2008, 1, 1), date(2025, 12, 31), date(2026, 1, 1)),
        (LEAP_DAY, date(2026, 2, 27), date(2026, 2, 28)),
    ],
)
def test_an_age_is_reached_on_the_birthday_and_not_the_day_before(born: date, day_before: date, day: date) -> None:
    assert not has_reached(18, born, day_before)
    assert has_reached(18, born, day)


@pytest.mark.parametrize(
    ("on", "within"),
    [
        (date(2025, 3, 1), False),  # a year and a day before
        (date(2025, 3, 2), True),  # a year before, to the day
        (date(2025, 9, 1), True),
        (date(2026, 3, 1), True),  # the day before
        (date(2026, 3, 2), False),  # the birthday: reached, and so not about to be
        (date(2026, 3, 3), False),
    ],
)
def test_an_age_is_reached_within_a_year_up_to_and_with_the_same_day_next_year(on: date, within: bool) -> None:
    assert reaches_within_a_year(18, date(2008, 3, 2), on) is within


@pytest.mark.parametrize(
    "on", [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 28), date(2028, 2, 29)]
)
def test_the_latest_births_are_those_beside_which_a_day_younger_is_too_young(on: date) -> None:
    """Around the end of February, where counting backwards goes wrong most easily."""
    reached, within_a_year = latest_births(18, on)
    births = [date(year, month, day) for year in range(2007, 2012) for month in (1, 2, 3, 12) for day in range(1, 29)]
    for born in (*births, LEAP_DAY, date(2012, 2, 29)):
        assert (born <= reached) is has_reached(18, born, on)
        assert (reached < born <= within_a_year) is reaches_within_a_year(18, born, on)
