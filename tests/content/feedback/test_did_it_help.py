"""A reader says whether a page helped, and leaves no trace of herself."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from content.feedback.counting import LEAST_SHOWN, Answer, count_answer, what_may_be_told
from content.feedback.models import Count
from eligibility.api.limits import MINUTE_OF_THIS_PROCESS
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture(autouse=True)
def a_fresh_minute() -> None:
    MINUTE_OF_THIS_PROCESS._begin(MINUTE_OF_THIS_PROCESS._clock())
    cache.clear()


def where(language: str = "sv") -> str:
    with override(language):
        return reverse("feedback:answer")


def form(answer: str = "helped", key: str = "documents") -> dict[str, str]:
    return {"page": str(page_of(key, "sv").translation_key), "answer": answer}


def test_an_answer_is_counted_and_thanked_for_on_the_page(client: Client) -> None:
    response = client.post(where("ar"), form())
    assert response.status_code == 303
    assert unquote(response.headers["Location"]) == f"{address('documents', 'ar')}#thanks"
    assert not response.cookies
    assert 'id="thanks"' in client.get(address("documents", "ar")).content.decode()
    (count,) = Count.objects.all()
    assert (count.language, count.helped, count.did_not_help) == ("ar", 1, 0)
    assert count.month == timezone.localdate().replace(day=1)


def test_a_page_that_stands_in_swedish_is_counted_for_its_readers_language(client: Client) -> None:
    page_of("documents", "ar").unpublish()
    response = client.post(where("ar"), form())
    assert response.headers["Location"] == "/ar/dokument/#thanks"
    assert Count.objects.get().language == "ar"


def test_both_answers_are_counted_in_one_row(client: Client) -> None:
    for answer in ("helped", "did-not-help", "helped"):
        client.post(where(), form(answer))
    (count,) = Count.objects.all()
    assert (count.helped, count.did_not_help) == (2, 1)


def test_nothing_is_kept_but_the_count() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'feedback_count'")
        assert {name for (name,) in cursor.fetchall()} == {
            "id",
            "page",
            "language",
            "month",
            "helped",
            "did_not_help",
        }


def test_every_guidance_page_asks_with_two_plain_buttons(client: Client) -> None:
    html = client.get(address("documents", "sv")).content.decode()
    asked = html[html.index('class="helped') :]
    asked = asked[: asked.index("</form>")]
    assert asked.count('name="answer"') == 2
    assert "<textarea" not in asked
    assert 'type="text"' not in asked


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"page": "x", "answer": "helped"},
        {"page": "00000000-0000-0000-0000-000000000001"},
        {"page": "00000000-0000-0000-0000-000000000001", "answer": "maybe"},
        {"page": ["00000000-0000-0000-0000-000000000001"] * 2, "answer": "helped"},
        {"page": "00000000-0000-0000-0000-000000000001", "answer": "helped", "more": "x"},
        {"page": "\x00", "answer": "helped"},
        {"page": "x" * 9999, "answer": "helped"},
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(client: Client, broken: dict[str, object]) -> None:
    assert client.post(where(), broken).status_code == 400
    assert not Count.objects.exists()


def test_a_page_that_is_not_there_is_not_counted(client: Client) -> None:
    asked = {"page": "00000000-0000-0000-0000-000000000001", "answer": "helped"}
    assert client.post(where(), asked).status_code == 404
    assert client.get(where()).status_code == 405
    assert not Count.objects.exists()


def test_one_address_cannot_answer_without_end(client: Client, settings: object) -> None:
    settings.FEEDBACK_A_MINUTE = 2  # type: ignore[attr-defined]
    statuses = [client.post(where(), form()).status_code for _ in range(3)]
    assert statuses == [303, 303, 429]
    response = client.post(where(), form())
    assert response.headers["Retry-After"]
    assert Count.objects.get().helped == 2


def test_a_small_number_and_a_month_that_is_not_over_are_not_told() -> None:
    key = page_of("documents", "sv").translation_key
    for _ in range(LEAST_SHOWN):
        count_answer(Answer.HELPED, page=key, language="sv", today=date(2026, 10, 31))
        count_answer(Answer.HELPED, page=key, language="sv", today=date(2026, 11, 1))
    count_answer(Answer.DID_NOT_HELP, page=key, language="sv", today=date(2026, 10, 2))
    (told,) = what_may_be_told(date(2026, 11, 30))
    assert (told.month, told.helped, told.did_not_help) == (date(2026, 10, 1), LEAST_SHOWN, None)


def test_editors_see_the_months_that_are_over(client: Client, erik: User) -> None:
    key = page_of("documents", "sv").translation_key
    for _ in range(LEAST_SHOWN + 2):
        count_answer(Answer.HELPED, page=key, language="sv", today=date(2020, 1, 31))
    assert client.get(reverse("feedback_counts")).status_code == 302  # to sign in
    html = signed_in(client, erik).get(reverse("feedback_counts")).content.decode()
    assert "2020-01" in html
    assert "<td>7</td>" in html


def test_a_social_worker_has_no_business_with_the_counts(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get(reverse("feedback_counts")).status_code in (302, 403, 404)
