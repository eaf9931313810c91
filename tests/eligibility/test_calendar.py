"""A reader saves the days in a calendar that somebody else may see."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar, Event

from eligibility.showing.calendar_file import calendar_file
from tests.eligibility.asker import GOOD, Asker

DAYS = {"leave_sweden": date(2027, 9, 1), "third_payment_earliest": date(2028, 1, 1)}
MADE_AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def events(file: bytes) -> list[Event]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def made(*, telling: bool = False) -> bytes:
    return calendar_file(DAYS, made_at=MADE_AT, telling=telling)


def saved(asker: Asker, **more: str) -> HttpResponse:
    with translation.override(asker.language):
        address = reverse("eligibility:calendar")
    return asker.client.post(address, {**asker.form.fields, **more})


def test_each_day_is_a_whole_day_without_alarm() -> None:
    for event, day in zip(events(made()), DAYS.values(), strict=True):
        assert event["DTSTART"].dt == day
        assert event["DTEND"].dt == day + timedelta(days=1)
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["TRANSP"] == "TRANSPARENT"
    assert b"VALARM" not in made()


def test_the_file_is_what_the_standard_asks_for() -> None:
    file = made(telling=True)
    calendar = Calendar.from_ical(file)
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//Vagval//Calendar 1//EN")
    assert all({"UID", "DTSTAMP", "DTSTART"} <= set(event) for event in events(file))
    assert file.endswith(b"\r\n")
    assert file.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert not calendar.errors


def test_nobody_who_sees_the_calendar_learns_what_it_is_about() -> None:
    file = made().decode()
    assert [str(event["SUMMARY"]) for event in events(made())] == ["Date 1 to look at", "Date 2 to look at"]
    for word in ("grant", "repatriation", "Sweden", "Migration", "DESCRIPTION", "LOCATION", "URL", "leave", "payment"):
        assert word.lower() not in file.lower()


def test_whoever_wants_it_can_have_it_said() -> None:
    assert "Last day to leave Sweden" in str(events(made(telling=True))[0]["SUMMARY"])


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_titles_are_in_the_language_of_the_reader(language: str) -> None:
    with translation.override(language):
        (first, _) = events(made())
    assert "1" in str(first["SUMMARY"])
    assert "%(" not in str(first["SUMMARY"])


def test_a_uid_is_tied_to_nobody_and_to_no_day() -> None:
    uids = [str(event["UID"]) for event in (*events(made()), *events(made()))]
    assert len(set(uids)) == 4
    assert all(re.fullmatch(r"[0-9a-f-]{36}", uid) for uid in uids)


def test_the_button_gives_a_file_that_nobody_keeps(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(decided_on="2026-09-01")
    assert "data-file" in asker.text
    file = saved(asker)
    assert file.status_code == 200
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert file.headers["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert file.headers["Cache-Control"] == "no-store"
    assert [event["DTSTART"].dt for event in events(file.content)] == [date(2027, 9, 1)]
    assert not asker.client.cookies


def test_whoever_ticks_it_has_the_days_explained(asker: Asker) -> None:
    asker.start().answer_all()
    asker.send(decided_on="2026-09-01")
    assert b"Sweden" not in saved(asker).content
    assert b"Sweden" in saved(asker, telling="yes").content


def test_without_days_there_is_no_button_but_a_word_on_why(asker: Asker) -> None:
    asker.start().answer_all()
    assert "data-file" not in asker.text
    assert "With the day of the decision or of departure" in asker.text
    asker.page = saved(asker)
    assert "Then there is a day to put in a calendar." in asker.text


def test_a_wrong_day_leads_back_to_its_field(asker: Asker) -> None:
    asker.start().answer_all()
    asker.page = saved(asker, decided_on="2026-09-01", left_on="2030-09-01")
    assert asker.page is not None
    assert "text/html" in asker.page.headers["Content-Type"]
    assert 'id="left_on-error"' in asker.text


def test_the_answers_are_not_in_the_file(asker: Asker) -> None:
    asker.start(partner=True).answer_all()
    asker.send(decided_on="2026-09-01")
    file = saved(asker).content.decode()
    for answer in (*GOOD.values(), "partner", "you."):
        if len(answer) > 3:
            assert answer not in file


def test_no_day_is_in_a_log(asker: Asker, caplog: pytest.LogCaptureFixture) -> None:
    asker.start().answer_all()
    with caplog.at_level(logging.DEBUG):
        saved(asker, decided_on="2026-09-01")
    told = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "2026-09-01" not in told
    assert "2027" not in told


def test_somebody_halfway_through_the_questions_is_asked_on(asker: Asker) -> None:
    asker.start()
    asker.page = saved(asker, decided_on="2026-09-01")
    assert asker.form.asked


def test_the_file_is_only_made_for_a_form(asker: Asker) -> None:
    assert asker.client.get(reverse("eligibility:calendar")).status_code == 405


def test_what_no_form_of_ours_sends_is_refused(asker: Asker) -> None:
    asker.start().answer_all()
    for field, value in (("telling", "maybe"), ("decided_on", ["2026-09-01", "2026-09-02"]), ("you.debts", "nonsense")):
        assert saved(asker, **{field: value}).status_code == 400
