"""Time counted in years and months. A day the final month lacks becomes its last day (1930:173 1 §)."""

from calendar import isleap
from datetime import date
from typing import TypeAlias

YearMonthDay: TypeAlias = tuple[int, int, int]  # not date: a birthday may lie beyond the last year a date can hold


def years_after(day: date, years: int) -> YearMonthDay:
    """The same day so many years later; 29 February becomes 28 February unless that year has one."""
    year = day.year + years
    if day.month == 2 and day.day == 29 and not isleap(year):
        return year, 2, 28
    return year, day.month, day.day


def has_reached(age: int, born: date, on: date) -> bool:
    """Whether somebody born that day has reached that age on the day asked about."""
    return years_after(born, age) <= (on.year, on.month, on.day)


def reaches_within_a_year(age: int, born: date, on: date) -> bool:
    """Whether somebody who has not reached that age does so within twelve months after the day asked about."""
    return (on.year, on.month, on.day) < years_after(born, age) <= years_after(on, 1)
