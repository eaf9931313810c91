"""A reader comes to a page that there is in Swedish only: nothing falls back silently."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.test import Client, override_settings

from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import address, page_of
from tests.content.translation.conftest import KEY

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.fixture
def missing(client: Client) -> str:
    """The address of a page that has no Arabic translation."""
    page_of(KEY, "ar").unpublish()
    return f"/ar/{page_of(KEY, 'sv').slug}/"


@pytest.mark.usefixtures("english")
def test_she_keeps_her_own_furniture_and_is_told(client: Client, missing: str) -> None:
    response = client.get(missing)
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="ar" dir="rtl">' in html
    assert "This page is not translated into your language yet. The text below is in Swedish." in html
    assert f'<h1 lang="sv" dir="ltr">{page_of(KEY, "sv").title}</h1>' in html
    assert '<p class="intro" lang="sv" dir="ltr">' in html
    assert "How each part was translated" not in html


def test_every_swedish_word_of_the_text_is_marked_as_swedish(client: Client, missing: str) -> None:
    html = client.get(missing).content.decode()
    prose = html[html.index('<div class="prose">') : html.index('<footer class="checked')]
    for paragraph in re.findall(r"<p>([A-ZÅÄÖ][a-zåäö]+ [^<]{30,})", prose):
        before = prose[: prose.index(paragraph)]
        assert before.rindex('lang="sv"') > before.rfind("</section>")


def test_dates_in_a_swedish_text_are_swedish(client: Client) -> None:
    page_of("the-grant", "ar").unpublish()
    html = client.get(f"/ar/{page_of('the-grant', 'sv').slug}/").content.decode()
    prose = html[html.index('<div class="prose">') : html.index('<footer class="checked')]
    assert "1 januari 2026" in prose
    assert "يناير" not in prose


@override_settings(PUBLIC_URL="https://vagval.example")
def test_a_search_engine_is_led_to_the_swedish_page(client: Client, missing: str) -> None:
    html = unquote(client.get(missing, HTTP_HOST="localhost").content.decode())
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="https://vagval.example{address(KEY, "sv")}">' in html
    assert 'rel="alternate" hreflang' not in html


def test_its_links_stay_in_her_language(client: Client, missing: str) -> None:
    html = unquote(client.get(missing).content.decode())
    main = html[html.index("<main") : html.index("</main>")]
    inside = re.findall(r'href="/(\w+)/', main[: main.index('<footer class="checked')])
    assert inside
    assert set(inside) == {"ar"}


def test_she_can_go_on_to_it_in_a_language_that_has_it(client: Client, missing: str) -> None:
    html = unquote(client.get(missing).content.decode())
    assert re.search(rf'<a href="{address(KEY, "en")}"\s+lang="en"', html)


def test_the_list_of_pages_has_it_with_its_swedish_name(client: Client, missing: str) -> None:
    html = client.get("/ar/").content.decode()
    assert re.search(rf'<a href="{missing}"\s+lang="sv"', html)


def test_an_old_link_leads_to_the_translation_when_there_is_one(client: Client) -> None:
    response = client.get(f"/ar/{page_of(KEY, 'sv').slug}/")
    assert response.status_code == 302
    assert unquote(response.headers["Location"]) == address(KEY, "ar")


def test_the_page_asks_the_database_two_questions_more_than_another(
    client: Client, missing: str, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        client.get(missing)


def test_what_there_is_in_no_language_is_not_found(client: Client) -> None:
    assert client.get("/ar/finns-inte/").status_code == 404
    page_of(KEY, "sv").unpublish()
    assert client.get(f"/ar/{page_of(KEY, 'sv').slug}/").status_code == 404


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("key", ["start", KEY])
def test_a_language_without_a_start_page_has_everything_in_swedish_and_says_so(client: Client, key: str) -> None:
    page_of("start", "ar").unpublish()
    url = "/ar/" if key == "start" else f"/ar/{page_of(key, 'sv').slug}/"
    response = client.get(url)
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="ar" dir="rtl">' in html
    assert f'<h1 lang="sv" dir="ltr">{page_of(key, "sv").title}</h1>' in html
    assert "This page is not translated into your language yet." in html


def test_an_editor_previews_a_translation_in_its_own_language(client: Client, erik: User) -> None:
    page = page_of(KEY, "ar")
    html = signed_in(client, erik).get(f"/redaktion/pages/{page.pk}/view_draft/").content.decode()
    assert f"<h1>{page.title}</h1>" in html
    assert 'content="noindex"' not in html
