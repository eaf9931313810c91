"""Questions and answers, and the calendar. They read, and write nothing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.dialogue.addresses import EVENTS, QUESTIONS, in_every_language
from content.dialogue.answers import answers_for
from content.dialogue.events import as_calendar, coming, coming_event
from content.dialogue.models import Event
from content.dialogue.models.translated import Shown
from content.places.languages import Spoken, spoken
from portal.settings.languages import described

CALENDAR_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class ComingEvent:
    """An event with the languages spoken there."""

    shown: Shown[Event]
    spoken: tuple[Spoken, ...]


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Every question with its answer in the reader's language, then those that are answered in Swedish alone."""
    answers = answers_for(_language())
    context = {
        "answers": [answer for answer in answers if not answer.is_foreign],
        "in_swedish": [answer for answer in answers if answer.is_foreign],
        "is_machine_made": any(answer.is_machine_made for answer in answers),
    }
    return render(request, "content/dialogue/questions.html", context | in_every_language(QUESTIONS))


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What is to come."""
    found = [ComingEvent(shown=one, spoken=tuple(spoken(one.swedish))) for one in coming(_language())]
    context: dict[str, Any] = {
        "events": found,
        "is_machine_made": any(event.shown.is_machine_made for event in found),
    }
    return render(request, "content/dialogue/events.html", context | in_every_language(EVENTS))


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """All that is to come, for a calendar that follows it."""
    language = _language()
    return _calendar(as_calendar(coming(language), language, title=f"Vägval: {_('Calendar')}"), "calendar.ics")


@require_safe
def calendar_entry(request: HttpRequest, key: UUID) -> HttpResponse:
    """One event, to take into one's own calendar."""
    language = _language()
    event = coming_event(key, language)
    if event is None:
        raise Http404
    return _calendar(as_calendar([event], language), "event.ics")


def _calendar(file: bytes, name: str) -> HttpResponse:
    """Named without a word of what it is about: somebody else may see the telephone."""
    return HttpResponse(
        file, content_type=CALENDAR_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _language() -> str:
    return described(get_language() or "").code
