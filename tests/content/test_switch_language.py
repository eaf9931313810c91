"""A reader goes on in another language where she was."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.test import Client, override_settings

from content.starter_files import KEYS
from tests.content.pages import LANGUAGES, address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


@pytest.mark.parametrize("key", KEYS)
def test_the_language_links_lead_to_the_same_page(client: Client, key: str) -> None:
    html = unquote(client.get(address(key, "sv")).content.decode())
    for language in ("en", "ar"):
        assert f'<a href="{address(key, language)}"' in html


@override_settings(PUBLIC_URL="https://vagval.example")
@pytest.mark.parametrize("key", KEYS)
def test_search_engines_learn_of_every_language(client: Client, key: str) -> None:
    html = unquote(client.get(address(key, "en"), HTTP_HOST="localhost").content.decode())
    found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))
    named = [language for language in LANGUAGES if language != "lattlast"]  # Swedish, to a search engine
    expected = {language: f"https://vagval.example{address(key, language)}" for language in named}
    assert found == {**expected, "x-default": expected["sv"]}
    assert f'<link rel="canonical" href="{expected["en"]}">' in html


def test_a_page_without_a_translation_is_offered_in_the_other_languages_furniture(client: Client) -> None:
    page_of("documents", "ar").unpublish()
    html = client.get(address("documents", "sv")).content.decode()
    assert re.search(rf'<a href="/ar/{page_of("documents", "sv").slug}/"\s+lang="ar"', html)
    assert 'hreflang="ar" href="http' not in html


def test_a_link_to_a_page_without_a_translation_stays_in_the_readers_language(client: Client) -> None:
    page_of("documents", "ar").unpublish()
    html = client.get("/ar/").content.decode()
    assert f'href="/ar/{page_of("documents", "sv").slug}/"' in html
    assert f'href="{address("documents", "sv")}"' not in html.replace("hreflang", "").split("<main")[1]


def test_the_bare_address_leads_to_a_language(client: Client) -> None:
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="ar").headers["Location"] == "/ar/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="de").headers["Location"] == "/sv/"
