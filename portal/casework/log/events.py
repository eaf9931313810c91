"""Writing down what was done. Every deed calls `record` in its own transaction: no deed without its event.

Behind a casework view the events of a request wait until its end and are then written in one call, before anything is
sent: the chain of a municipality is held for a moment, not for as long as a page takes. What a savepoint takes back
takes its events along. Anywhere else they are written at once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError, connection, transaction

from portal.accounts.models import User
from portal.casework.models import Case, Deed, Event, Person
from portal.casework.models.event import READINGS
from portal.casework.steps.turning import touched

_page: ContextVar[str | None] = ContextVar("page", default=None)

_APPEND = "SELECT last_sequence, happened_at FROM casework_append_events(%s::jsonb)"


class NotRecorded(Exception):
    """The event could not be written, so the deed must not happen and the data must not be shown."""


def record(
    deed: Deed, *, by: User | None, case: Case | None, person: Person | None = None, fields: Iterable[str] = ()
) -> Event:
    """Write one event: names of fields, never values. Raises NotRecorded.

    `by` is None for a job of the tables' owner, `case` for what is about the municipality's log and no case.
    The database adds when, the unit and why.
    """
    event = _event(deed, by=by, case=case, person=person)
    event.fields = " ".join(fields)
    if case is not None and by is not None and deed not in READINGS:
        touched(deed, case=case, by=by)
    _write([event])
    return event


def record_readings(deed: Deed, *, by: User, case: Case, people: Iterable[Person]) -> None:
    """Write one event for each person that is about to be shown. Raises NotRecorded."""
    _write([_event(deed, by=by, case=case, person=person) for person in people])


@contextmanager
def gathered(page: str) -> Iterator[None]:
    """Let events wait for `write_gathered`; `page` is the name of the address where they happen."""
    before = _page.set(page)
    try:
        yield
    finally:
        _page.reset(before)


def write_gathered() -> None:
    """Write the events that wait. Raises NotRecorded; then nothing of this transaction may be kept or shown."""
    waiting = [waits for _, waits, *_ in connection.run_on_commit if isinstance(waits, _Waiting)]
    if waiting:
        connection.run_on_commit = [one for one in connection.run_on_commit if not isinstance(one[1], _Waiting)]
        _append(_one_reading_each([event for waits in waiting for event in waits.events]))


class _Waiting:
    """Events that wait in Django's list of what follows the commit, which knows what a savepoint has taken back."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events

    def __call__(self) -> None:
        raise NotRecorded("committed without its events")


def _one_reading_each(events: Sequence[Event]) -> list[Event]:
    """One reading for each person a response shows: what says more than "read about a person" stands for that too."""
    closer = {event.person_id for event in events if event.deed in READINGS and event.deed != Deed.PERSON_READ}
    kept: dict[object, Event] = {}
    for event in events:
        if event.deed in READINGS and event.person_id is not None:
            if event.deed == Deed.PERSON_READ and event.person_id in closer:
                continue
            kept.setdefault((event.deed, event.person_id, event.fields), event)
        else:
            kept[event.pk] = event
    return list(kept.values())


def _event(deed: Deed, *, by: User | None, case: Case | None, person: Person | None) -> Event:
    return Event(
        case_id=case.pk if case else None,
        person_id=person.pk if person else None,
        actor=by,
        deed=deed,
        page=_page.get() or "",
    )


def _write(events: list[Event]) -> None:
    if _page.get() is not None and connection.in_atomic_block:
        transaction.on_commit(_Waiting(events))
    else:
        _append(events)


def _append(events: Sequence[Event]) -> None:
    """One call for all of them, however many people a page shows."""
    if not events:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(_APPEND, [json.dumps([_told(event) for event in events])])
            last, moment = cursor.fetchone()
    except DatabaseError as error:
        raise NotRecorded from error
    for sequence, event in enumerate(events, start=last - len(events) + 1):
        event.sequence, event.at = sequence, moment


def _told(event: Event) -> dict[str, object]:
    return {
        "id": str(event.pk),
        "by": event.actor_id,
        "case": event.case_id and str(event.case_id),
        "person": event.person_id and str(event.person_id),
        "deed": event.deed,
        "fields": event.fields,
        "page": event.page,
    }
