"""Coming events as readers meet them, and as a calendar takes them. What is past vanishes by itself."""

from collections.abc import Iterable
from datetime import UTC
from uuid import UUID

from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry

from content.dialogue.addresses import EVENTS, address
from content.dialogue.models import Event
from content.dialogue.models.translated import Shown, shown_in
from content.reading import absolute

PRODUCT = "-//Vagval//Events 1//EN"


def coming(language: str) -> list[Shown[Event]]:
    """What has not ended yet, the first first. One question to the database."""
    return shown_in(language, Event.objects.filter(is_shown=True, ends_at__gt=timezone.now()).order_by("starts_at"))


def coming_event(key: UUID, language: str) -> Shown[Event] | None:
    rows = Event.objects.filter(translation_key=key, is_shown=True, ends_at__gt=timezone.now())
    return next(iter(shown_in(language, rows)), None)


def as_calendar(events: Iterable[Shown[Event]], language: str, title: str = "Vägval") -> bytes:
    """A calendar file. An event keeps its UID, so that a change of it or its being cancelled reaches whoever has it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for event in events:
        calendar.add_component(_entry(event, language))
    file: bytes = calendar.to_ical()
    return file


def _entry(shown: Shown[Event], language: str) -> Entry:
    event, entry = shown.swedish, Entry()
    where = "\n".join(filter(None, (event.where, event.online)))
    entry.add("uid", f"{event.translation_key}@vagval")
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", shown.row.title, parameters={"LANGUAGE": shown.language.lang})
    entry.add("description", shown.row.description, parameters={"LANGUAGE": shown.language.lang})
    entry.add("location", where)
    entry.add("url", f"{absolute(address(EVENTS, language))}#event-{event.translation_key}")
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry
