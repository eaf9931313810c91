"""Keeping the log: proving that it is whole, anchoring its heads elsewhere, cutting off what is old enough.

Runs as the tables' owner, one municipality at a time (portal.casework.keeping).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from portal.accounts.models import Municipality
from portal.casework.keeping import as_keeper, municipalities_as_keeper
from portal.casework.log.chain import COLUMNS, ORIGIN, Break, Link, breaks
from portal.casework.models import Deed, Event, LogHead, Review

CHUNK = 2000


class NotAnAnchor(ValueError):
    """A line that is no anchor. Says which line."""


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Where the log of a municipality ended at a moment, as it is kept in another system."""

    municipality: str
    link: Link
    at: datetime

    def __str__(self) -> str:
        return json.dumps(
            {
                "municipality": self.municipality,
                "sequence": self.link.sequence,
                "hash": self.link.hash.hex(),
                "at": self.at.isoformat(timespec="seconds"),
            }
        )


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found in the log of one municipality."""

    municipality: Municipality
    events: int
    head: Link
    found: tuple[Break, ...]


def anchors() -> Iterator[Anchor]:
    """The head of each log, to be kept by somebody else. Those without events have none."""
    for municipality in municipalities_as_keeper():
        with as_keeper(municipality):
            head = LogHead.objects.first()
        if head is not None:
            yield Anchor(municipality=municipality.code, link=_end_of(head), at=head.at)


def read_anchors(lines: Iterable[str]) -> list[Anchor]:
    """Anchors as they were written. Raises NotAnAnchor."""
    return [_read(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _read(number: int, line: str) -> Anchor:
    try:
        told = json.loads(line)
        link = Link(sequence=int(told["sequence"]), hash=bytes.fromhex(told["hash"]))
        return Anchor(municipality=str(told["municipality"]), link=link, at=datetime.fromisoformat(told["at"]))
    except (ValueError, KeyError, TypeError):
        raise NotAnAnchor(f"line {number} is no anchor") from None


def verify(anchored: Iterable[Anchor] = ()) -> Iterator[Verdict]:
    """Go through the log of every municipality, and hold it against the anchors."""
    wanted = list(anchored)
    for municipality in municipalities_as_keeper():
        yield _verdict(municipality, [anchor.link for anchor in wanted if anchor.municipality == municipality.code])


def _verdict(municipality: Municipality, anchored: list[Link]) -> Verdict:
    with as_keeper(municipality):
        kept = LogHead.objects.first()
        head = _end_of(kept) if kept else Link(sequence=0, hash=ORIGIN)
        base = Link(sequence=kept.cut_sequence, hash=bytes(kept.cut_hash)) if kept else head
        rows = Event.objects.order_by("sequence").values(*COLUMNS, "hash").iterator(CHUNK)
        reached = {link.sequence: link.hash for link in (base, head)}
        seen = _Seen(rows, {link.sequence for link in anchored}, reached)
        found = [*_wrong_beginning(base), *breaks(seen, after=base, head=head)]
        found += [wrong for link in anchored if (wrong := _against(link, base, reached))]
    return Verdict(municipality=municipality, events=seen.count, head=head, found=tuple(found))


class _Seen:
    """The rows as they are gone through: how many, and the hashes of those that are anchored."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], wanted: set[int], reached: dict[int, bytes]) -> None:
        self.rows, self.wanted, self.reached, self.count = rows, wanted, reached, 0

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for row in self.rows:
            self.count += 1
            if row["sequence"] in self.wanted:
                self.reached[row["sequence"]] = bytes(row["hash"])
            yield row


def _end_of(head: LogHead) -> Link:
    return Link(sequence=head.sequence, hash=bytes(head.hash))


def _wrong_beginning(base: Link) -> Iterator[Break]:
    """A log that does not begin at its first event says so in an event of its own."""
    if base == Link(sequence=0, hash=ORIGIN):
        return
    words = f"{base.sequence} {base.hash.hex()}"
    if not Event.objects.filter(deed=Deed.LOG_CUT_OFF, fields=words).exists():
        yield Break(sequence=base.sequence, what="nothing in the log says that it was cut off here")


def _against(anchor: Link, base: Link, reached: Mapping[int, bytes]) -> Break | None:
    """What is wrong where the log was anchored. What has been cut off since can no longer be compared."""
    if anchor.sequence < base.sequence or reached.get(anchor.sequence) == anchor.hash:
        return None
    what = "is not the event that was anchored" if anchor.sequence in reached else "was anchored and is missing"
    return Break(sequence=anchor.sequence, what=what)


def cut_off_log(before: date) -> int:
    """Remove the events from before a day, and the reviews of them; how many events that was. Safe to run again.

    The chain goes on from the last one removed. The database refuses a day that lies less than five years back.
    """
    removed = 0
    for municipality in municipalities_as_keeper():
        with as_keeper(municipality), connection.cursor() as cursor:
            cursor.execute("SELECT casework_cut_off_log(%s)", [before])
            removed += cursor.fetchone()[0]
            Review.objects.filter(month__lt=before.replace(day=1)).delete()
    return removed
