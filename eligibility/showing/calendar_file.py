"""The days of a timeline as a calendar file. Somebody else may see the calendar, so it says nothing unless asked to."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import uuid4

from icalendar import Calendar, Event

from eligibility.wording.saying import said
from eligibility.wording.timeline import CALENDAR_TITLES, NEUTRAL_TITLE

PRODUCT = "-//Vagval//Calendar 1//EN"
FILE_NAME = "dates.ics"
"""Like the titles, the name says nothing of what the days are about."""


def calendar_file(days: Mapping[str, date], *, made_at: datetime, telling: bool) -> bytes:
    """The days in the reader's language. ``telling`` says what each is about."""
    return calendar_of(
        (
            (str(CALENDAR_TITLES[code] if telling else said(NEUTRAL_TITLE, number=number)), day)
            for number, (code, day) in enumerate(days.items(), start=1)
        ),
        made_at=made_at,
    )


def calendar_of(entries: Iterable[tuple[str, date]], *, made_at: datetime) -> bytes:
    """Titles and days as a calendar file, each a whole day without alarm.

    A UID is drawn anew each time: it is tied neither to a person nor to a day.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for title, day in entries:
        calendar.add_component(_event(title, day, made_at))
    file: bytes = calendar.to_ical()
    return file


def _event(title: str, day: date, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid4()))
    event.add("dtstamp", made_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")  # a day to look at is no day on which one is busy
    return event
