"""A reader sees what is to come, and takes it into her own calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar

from content.dialogue.events import coming
from content.dialogue.models import Event
from tests.content.dialogue.conftest import DAY, translated

pytestmark = pytest.mark.usefixtures("guidance")


def page(client: Client, language: str) -> str:
    with override(language):
        return client.get(reverse("dialogue:events")).content.decode()


def feed(client: Client, language: str = "sv") -> Calendar:
    with override(language):
        response = client.get(reverse("dialogue:calendar_feed"))
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert not response.cookies
    return Calendar.from_ical(response.content)


def test_an_event_says_when_where_and_in_which_languages(client: Client, event: Event) -> None:
    html = page(client, "sv")
    assert event.title in html
    assert "Stadsbiblioteket, sal 2" in html
    assert "Soomaali" in html
    assert "mailto:fraga@malmo.example" in html


def test_in_another_language_the_swedish_words_are_said_to_be_swedish(client: Client, event: Event) -> None:
    html = page(client, "ar")
    assert f'lang="sv" dir="ltr">{event.title}' in html
    translated(event, "ar", title="لقاء مفتوح", description="تعالوا واسألوا عن العودة الطوعية.")
    assert event.title not in page(client, "ar")


def test_what_is_past_vanishes(client: Client, event: Event) -> None:
    Event.objects.update(starts_at=timezone.now() - DAY, ends_at=timezone.now() - timedelta(minutes=1))
    assert event.title not in page(client, "sv")
    assert feed(client).walk("VEVENT") == []
    with override("sv"):
        assert client.get(reverse("dialogue:calendar_entry", args=[event.translation_key])).status_code == 404


def test_what_is_not_shown_is_in_no_calendar(client: Client, event: Event) -> None:
    Event.objects.update(is_shown=False)
    assert coming("sv") == []
    assert feed(client).walk("VEVENT") == []


def test_a_cancelled_event_says_so_on_the_page_and_in_the_calendar(client: Client, event: Event) -> None:
    [before] = feed(client).walk("VEVENT")
    event.is_cancelled = True
    event.save()
    [after] = feed(client).walk("VEVENT")
    assert (before["uid"], str(before["status"]), str(after["status"])) == (after["uid"], "CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert "Cancelled" in page(client, "en")


def test_the_calendar_has_the_words_of_its_language_and_the_hours_of_the_world(client: Client, event: Event) -> None:
    translated(event, "en", title="Open questions", description="Come and ask, or do not.")
    [entry] = feed(client, "en").walk("VEVENT")
    assert str(entry["summary"]) == "Open questions"
    assert entry.decoded("dtstart") == event.starts_at
    assert str(entry["location"]) == "Stadsbiblioteket, sal 2"


def test_one_event_can_be_taken_alone(client: Client, event: Event) -> None:
    with override("sv"):
        response = client.get(reverse("dialogue:calendar_entry", args=[event.translation_key]))
    assert 'filename="event.ics"' in response.headers["Content-Disposition"]
    [entry] = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(entry["summary"]) == event.title


def test_an_empty_calendar_says_so(client: Client) -> None:
    assert "Nothing is planned now." in page(client, "en")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"where": "", "online": ""}, "where"),
        ({"online": "http://x.example/"}, "online"),
        ({"turned": True}, "ends_at"),
    ],
)
def test_an_event_has_a_place_and_ends_after_it_begins(event: Event, changed: dict[str, object], said: str) -> None:
    if changed.pop("turned", False):
        event.ends_at = event.starts_at
    for name, value in changed.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as raised:
        event.full_clean()
    assert said in raised.value.message_dict
