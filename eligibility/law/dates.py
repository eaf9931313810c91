"""Time counted in years and months. A day the final month lacks becomes its last day (1930:173 1 §)."""

from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeAlias

YearMonthDay: TypeAlias = tuple[int, int, int]  # not date: a birthday may lie beyond the last year a date can hold


def years_after(day: date, years: int) -> YearMonthDay:
    """The same day so many years later; 29 February becomes 28 February unless that year has one."""
    year = day.year + years
    if day.month == 2 and day.day == 29 and not isleap(year):
        return year, 2, 28
    return year, day.month, day.day


def months_after(day: date, months: int) -> date:
    """The same day so many months later; a day that month lacks becomes its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class LatestBirths(NamedTuple):
    """The latest birth of who has reached an age on a day, and of who does so on it or within twelve months after."""

    reached: date
    within_a_year: date


@lru_cache
def latest_births(age: int, on: date) -> LatestBirths:
    """What to compare births with, instead of counting years for each of them."""
    return LatestBirths(_latest_birth(age, (on.year, on.month, on.day)), _latest_birth(age, years_after(on, 1)))


def _latest_birth(age: int, on: YearMonthDay) -> date:
    year, month, day = on
    latest = date(year - age, month, min(day, monthrange(year - age, month)[1]))
    day_after = latest + timedelta(days=1)  # may be 29 February, where it counts as the 28th
    return day_after if years_after(day_after, age) <= on else latest


def has_reached(age: int, born: date, on: date) -> bool:
    """Whether somebody born that day has reached that age on the day asked about."""
    return years_after(born, age) <= (on.year, on.month, on.day)


def reaches_within_a_year(age: int, born: date, on: date) -> bool:
    """Whether somebody who has not reached that age does so within twelve months after the day asked about."""
    return (on.year, on.month, on.day) < years_after(born, age) <= years_after(on, 1)
