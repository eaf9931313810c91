"""Writing down what was done. Every deed calls `record` in its own transaction: no deed without its event."""

from collections.abc import Iterable

from django.db import DatabaseError

from portal.accounts.models import User

from .models import Case, Deed, Event, Person


class NotRecorded(Exception):
    """The event could not be written, so the deed must not happen and the data must not be shown."""


def record(deed: Deed, *, by: User, case: Case, person: Person | None = None, fields: Iterable[str] = ()) -> Event:
    """Write one event: names of fields, never values. Raises NotRecorded."""
    event = _event(deed, by=by, case=case, person=person)
    event.fields = " ".join(fields)
    _write([event])
    return event


def record_readings(deed: Deed, *, by: User, case: Case, people: Iterable[Person]) -> None:
    """Write one event for each person that is about to be shown. Raises NotRecorded."""
    events = [_event(deed, by=by, case=case, person=person) for person in people]
    for event in events[1:]:
        event.at = events[0].at  # one look, one moment
    _write(events)


def _event(deed: Deed, *, by: User, case: Case, person: Person | None) -> Event:
    return Event(municipality_id=case.municipality_id, case=case, person=person, actor=by, deed=deed)


def _write(events: list[Event]) -> None:
    try:
        Event.objects.bulk_create(events)
    except DatabaseError as error:
        raise NotRecorded from error
