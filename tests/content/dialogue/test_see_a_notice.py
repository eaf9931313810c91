"""A notice stands on top of the pages of those whom it is for, from its start to its end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from content.dialogue.choices import Audience, Severity
from content.dialogue.models import Notice
from content.dialogue.notices import for_editors, for_municipal_staff, for_readers
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.dialogue.conftest import DAY, translated
from tests.content.pages import address

pytestmark = pytest.mark.usefixtures("guidance")
PUBLIC, CASES, DESK = "/sv/", "/arenden/", "/redaktion/"


def html(client: Client, where: str) -> str:
    return client.get(where).content.decode()


def test_a_reader_meets_it_on_every_public_page(client: Client, notice: Notice) -> None:
    for where in (PUBLIC, address("the-grant", "sv")):
        page = html(client, where)
        assert notice.text in page
        assert 'aria-label="' in page.split('<aside class="notices"')[1]


def test_it_is_gone_when_its_time_is_over_and_not_there_before(client: Client, notice: Notice) -> None:
    now = timezone.now()
    Notice.objects.update(starts_at=now - 2 * DAY, ends_at=now - timedelta(seconds=1))
    assert notice.text not in html(client, PUBLIC)
    Notice.objects.update(starts_at=now + DAY, ends_at=now + 2 * DAY)
    assert notice.text not in html(client, PUBLIC)


@pytest.mark.parametrize(
    ("audience", "rooms"),
    [
        (Audience.RESIDENTS, {PUBLIC}),
        (Audience.STAFF, {CASES}),
        (Audience.EDITORS, {DESK}),
        (Audience.EVERYBODY, {PUBLIC, CASES, DESK}),
    ],
)
def test_it_is_met_by_those_whom_it_is_for(
    client: Client, anna: User, erik: User, notice: Notice, audience: Audience, rooms: set[str]
) -> None:
    Notice.objects.update(audience=audience)
    found = {PUBLIC} if notice.text in html(client, PUBLIC) else set()
    for user, where in ((anna, CASES), (erik, DESK)):
        signed_in(client, user)
        # The desk itself lists a notice that soon ends: what counts is the band above it.
        band = html(client, where).split('<aside class="notices"')[1:]
        if band and notice.text in band[0].split("</aside>")[0]:
            found.add(where)
    assert found == rooms


def test_in_another_language_it_is_translated_or_said_to_be_swedish(client: Client, notice: Notice) -> None:
    page = html(client, "/ar/")
    assert f'lang="sv" dir="ltr">{notice.text}' in page
    translated(notice, "ar", text="هاتف مصلحة الهجرة مغلق هذا الأسبوع.")
    assert notice.text not in html(client, "/ar/")


def test_what_does_not_work_stands_first_with_a_word_and_a_sign(notice: Notice) -> None:
    Notice.objects.create(
        locale=notice.locale,
        text="Formuläret är nere.",
        severity=Severity.PROBLEM,
        audience=Audience.EVERYBODY,
        ends_at=timezone.now() + DAY,
    )
    assert [one.row.text for one in for_readers("sv")] == ["Formuläret är nere.", notice.text]
    [told] = for_municipal_staff()
    assert (told.sign, told.is_problem, bool(told.word)) == ("!", True, True)
    assert for_editors() == [told]


def test_a_page_costs_one_question_more_however_many_there_are(
    notice: Notice, django_assert_num_queries: object
) -> None:
    for number in range(4):
        Notice.objects.create(
            locale=notice.locale, text=f"{number}", audience=Audience.RESIDENTS, ends_at=timezone.now() + DAY
        )
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(for_readers("ar")) == 5


def test_markup_in_a_notice_is_text(client: Client, notice: Notice) -> None:
    Notice.objects.update(text="<b>Nu</b>")
    assert "&lt;b&gt;Nu&lt;/b&gt;" in html(client, PUBLIC)


def test_a_notice_ends_after_it_begins(notice: Notice) -> None:
    notice.ends_at = notice.starts_at
    with pytest.raises(ValidationError):
        notice.full_clean()
