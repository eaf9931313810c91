"""Staff who have asked for it get a plain letter when there is something to tell, and get out of it by a link."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from content.desk.digest import send_digests, token_of
from content.desk.models import Link
from content.dialogue.models import Question, Subscription
from content.dialogue.models.digest import HowOften
from content.finding.models import ChangeKind, ChangeNote
from portal.accounts.models import User
from tests.cast import signed_in

pytestmark = pytest.mark.usefixtures("guidance")
DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def change(today: date) -> ChangeNote:
    swedish = Locale.objects.get(language_code="sv")
    return ChangeNote.objects.create(
        locale=swedish, kind=ChangeKind.LAW, text="Lagen har ändrats.", changed_on=today - DAY, read_again=False
    )


def subscribed(user: User, how_often: HowOften = HowOften.DAILY, **what: Any) -> Subscription:
    return Subscription.objects.create(user=user, how_often=how_often, **what)


def test_a_letter_tells_what_has_changed_and_how_to_end_it(erik: User, change: ChangeNote, today: date) -> None:
    subscription = subscribed(erik)
    assert send_digests(today).letters == 1
    [letter] = mail.outbox
    assert (letter.to, letter.alternatives if hasattr(letter, "alternatives") else []) == ([erik.email], [])
    assert change.text in letter.body
    assert token_of(subscription) in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_written_to_twice_for_one_day(erik: User, change: ChangeNote, today: date) -> None:
    subscribed(erik)
    call_command("send_digest")
    call_command("send_digest")
    assert len(mail.outbox) == 1
    send_digests(today + DAY)
    assert len(mail.outbox) == 1  # nothing is new the day after


def test_what_happens_after_the_letter_stands_in_the_next_one(erik: User, change: ChangeNote, today: date) -> None:
    subscribed(erik)
    ChangeNote.objects.update(changed_on=today)
    assert send_digests(today).letters == 0
    assert send_digests(today + DAY).letters == 1
    assert send_digests(today + 2 * DAY).letters == 0


def test_who_has_not_asked_and_who_has_left_gets_nothing(erik: User, karin: User, change: ChangeNote) -> None:
    subscribed(erik)
    User.objects.filter(pk=erik.pk).update(is_active=False)
    call_command("send_digest")
    assert mail.outbox == []


def test_nothing_to_tell_is_no_letter(erik: User, today: date) -> None:
    subscribed(erik, questions=True, links=True)
    sent = send_digests(today)
    assert (sent.letters, sent.empty, mail.outbox) == (0, 1, [])


def test_a_weekly_letter_comes_once_a_week_also_when_monday_was_missed(erik: User) -> None:
    subscription = subscribed(erik, HowOften.WEEKLY, links=True)
    Link.objects.create(url="https://dead.example/", failing_since=MONDAY, failed_days=3)
    for day, letters in ((MONDAY, 1), (MONDAY + 3 * DAY, 1), (MONDAY + 8 * DAY, 2), (MONDAY + 13 * DAY, 2)):
        send_digests(day)
        assert len(mail.outbox) == letters, day
    subscription.refresh_from_db()
    assert subscription.told_through == MONDAY + 8 * DAY


def test_own_questions_are_counted_and_not_quoted(erik: User, karin: User, today: date) -> None:
    subscribed(erik, questions=True)
    Question.objects.create(text="Hemlig lydelse?", owner=erik, due_on=today)
    Question.objects.create(text="En annans fråga?", owner=karin, due_on=today)
    send_digests(today)
    [letter] = mail.outbox
    assert "1 " in letter.body
    assert "lydelse" not in letter.body


def test_who_has_no_role_any_more_is_not_written_to(erik: User, change: ChangeNote, today: date) -> None:
    subscribed(erik, links=True)
    erik.memberships.all().delete()
    assert send_digests(today).letters == 0


def test_a_letter_that_cannot_be_sent_is_tried_again(
    erik: User, change: ChangeNote, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribed(erik)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _breaks)
        assert send_digests(today).failed == 1
    assert send_digests(today).letters == 1


def _breaks(*_: Any, **__: Any) -> None:
    raise OSError


def test_the_link_asks_first_and_then_ends_it(client: Client, erik: User) -> None:
    address = f"/avsluta-utskick/{token_of(subscribed(erik))}/"
    assert client.get(address).status_code == 200
    assert Subscription.objects.exists()
    response = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (response.status_code, bool(response.cookies)) == (200, False)
    assert not Subscription.objects.exists()
    assert client.post(address).status_code == 200


def test_a_link_that_is_not_ours_ends_nothing(client: Client, erik: User) -> None:
    token = token_of(subscribed(erik))
    assert client.post(f"/avsluta-utskick/{token[:-1]}/").status_code == 404
    assert Subscription.objects.exists()


def test_an_editor_chooses_in_the_rooms_and_nothing_chosen_is_no_row(client: Client, erik: User) -> None:
    signed_in(client, erik)
    address = reverse("dialogue_subscribe")
    assert client.get(address).status_code == 200
    assert client.post(address, {"how_often": "daily", "links": "on"}).status_code == 302
    chosen = Subscription.objects.get()
    assert (chosen.user, chosen.links, chosen.changes, chosen.how_often) == (erik, True, False, "daily")
    client.post(address, {"how_often": "daily"})
    assert not Subscription.objects.exists()
