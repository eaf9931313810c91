"""Opening hours as a week is read, and the days on which the week does not hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from content.places.choices import HoursFor
from content.places.models import OpeningHours, OtherHours
from portal.formatting import locale_of

# A gap in the middle of the day is lunch.
_LUNCH = (time(10, 30), time(13, 30))
_LONGEST_LUNCH = 2 * 60


@dataclass(frozen=True, kw_only=True)
class Span:
    opens: time
    closes: time


@dataclass(frozen=True, kw_only=True)
class Day:
    """One weekday with the times at which it is open; none when it is closed."""

    name: str
    spans: tuple[Span, ...]

    @property
    def lunch(self) -> Span | None:
        """Between which times it is closed in the middle of the day."""
        pairs = pairwise(self.spans)
        gaps = (Span(opens=before.closes, closes=after.opens) for before, after in pairs)
        return next((gap for gap in gaps if _is_lunch(gap)), None)


@dataclass(frozen=True, kw_only=True)
class Week:
    """The hours for visits or by telephone. `days` is empty where we have not been told."""

    hours_for: HoursFor
    days: tuple[Day, ...]
    others: tuple[OtherHours, ...]


def weeks(hours: Iterable[OpeningHours], others: Iterable[OtherHours], *, on: date) -> list[Week]:
    """Both weeks in the reader's language, with the other hours that have not passed."""
    rows, coming = list(hours), [row for row in others if row.through >= on]
    return [_week(kind, rows, coming) for kind in HoursFor]


def _week(kind: HoursFor, rows: list[OpeningHours], coming: list[OtherHours]) -> Week:
    ours = [row for row in rows if row.hours_for == kind]
    names = locale_of().days["stand-alone"]["wide"]
    days = tuple(Day(name=names[number], spans=tuple(_spans(ours, number))) for number in range(7)) if ours else ()
    return Week(hours_for=kind, days=days, others=tuple(row for row in coming if row.hours_for == kind))


def _spans(rows: list[OpeningHours], weekday: int) -> Iterator[Span]:
    ours = sorted((row for row in rows if row.weekday == weekday), key=lambda row: row.opens)
    return (Span(opens=row.opens, closes=row.closes) for row in ours)


def overlapping(spans: Iterable[tuple[time, time]]) -> bool:
    """Whether two of the spans share a minute."""
    ordered = sorted(spans)
    return any(later[0] < earlier[1] for earlier, later in pairwise(ordered))


def _is_lunch(gap: Span) -> bool:
    minutes = (gap.closes.hour - gap.opens.hour) * 60 + gap.closes.minute - gap.opens.minute
    return _LUNCH[0] <= gap.opens <= _LUNCH[1] and 0 < minutes <= _LONGEST_LUNCH
