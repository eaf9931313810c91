"""The chain of hashes that the log of a municipality is, computed apart from the database that wrote it.

Migration 0003 has the same rule in SQL (casework_event_hash): each column as text in a JSON array, as PostgreSQL
writes one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

ORIGIN = bytes(32)
"""What precedes the first event."""

_FORMAT = "vagval event 1"

COLUMNS = (
    "municipality_id",
    "sequence",
    "id",
    "at",
    "actor_id",
    "unit",
    "case_id",
    "reference",
    "person_id",
    "deed",
    "fields",
    "why",
    "assignment",
    "page",
    "protected",
    "previous",
)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A place in a chain: the number of an event, and its hash."""

    sequence: int
    hash: bytes


@dataclass(frozen=True, kw_only=True)
class Break:
    """Where a chain does not hold, and in which way. Says no content."""

    sequence: int
    what: str

    def __str__(self) -> str:
        return f"event {self.sequence}: {self.what}"


def hash_of(row: Mapping[str, Any]) -> bytes:
    """The hash that an event must have, from its columns."""
    written = json.dumps([_FORMAT, *(_text(row[name]) for name in COLUMNS)], ensure_ascii=False)
    return hashlib.sha256(written.encode()).digest()


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        case bytes() | memoryview():
            return bytes(value).hex()
        case _:
            return str(value)


def breaks(rows: Iterable[Mapping[str, Any]], *, after: Link, head: Link) -> Iterator[Break]:
    """Everything that is wrong with the events between `after` and `head`, in the order of their numbers."""
    last = after
    for row in rows:
        number = row["sequence"]
        if number > last.sequence + 1:
            missing = f"{last.sequence + 1}–{number - 1}" if number > last.sequence + 2 else f"{number - 1}"
            yield Break(sequence=number, what=f"missing before it: {missing}")
        elif number <= last.sequence:
            yield Break(sequence=number, what="a number that was given already, or has been cut off")
        elif bytes(row["previous"]) != last.hash:
            yield Break(sequence=number, what="does not follow the event before it")
        if hash_of(row) != bytes(row["hash"]):
            yield Break(sequence=number, what="was changed, or moved here from elsewhere")
        last = Link(sequence=number, hash=bytes(row["hash"]))
    if last.sequence < head.sequence:
        yield Break(sequence=last.sequence + 1, what=f"missing from here to the end, {head.sequence}")
    elif last != head:
        yield Break(sequence=head.sequence, what="the head of the log says another end than the last event")
