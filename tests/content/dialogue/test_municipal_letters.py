"""Municipal staff choose at their own account how often they are told what is new, and are told that alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.desk.digest import send_digests, token_of
from content.desk.models import Link
from content.dialogue.choices import Audience, ForWhom, QuestionState
from content.dialogue.deeds import note_who_answers
from content.dialogue.models import Event, Notice, Question, Subscription
from content.finding.models import ChangeKind, ChangeNote
from portal.accounts.models import Municipality, User
from tests.cast import signed_in
from tests.content.dialogue.conftest import in_swedish

pytestmark = pytest.mark.usefixtures("guidance")
DAY = timedelta(days=1)
ADDRESS = "/konto/utskick/"


@pytest.fixture
def tomorrow() -> date:
    """A letter tells of days that are over: what is made today stands in tomorrow's."""
    return timezone.localdate() + DAY


def answered(code: str, answer: str, **told: Any) -> Question:
    return Question.objects.create(
        municipality=Municipality.objects.get(code=code),
        text="Vem betalar tolken?",
        answer=answer,
        sources="Förvaltningslagen 13 §",
        state=QuestionState.ANSWERED,
        answered_on=timezone.localdate(),
        **told,
    )


def notice(audience: Audience, text: str) -> None:
    ends_at = timezone.now() + 3 * DAY
    Notice.objects.create(locale=in_swedish(), audience=audience, text=text, ends_at=ends_at)


def letter_to(user: User, tomorrow: date) -> str:
    Subscription.objects.update_or_create(user=user, defaults={"changes": True, "how_often": "daily"})
    send_digests(tomorrow)
    return "".join(letter.body for letter in mail.outbox if letter.to == [user.email])


@pytest.mark.parametrize("who", ["anna", "helga", "ada"])
def test_everybody_chooses_at_the_account(client: Client, request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    signed_in(client, user)
    html = client.get(ADDRESS).content.decode()
    assert user.email in html
    assert ("Malmö" in html) is (who != "ada")
    assert client.post(ADDRESS, {"how_often": "weekly"}).url == ADDRESS
    chosen = Subscription.objects.get(user=user)
    assert (chosen.how_often, chosen.changes, chosen.links, chosen.approvals) == ("weekly", True, False, False)
    assert re.search(r'value="weekly"[^>]*checked', client.get(ADDRESS).content.decode())


def test_never_is_no_row(client: Client, anna: User) -> None:
    signed_in(client, anna)
    client.post(ADDRESS, {"how_often": "daily"})
    client.post(ADDRESS, {"how_often": "never"})
    assert not Subscription.objects.exists()


def test_the_way_there_stands_on_the_account_and_in_case_work(client: Client, anna: User) -> None:
    signed_in(client, anna)
    for page in (reverse("mfa_index"), "/arenden/"):
        assert ADDRESS in client.get(page).content.decode(), page


def test_a_choice_that_is_none_is_said_and_nothing_is_kept(client: Client, anna: User) -> None:
    signed_in(client, anna)
    for typed in ({}, {"how_often": "hourly"}, {"how_often": ["daily", ""]}):
        response = client.post(ADDRESS, {**typed, "links": "on"})
        assert (response.status_code, "error-summary" in response.content.decode()) == (200, True)
    assert not Subscription.objects.exists()


def test_the_letter_has_changes_notices_meetings_and_the_answers(anna: User, event: Event, tomorrow: date) -> None:
    today = timezone.localdate()
    ChangeNote.objects.create(locale=in_swedish(), kind=ChangeKind.LAW, text="Lagen har ändrats.", changed_on=today)
    notice(Audience.STAFF, "Blanketten är ny.")
    answered("1280", "Kommunen, enligt {ordinance}.")
    Event.objects.update(for_whom=ForWhom.STAFF)
    body = letter_to(anna, tomorrow)
    for told in (
        "Lagen har ändrats.",
        "Blanketten är ny.",
        "Vem betalar tolken?",
        "Kommunen, enligt 2025:970.",
        event.title,
    ):
        assert told in body, told
    assert f"#event-{event.translation_key}" in body
    send_digests(tomorrow + DAY)
    assert len(mail.outbox) == 1


def test_a_meeting_that_is_cancelled_is_told_of_again(anna: User, event: Event, tomorrow: date) -> None:
    Event.objects.update(for_whom=ForWhom.ALL, changed_at=timezone.now() - 9 * DAY)
    assert letter_to(anna, tomorrow) == ""
    event.refresh_from_db()
    event.is_cancelled = True
    event.save()
    Subscription.objects.update(told_through=None)
    send_digests(tomorrow)
    assert event.title in mail.outbox[0].body


def test_what_was_drafted_before_is_told_when_it_is_called_answered(anna: User, erik: User, tomorrow: date) -> None:
    question = answered("1280", "Kommunen.")
    old = timezone.localdate() - 9 * DAY
    Question.objects.update(state=QuestionState.LOOKED_INTO, answered_on=old, answered_by=erik)
    question.answered_on, question.answered_by = old, erik
    note_who_answers(by=anna, question=question)
    question.save()
    assert question.answered_by == erik
    assert "Kommunen." in letter_to(anna, tomorrow)


def test_another_municipalitys_answer_is_not_told(cecilia: User, tomorrow: date) -> None:
    answered("1280", "Kommunen.")
    assert letter_to(cecilia, tomorrow) == ""


def test_the_coordinators_desk_is_never_told_of(anna: User, event: Event, tomorrow: date) -> None:
    """Not even where a row says so, as of somebody who was an editor once."""
    Subscription.objects.create(user=anna, questions=True, approvals=True, links=True)
    Link.objects.create(url="https://dead.example/", failing_since=timezone.localdate(), failed_days=2)
    Question.objects.create(text="Hemlig?", owner=anna, due_on=timezone.localdate())
    notice(Audience.EDITORS, "Bara för redaktionen.")
    notice(Audience.RESIDENTS, "Bara för invånare.")
    assert letter_to(anna, tomorrow) == ""  # the meeting is for residents


def test_an_editor_is_told_what_editors_are(erik: User, tomorrow: date) -> None:
    notice(Audience.EDITORS, "Bara för redaktionen.")
    notice(Audience.STAFF, "Bara för kommuner.")
    answered("1280", "Kommunen.")
    body = letter_to(erik, tomorrow)
    assert "Bara för redaktionen." in body
    assert "Bara för kommuner." not in body
    assert "Kommunen." not in body


def test_the_link_in_the_letter_ends_it_without_signing_in(client: Client, anna: User) -> None:
    token = token_of(Subscription.objects.create(user=anna))
    assert client.post(f"/avsluta-utskick/{token}/").status_code == 200
    assert not Subscription.objects.exists()


def test_an_editor_chooses_where_editors_do(client: Client, erik: User) -> None:
    assert signed_in(client, erik).get(ADDRESS).url == reverse("dialogue_subscribe")


def test_who_has_no_role_has_nothing_to_choose(client: Client, anna: User) -> None:
    anna.memberships.all().delete()
    assert signed_in(client, anna).get(ADDRESS).status_code == 403
    assert Client().get(ADDRESS).url.startswith("/konto/login/")
