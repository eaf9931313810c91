"""A municipality tells of an example: form, preview, receipt."""

from __future__ import annotations

import html as markup
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from content.practice.deeds import HOUR, waiting_for_review
from content.practice.models import Practice, PracticeEvent, Submission
from content.practice.wording import State
from eligibility.api import limits
from tests.content.practice.conftest import address

pytestmark = pytest.mark.django_db
TELL = "tell_practice"


@pytest.fixture(autouse=True)
def a_fresh_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    limits.MINUTE_OF_THIS_PROCESS._begin(limits.time.monotonic())


def hidden(html: str) -> dict[str, list[str]]:
    """What the preview sends on."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', html):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag, re.DOTALL)
        assert name
        found.setdefault(name[1], []).append(markup.unescape(value[1]) if value else "")
    return found


def preview(client: Client, told: dict[str, Any], language: str = "sv") -> dict[str, list[str]]:
    response = client.post(address(TELL, language), {**told, "do": "preview"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "error-summary" not in html, html
    return hidden(html)


def test_it_is_told_looked_at_and_sent_and_the_sender_has_a_reference(client: Client, told: dict[str, Any]) -> None:
    kept = preview(client, told)
    assert not Practice.objects.filter(title=told["title"]).exists()  # nothing is written before it is sent
    response = client.post(address(TELL), {**kept, "do": "send"})
    assert response.status_code == 303
    assert not response.cookies
    practice = waiting_for_review().get(title=told["title"])
    assert practice.state == State.SUBMITTED
    assert (practice.methods, practice.year_from, practice.countries) == (["information", "counselling"], 2024, ["SE"])
    assert practice.submission.email == "vagval@storbyn.example"
    assert [event.kind for event in practice.events.all()] == [PracticeEvent.Kind.SUBMITTED]
    receipt = client.get(response.url)
    assert practice.submission.reference in receipt.content.decode()
    assert told["email"] not in receipt.content.decode()
    assert told["title"] not in receipt.content.decode()
    assert receipt.headers["Cache-Control"] == "no-store"


def test_the_preview_shows_it_as_readers_would_see_it(client: Client, told: dict[str, Any]) -> None:
    html = client.post(address(TELL), {**told, "do": "preview"}).content.decode()
    assert html.index("situation") < html.index(told["method"])
    assert told["cautions"] in html


def test_it_can_be_changed_after_the_preview(client: Client, told: dict[str, Any]) -> None:
    html = client.post(address(TELL), {**preview(client, told), "do": "change"}).content.decode()
    assert told["method"] in html
    assert re.search(r'value="counselling"[^>]*checked', html)
    assert "error-summary" not in html


def test_changing_the_language_keeps_what_was_typed(client: Client, told: dict[str, Any]) -> None:
    half = {"title": told["title"], "methods": ["training"], "do": "change"}
    html = client.post(address(TELL, "en"), half).content.decode()
    assert told["title"] in html
    assert re.search(r'value="training"[^>]*checked', html)
    assert "error-summary" not in html


def test_what_is_missing_is_said_on_top_and_beside_the_field_and_nothing_is_lost(
    client: Client, told: dict[str, Any]
) -> None:
    html = client.post(address(TELL), {**told, "evaluated_by": "", "do": "preview"}).content.decode()
    assert 'href="#id_evaluated_by"' in html
    assert 'id="id_evaluated_by_error"' in html
    assert told["method"] in html
    assert re.search(r'value="counselling"[^>]*checked', html)


def test_a_text_has_a_limit_in_words(client: Client, told: dict[str, Any]) -> None:
    html = client.post(address(TELL), {**told, "method": "ord " * 251, "do": "preview"}).content.decode()
    assert 'href="#id_method"' in html
    assert "251" in html


@pytest.mark.parametrize(
    ("field", "typed"),
    [("year_from", "1800"), ("year_from", "i fjol"), ("year_to", "2001"), ("email", "storbyn"), ("source_url", "x y")],
)
def test_what_does_not_fit_is_said(client: Client, told: dict[str, Any], field: str, typed: str) -> None:
    html = client.post(address(TELL), {**told, field: typed, "do": "preview"}).content.decode()
    assert f'href="#id_{field}"' in html
    assert f'value="{typed}"' in html


def test_an_identity_number_stops_it(client: Client, told: dict[str, Any]) -> None:
    typed = {**told, "method": "Klienten 19811228-9874 fick hjälp.", "looked_again": "on", "do": "preview"}
    assert 'href="#id_method"' in client.post(address(TELL), typed).content.decode()


def test_what_looks_like_a_telephone_number_asks_the_sender_to_look_again(client: Client, told: dict[str, Any]) -> None:
    typed = {**told, "cautions": "Diarienummer 018-2020-2021 gäller."}
    html = client.post(address(TELL), {**typed, "do": "preview"}).content.decode()
    assert 'href="#id_cautions"' in html
    assert 'name="looked_again"' in html
    assert preview(client, {**typed, "looked_again": "on"})


def test_the_same_preview_sent_twice_is_one_example(client: Client, told: dict[str, Any]) -> None:
    kept = preview(client, told)
    first, second = (client.post(address(TELL), {**kept, "do": "send"}) for _ in range(2))
    assert first.url == second.url
    assert Submission.objects.count() == 1


def test_a_program_that_fills_in_everything_is_stopped_and_a_human_can_mend_it(
    client: Client, told: dict[str, Any]
) -> None:
    html = client.post(address(TELL), {**told, "website": "http://x.example", "do": "preview"}).content.decode()
    assert 'href="#id_website"' in html
    assert told["method"] in html


def test_too_many_in_a_minute_wait_and_lose_nothing(client: Client, told: dict[str, Any], settings: Any) -> None:
    settings.PRACTICE_SUBMISSIONS_A_MINUTE = 1
    client.post(address(TELL), {**preview(client, told), "do": "send"})
    response = client.post(address(TELL), {**preview(client, told), "do": "send"})
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert hidden(response.content.decode())["title"] == [told["title"]]
    assert Submission.objects.count() == 1


def test_the_same_text_sent_twice_is_one_example_and_another_source_makes_another(
    client: Client, told: dict[str, Any]
) -> None:
    first, second = (client.post(address(TELL), {**preview(client, told), "do": "send"}) for _ in range(2))
    assert first.url == second.url
    for source in ("https://storbyn.example/a", "https://storbyn.example/b", "https://storbyn.example/b"):
        limits.MINUTE_OF_THIS_PROCESS._begin(limits.time.monotonic())
        client.post(address(TELL), {**preview(client, {**told, "source_url": source}), "do": "send"})
    assert Submission.objects.count() == 3


def test_too_many_in_an_hour_from_everybody_wait_and_lose_nothing(
    client: Client, told: dict[str, Any], settings: Any
) -> None:
    settings.PRACTICE_SUBMISSIONS_AN_HOUR = 1
    client.post(address(TELL), {**preview(client, told), "do": "send"}, REMOTE_ADDR="192.0.2.1")
    another = {**preview(client, {**told, "title": "Ett annat exempel"}), "do": "send"}
    response = client.post(address(TELL), another, REMOTE_ADDR="192.0.2.2")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "3600")
    assert hidden(response.content.decode())["title"] == ["Ett annat exempel"]
    Submission.objects.update(sent_at=timezone.now() - HOUR)
    assert client.post(address(TELL), another).status_code == 303


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"do": "publish"},
        {"do": ["send", "preview"]},
        {"do": "send", "state": "published"},
        {"do": "preview", "title": ["a", "b"]},
        {"do": "preview", "method": "x" * 20_001},
        {"do": "preview", "title": "a\x00b"},
        {"do": "preview", "methods": ["plan"] * 41},
    ],
)
def test_what_no_browser_sends_is_refused(client: Client, broken: dict[str, Any]) -> None:
    assert client.post(address(TELL), broken).status_code == 400


@pytest.mark.parametrize("once", ["", "x", "A" * 32])
def test_what_was_never_looked_at_cannot_be_sent(client: Client, told: dict[str, Any], once: str) -> None:
    assert client.post(address(TELL), {**told, "do": "send", "once": once}).status_code == 400
    assert not Submission.objects.exists()


def test_an_unknown_choice_is_said_and_nothing_breaks(client: Client, told: dict[str, Any]) -> None:
    typed = {**told, "legal_situation": "anything", "methods": ["x"], "evidence": "9", "do": "preview"}
    html = client.post(address(TELL), typed).content.decode()
    assert 'href="#id_legal_situation"' in html
    assert 'href="#id_methods"' in html


def test_readers_of_other_languages_are_led_to_the_english_form(client: Client) -> None:
    assert client.get(address(TELL, "ar")).url == address(TELL, "sv")


def test_an_unknown_reference_is_a_missing_page(client: Client) -> None:
    assert client.get(address("practice_received", reference="GP-AAAAA-AAAAA")).status_code == 404


def test_signs_that_nobody_sees_are_left_out_and_a_line_stays_a_line(client: Client, told: dict[str, Any]) -> None:
    typed = {**told, "title": "En\ntimme\u202e på\x08 biblioteket", "method": "Först\x0b.\n\nSedan."}
    kept = preview(client, typed)
    client.post(address(TELL), {**kept, "do": "send"})
    practice = Practice.objects.get(submission__email=told["email"])
    assert practice.title == "En timme på biblioteket"
    assert practice.method.split() == ["Först.", "Sedan."]


@pytest.mark.parametrize("url", ["ftp://storbyn.example/a", "javascript:alert(1)"])
def test_a_source_is_a_page_of_the_web(client: Client, told: dict[str, Any], url: str) -> None:
    html = client.post(address(TELL), {**told, "source_url": url, "do": "preview"}).content.decode()
    assert 'href="#id_source_url"' in html


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_at_the_same_moment_is_one_and_another_of_the_same_name_is_a_second(
    told: dict[str, Any], settings: Any
) -> None:
    settings.PRACTICE_SUBMISSIONS_A_MINUTE = 0

    def send(once: str) -> int:
        typed = {**told, "cautions": f"Det krävs {once[0]}.", "do": "send", "once": once}
        try:
            return Client().post(address(TELL), typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        assert set(people.map(send, ["a" * 32, "a" * 32, "b" * 32, "b" * 32])) == {303}
    assert Submission.objects.count() == 2
