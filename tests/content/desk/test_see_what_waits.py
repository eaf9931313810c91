"""The coordinator's first page says what waits, since when, and leads to where one mends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from content.desk import waiting
from content.desk.matter import MOST_NAMED, Waiting
from content.desk.models import Link
from content.dialogue.choices import Audience, OfWhom, Way
from content.dialogue.models import Notice, Question, Talk
from content.models import GuidancePage
from eligibility.verification import record_verification
from portal.accounts.models import Municipality, User
from tests.cast import signed_in

pytestmark = pytest.mark.usefixtures("guidance")
DAY = timedelta(days=1)


def first_page(client: Client, user: User) -> str:
    return signed_in(client, user).get("/redaktion/").content.decode()


def ask(number: int = 1) -> None:
    for _ in range(number):
        Question.objects.create(text="Vem betalar tolken?", due_on=timezone.localdate() - DAY)


def test_a_page_past_its_day_stands_there_with_the_day(client: Client, karin: User) -> None:
    page = GuidancePage.objects.get(key="the-grant", locale__language_code="sv")
    GuidancePage.objects.update(next_check_on=None)
    GuidancePage.objects.filter(pk=page.pk).update(next_check_on=date(2026, 1, 15))
    matter = waiting.pages_past_their_day()
    assert matter is not None
    assert (matter.day, [thing.title for thing in matter.things]) == (date(2026, 1, 15), [page.title])
    html = first_page(client, karin)
    assert f"/redaktion/pages/{page.pk}/edit/" in html
    assert "15 januari 2026" in html


def test_the_law_waits_until_somebody_has_read_it(karin: User) -> None:
    matter = waiting.law_not_read()
    assert matter is not None
    assert matter.day == date(2026, 6, 14)
    wording = waiting.read_editions()[0].edition.wording
    record_verification(
        by=karin, wording=wording, through=timezone.localdate(), reason="Läst på svenskforfattningssamling.se."
    )
    assert waiting.law_not_read() is None


def test_questions_talks_and_notices_wait_by_their_day(erik: User) -> None:
    today = timezone.localdate()
    ask()
    malmo = Municipality.objects.get(code="1280")
    Talk.objects.create(
        municipality=malmo,
        way=Way.PHONE,
        of_whom=OfWhom.HEAD,
        summary="Frågade om tolk.",
        follow_up="Svara om tolk",
        follow_up_by=today + DAY,
    )
    Notice.objects.create(
        text="Telefonen är stängd.",
        audience=Audience.RESIDENTS,
        ends_at=timezone.now() + 2 * DAY,
        locale=Locale.objects.get(language_code="sv"),
    )
    matters = [waiting.questions_without_answer(), waiting.follow_ups(), waiting.notices_that_end()]
    assert [matter and matter.day for matter in matters] == [today - DAY, today + DAY, today + 2 * DAY]


def test_a_dead_link_stands_there_and_one_that_failed_once_does_not(db: None) -> None:
    Link.objects.create(url="https://once.example/", failing_since=timezone.localdate(), failed_days=1)
    assert waiting.links_that_died() is None
    Link.objects.create(url="https://dead.example/", failing_since=timezone.localdate() - DAY, failed_days=2)
    matter = waiting.links_that_died()
    assert matter is not None
    assert [thing.title for thing in matter.things] == ["https://dead.example/"]


def test_when_nothing_waits_the_page_says_so(client: Client, erik: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "everything", list)
    html = first_page(client, erik)
    assert 'class="desk-panel"' in html
    assert "<details>" not in html.split('class="desk-panel"')[1].split("</section>")[0]


def test_wagtails_own_counts_are_away(client: Client, erik: User) -> None:
    assert "w-summary__list" not in first_page(client, erik)


def test_it_asks_no_more_questions_for_more_things(django_assert_max_num_queries: object) -> None:
    ask()
    with django_assert_max_num_queries(25) as few:  # type: ignore[operator]
        waiting.everything()
    ask(10)
    with django_assert_max_num_queries(len(few)):  # type: ignore[operator]
        matter = waiting.everything()
    assert any(one.things and len(one.things) == MOST_NAMED for one in matter)


def test_another_area_can_let_its_matter_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_others", [])
    own = Waiting(words="Något väntar.", url="/")
    waiting.add(lambda: own)
    assert waiting.everything()[-1] is own


def test_a_social_worker_does_not_see_the_desk(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get("/redaktion/").status_code == 403
