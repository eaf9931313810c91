"""Which readings of a month a head looks at, and why: always what some rules find, some of what others find, and a lot.

Knows no database. A reading here is one colleague in one case on one day, with everything she read there.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.casework.models import Deed, Why
from portal.casework.models.event import READINGS

SAMPLE_SIZE = 20
"""So many readings of each month are drawn by lot."""
RULE_SAMPLE = 10
"""So many are drawn by lot among those that a sampled rule finds."""
FILES_AN_HOUR = 15
WORK_BEGINS, WORK_ENDS = 6, 20
NOTE_WITHIN = timedelta(days=14)
_SATURDAY = 5


class Mark(TextChoices):
    """Why a reading is looked at."""

    BREAK_GLASS = "break_glass", pgettext_lazy("review", "emergency access")
    NOT_ASSIGNED = "not_assigned", pgettext_lazy("review", "read without an assignment to the case")
    PROTECTED = "protected", pgettext_lazy("review", "somebody in the case has protected identity")
    SAME_SURNAME = "same_surname", pgettext_lazy("review", "the reader and somebody in the case share a family name")
    MANY_FILES = "many_files", pgettext_lazy("review", "unusually many cases in one hour")
    OUT_OF_HOURS = "out_of_hours", pgettext_lazy("review", "outside working hours")
    AFTER_CLOSE = "after_close", pgettext_lazy("review", "after the case was closed")
    NOTHING_WRITTEN = "nothing_written", pgettext_lazy("review", "nothing was written in the case afterwards")
    LOT = "lot", pgettext_lazy("review", "drawn by lot")


SAMPLED = (Mark.OUT_OF_HOURS, Mark.AFTER_CLOSE, Mark.NOTHING_WRITTEN)


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What the rules need of one event."""

    id: UUID
    at: datetime
    actor: int
    case: UUID
    reference: str
    deed: str
    why: str
    protected: bool

    @property
    def is_reading(self) -> bool:
        return self.deed in READINGS


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one colleague read in one case on one day. `first_event` is the first event of it, by which it is known."""

    first_event: UUID
    reader: int
    case: UUID
    reference: str
    day: date
    events: tuple[Happened, ...]
    marks: frozenset[Mark] = field(default_factory=frozenset)

    @property
    def first_at(self) -> datetime:
        return self.events[0].at

    @property
    def last_at(self) -> datetime:
        return self.events[-1].at

    @property
    def looks(self) -> int:
        """How many times something was shown: one page about five people is one."""
        return len({event.at for event in self.events})

    @property
    def deeds(self) -> list[Deed]:
        """What was done, each kind once, in the order it was done first."""
        return [Deed(deed) for deed in dict.fromkeys(event.deed for event in self.events)]

    @property
    def whys(self) -> list[Why]:
        """With what right."""
        return [Why(why) for why in dict.fromkeys(event.why for event in self.events) if why]

    @property
    def reasons(self) -> list[Mark]:
        """Why it is looked at, the weightiest first."""
        return [mark for mark in Mark if mark in self.marks]


def readings_of(events: Iterable[Happened]) -> list[Reading]:
    """Put the readings of one colleague in one case on one day together, in the order they began."""
    gathered: dict[tuple[int, UUID, date], list[Happened]] = defaultdict(list)
    for event in events:
        if event.is_reading:
            gathered[event.actor, event.case, timezone.localdate(event.at)].append(event)
    return [
        Reading(
            first_event=found[0].id,
            reader=reader,
            case=case,
            reference=found[0].reference,
            day=day,
            events=tuple(found),
        )
        for (reader, case, day), found in gathered.items()
    ]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the rules know beside the readings. `later` goes on some weeks after the month, for what was written then.

    `closings` are the moments when each case was closed (True) or opened again (False), oldest first; `same_surname`
    the pairs of reader and case where somebody has the reader's family name.
    """

    later: Sequence[Happened]
    closings: Mapping[UUID, Sequence[tuple[datetime, bool]]]
    same_surname: frozenset[tuple[int, UUID]]


