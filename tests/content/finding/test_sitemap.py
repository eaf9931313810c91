"""Programs that read the site are told which pages there are."""

from __future__ import annotations

from urllib.parse import unquote
from xml.dom import minidom

import pytest
from django.test import Client

from content.finding import registry
from content.finding.registry import Listed
from tests.content.pages import LANGUAGES, address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


def rows(client: Client) -> dict[str, dict[str, str]]:
    """Each address with its alternates."""
    document = minidom.parseString(client.get("/sitemap.xml").content)  # noqa: S318  our own
    return {
        unquote(url.getElementsByTagName("loc")[0].firstChild.data): {
            link.getAttribute("hreflang"): unquote(link.getAttribute("href"))
            for link in url.getElementsByTagName("xhtml:link")
        }
        for url in document.getElementsByTagName("url")
    }


def test_every_page_is_listed_with_its_languages(client: Client) -> None:
    found = rows(client)
    for language in LANGUAGES:
        alternates = found[f"http://localhost:8000{address('documents', language)}"]
        assert alternates["x-default"] == alternates["sv"] == f"http://localhost:8000{address('documents', 'sv')}"
        assert alternates["ar"] == f"http://localhost:8000{address('documents', 'ar')}"


def test_a_page_that_is_not_translated_names_no_such_language(client: Client) -> None:
    here = address("documents", "ar")
    page_of("documents", "ar").unpublish()
    found = rows(client)
    assert f"http://localhost:8000{here}" not in found
    assert "ar" not in found[f"http://localhost:8000{address('documents', 'sv')}"]


def test_every_listed_address_can_be_read(client: Client) -> None:
    listed = list(rows(client))
    # There is a page for each municipality in each language, all made alike: one address in 37 tells.
    for url in listed[::37]:
        assert client.get(url.removeprefix("http://localhost:8000")).status_code == 200, url


def test_another_area_can_list_its_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_addresses", [])
    registry.list_addresses(lambda: [Listed(translations=[("sv", "/sv/x/"), ("lattlast", "/lattlast/x/")])])
    assert list(rows(client)) == ["http://localhost:8000/sv/x/", "http://localhost:8000/lattlast/x/"]


def test_robots_are_let_in_but_not_to_the_rooms_of_staff(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /arenden/" in text
    assert "Disallow: /redaktion/" in text
    assert text.rstrip().endswith("Sitemap: http://localhost:8000/sitemap.xml")
