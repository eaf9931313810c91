"""The monthly review: what the heads of a municipality look at in the log, and what they have found.

A head sees events without seeing the cases (row-level security); nothing here shows a person.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from portal.accounts.models import Membership, Municipality, Role, User
from portal.casework.log.review_rules import NOTE_WITHIN, Happened, Known, Reading, marked, readings_of
from portal.casework.log.surnames import surname_of
from portal.casework.models import Deed, Event, Review
from portal.casework.sealing.encryption import blind_indexes

MONTHS_SHOWN = 12

_COLUMNS = ("id", "at", "actor_id", "case_id", "reference", "deed", "why", "protected")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One reading to look at, with who read and what was found; the last of the reviews counts."""

    reading: Reading
    reader: User
    reviews: tuple[Review, ...]

    @property
    def review(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None

    @property
    def is_done(self) -> bool:
        """Whether a head has looked and nothing is left to look at."""
        return self.review is not None and self.review.outcome != "needs_more"


@dataclass(frozen=True, kw_only=True)
class Month:
    """How far the review of one month has come."""

    first: date
    items: tuple[Item, ...]

    @property
    def left(self) -> int:
        return sum(not item.is_done for item in self.items)


def finished_months() -> list[date]:
    """The first days of the months that can be looked at, newest first: those that are over and have a log."""
    ends = Event.objects.aggregate(first=Min("at"), last=Max("at"))
    if ends["first"] is None:
        return []
    oldest = timezone.localdate(ends["first"]).replace(day=1)
    month = _month_before(timezone.localdate().replace(day=1))
    months: list[date] = []
    while month >= oldest and len(months) < MONTHS_SHOWN:
        months.append(month)
        month = _month_before(month)
    return months


def month_from(text: str) -> date | None:
    """A month as it stands in an address, "2026-10"; None for anything else and for one that is not over."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first if first < timezone.localdate().replace(day=1) else None


def review_of(municipality: Municipality, first: date) -> Month:
    """What is to be looked at in one month, and what has been."""
    begins, ends = _midnight(first), _midnight(_month_after(first))
    events = _happened(begins, ends + NOTE_WITHIN)
    within = [event for event in events if event.at < ends]
    readings = readings_of(within)
    known = Known(
        later=events,
        closings=_closings({one.case for one in readings}),
        same_surname=_same_surname(municipality, {one.reader for one in readings}),
    )
    seed = f"{municipality.code} {first:%Y-%m} {_end_of_chain(ends)}"
    return Month(first=first, items=tuple(_items(marked(readings, known, seed), first)))


def other_heads(municipality: Municipality, than: User) -> bool:
    """Whether somebody else could look at what this head has read."""
    heads = Membership.objects.filter(municipality=municipality, role=Role.HEAD_OF_UNIT, user__is_active=True)
    return heads.exclude(user=than).exists()


def _items(readings: Sequence[Reading], month: date) -> Iterable[Item]:
    readers = User.objects.in_bulk({one.reader for one in readings})
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(month=month).select_related("reviewer").order_by("at"):
        reviews[review.first_event].append(review)
    for one in readings:
        yield Item(reading=one, reader=readers[one.reader], reviews=tuple(reviews[one.first_event]))


def _happened(begins: datetime, ends: datetime) -> list[Happened]:
    found = Event.objects.filter(at__gte=begins, at__lt=ends, actor__isnull=False, case__isnull=False)
    rows = found.order_by("sequence").values_list(*_COLUMNS)
    return [
        Happened(id=id, at=at, actor=actor, case=case, reference=reference, deed=deed, why=why, protected=protected)
        for id, at, actor, case, reference, deed, why, protected in rows
    ]


def _closings(cases: set[UUID]) -> dict[UUID, list[tuple[datetime, bool]]]:
    turns = (Deed.CASE_CLOSED, Deed.CASE_REOPENED)
    rows = Event.objects.filter(case__in=cases, deed__in=turns).order_by("sequence")
    closings: dict[UUID, list[tuple[datetime, bool]]] = defaultdict(list)
    for case, at, deed in rows.values_list("case_id", "at", "deed"):
        closings[case].append((at, deed == Deed.CASE_CLOSED))
    return closings


def _same_surname(municipality: Municipality, readers: set[int]) -> frozenset[tuple[int, UUID]]:
    """Compared as fingerprints, in the database: the head sees that a name is shared, never which."""
    asked = [
        {"reader": pk, "blind": fingerprint.hex()}
        for pk, name in User.objects.filter(pk__in=readers).values_list("pk", "name")
        for fingerprint in blind_indexes(surname_of(name), municipality.code)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reader, case_id FROM casework_same_surname(%s::jsonb)", [json.dumps(asked)])
        return frozenset((reader, case) for reader, case in cursor.fetchall())


def _end_of_chain(ends: datetime) -> str:
    """The hash of the last event before a moment: settled once the month is over, and known to nobody before."""
    last = Event.objects.filter(at__lt=ends).order_by("-at", "-sequence").values_list("hash", flat=True).first()
    return bytes(last).hex() if last is not None else ""


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)