def marked(readings: Sequence[Reading], known: Known, seed: str) -> list[Reading]:
    """The readings to look at, each with why, the weightiest reasons first."""
    wrote = _written(known.later)
    crowded = _crowded_hours(readings)
    found = [replace(one, marks=_marks(one, known, wrote, crowded)) for one in readings]
    drawn = sorted(found, key=lambda one: lot(seed, one.first_event))
    by_lot = {one.first_event for one in drawn[:SAMPLE_SIZE]}
    kept = {mark: {one.first_event for one in _having(mark, drawn)[:RULE_SAMPLE]} for mark in SAMPLED}
    chosen = []
    for one in found:
        marks = {mark for mark in one.marks if mark not in SAMPLED or one.first_event in kept[mark]}
        if one.first_event in by_lot:
            marks.add(Mark.LOT)
        if marks:
            chosen.append(replace(one, marks=frozenset(marks)))
    order = list(Mark)
    return sorted(chosen, key=lambda one: (order.index(one.reasons[0]), one.first_at))


def lot(seed: str, event: UUID) -> bytes:
    """The place of a reading in the draw: nobody can foresee it, everybody can draw it again."""
    return hashlib.sha256(seed.encode() + event.bytes).digest()


def _having(mark: Mark, readings: Iterable[Reading]) -> list[Reading]:
    return [one for one in readings if mark in one.marks]


def _marks(
    one: Reading,
    known: Known,
    wrote: Mapping[tuple[int, UUID], Sequence[datetime]],
    crowded: set[tuple[int, datetime]],
) -> frozenset[Mark]:
    closings = known.closings.get(one.case, ())
    rules = {
        Mark.BREAK_GLASS: any(event.why == Why.BREAK_GLASS for event in one.events),
        Mark.NOT_ASSIGNED: any(event.why == Why.NOT_ASSIGNED for event in one.events),
        Mark.PROTECTED: any(event.protected for event in one.events),
        Mark.SAME_SURNAME: (one.reader, one.case) in known.same_surname,
        Mark.MANY_FILES: any((one.reader, _hour(event.at)) in crowded for event in one.events),
        Mark.OUT_OF_HOURS: any(_out_of_hours(event.at) for event in one.events),
        Mark.AFTER_CLOSE: any(_closed_at(event.at, closings) for event in one.events),
        Mark.NOTHING_WRITTEN: not any(
            one.first_at <= at <= one.last_at + NOTE_WITHIN for at in wrote.get((one.reader, one.case), ())
        ),
    }
    return frozenset(mark for mark, holds in rules.items() if holds)


def _written(events: Iterable[Happened]) -> dict[tuple[int, UUID], list[datetime]]:
    wrote: dict[tuple[int, UUID], list[datetime]] = defaultdict(list)
    for event in events:
        if not event.is_reading:
            wrote[event.actor, event.case].append(event.at)
    return wrote


def _crowded_hours(readings: Iterable[Reading]) -> set[tuple[int, datetime]]:
    """Who read in more than FILES_AN_HOUR cases in which hour."""
    cases: dict[tuple[int, datetime], set[UUID]] = defaultdict(set)
    for one in readings:
        for event in one.events:
            cases[one.reader, _hour(event.at)].add(one.case)
    return {key for key, seen in cases.items() if len(seen) > FILES_AN_HOUR}


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _out_of_hours(moment: datetime) -> bool:
    local = timezone.localtime(moment)
    return local.weekday() >= _SATURDAY or not WORK_BEGINS <= local.hour < WORK_ENDS


def _closed_at(moment: datetime, closings: Sequence[tuple[datetime, bool]]) -> bool:
    before = [closed for at, closed in closings if at < moment]
    return bool(before) and before[-1]
