"""A resident reads the guidance."""

from __future__ import annotations

import re
from datetime import date
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.rich_text import RichText

from content.checking import record_translation_check
from content.provenance import TranslatedBy
from content.starter_files import KEYS
from content.tokens import as_plain_text, fill_html, todays_figures
from eligibility.law import FigureKind, figures
from portal.accounts.models import User
from portal.formatting import kronor, long_date, percent
from portal.settings.languages import described
from tests.content.pages import LANGUAGES, address, page_of

pytestmark = pytest.mark.usefixtures("guidance")

COSTED = [*((key, "sv") for key in KEYS), ("the-grant", "ar"), ("the-grant", "ti")]


def read(client: Client, key: str, language: str) -> str:
    response = client.get(address(key, language))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_in_every_language(client: Client, language: str) -> None:
    known = described(language)
    for key in KEYS:
        response = client.get(address(key, language))
        html = response.content.decode()
        assert response.status_code == 200
        assert f'<html lang="{known.lang}" dir="{known.direction}">' in html
        assert re.findall(r"<h1>", html) == ["<h1>"]
        assert not response.cookies
        assert "nonce" not in response.headers["Content-Security-Policy"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "<script>" not in html
        assert "style=" not in html
        no_brace_and_no_amount_but_the_laws(html)


def no_brace_and_no_amount_but_the_laws(html: str) -> None:
    main = html[html.index("<main") : html.index("</main>")]
    assert "{" not in main
    assert "}" not in main
    amounts = {kronor(one.number) for one in figures(timezone.localdate()).values() if one.kind is FigureKind.KRONOR}
    shown = re.findall(r'<span class="kr">([^<]*kr)</span>', main)
    assert set(shown) <= amounts
    without = re.sub(r'<span class="kr">[^<]*</span>', "", main)
    assert not re.search(r"\d[\s\u00a0\u202f.,]?\d{3}[\s\u00a0]?(kr|SEK|كرون)", without)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grant_is_told_in_the_readers_language_with_the_laws_figures(client: Client, language: str) -> None:
    html = read(client, "the-grant", language)
    known = todays_figures()
    for name in ("adult_amount", "child_amount", "couple_cap", "household_cap"):
        assert f'<span class="kr">{kronor(known[name].number)}</span>' in html
        assert "\u00a0" in kronor(known[name].number)
    assert f'<span class="kr">{percent(known["payment_first_percent"].number)}</span>' in html
    assert long_date(known["in_force_from"].day, language) in html
    assert f'<span class="cite" dir="ltr" lang="sv">{known["section_appeal"].value}\u00a0§ 2025:970</span>' in html


def test_a_figure_that_changes_changes_in_every_text_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict(todays_figures())
    known["adult_amount"] = known["couple_cap"]
    monkeypatch.setattr("content.reading.todays_figures", lambda: known)
    for language in LANGUAGES:
        assert kronor(350_000) not in read(client, "the-grant", language)


def test_a_token_that_is_half_bold_is_still_a_figure() -> None:
    known = todays_figures()
    assert fill_html("<p>{adult_<b>amount} nu</b></p>", known) == (
        '<p><span class="kr">350\u00a0000\u00a0kr</span><b> nu</b></p>'
    )


@pytest.mark.parametrize(("key", "language"), COSTED)
def test_a_page_costs_at_most_sixteen_questions_to_the_database(
    client: Client, key: str, language: str, django_assert_max_num_queries: object
) -> None:
    url = address(key, language)
    cache.clear()
    ContentType.objects.clear_cache()
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert client.get(url).status_code == 200


def test_links_to_other_pages_stay_in_the_readers_language(client: Client) -> None:
    for language in LANGUAGES:
        html = unquote(read(client, "start", language))
        assert f'<a href="{address("documents", language)}">' in html
        assert f'href="/{language}/' in html


def test_a_link_to_nowhere_is_plain_text(client: Client) -> None:
    page = page_of("documents", "sv")
    page.body = [("text", RichText('<p><a linktype="page" id="0">ett</a> <a linktype="page" id="x">två</a></p>'))]
    page.save_revision().publish()
    html = read(client, "documents", "sv")
    assert "<a>ett</a> <a>två</a>" in html


def test_a_figure_in_a_title_is_kept_from_left_to_right_in_arabic() -> None:
    figure = todays_figures()["adult_amount"]
    with translation.override("ar"):
        assert as_plain_text(figure) == "\u2066350\u00a0000\u00a0kr\u2069"
    with translation.override("sv"):
        assert as_plain_text(figure) == "350\u00a0000\u00a0kr"


def test_the_menu_marks_the_page_one_is_on(client: Client) -> None:
    html = unquote(read(client, "documents", "ar"))
    menu = html[html.index('class="menu"') : html.index("</nav>", html.index('class="menu"'))]
    assert re.findall(r'<a href="([^"]+)"\s+aria-current="page"', menu) == [address("documents", "ar")]
    assert address("privacy", "ar") not in menu
    assert address("privacy", "ar") in html


def test_the_menu_stands_on_every_public_page(client: Client) -> None:
    with translation.override("ar"):
        html = unquote(client.get(reverse("eligibility:wizard")).content.decode())
    assert f'<a href="{address("documents", "ar")}"' in html


def test_a_long_page_has_a_table_of_contents_whose_links_lead_somewhere(client: Client) -> None:
    html = read(client, "the-grant", "ar")
    contents = html[html.index('class="contents"') :]
    anchors = re.findall(r'<a href="#([^"]+)">', contents[: contents.index("</nav>")])
    assert len(anchors) >= 4
    for anchor in anchors:
        assert html.count(f' id="{anchor}"') == 1


def test_sources_end_the_page(client: Client) -> None:
    html = read(client, "the-grant", "sv")
    assert html.index('class="sources"') > html.rindex('<h2 id="ans')
    assert "rkrattsbaser.gov.se" in html


def test_a_page_says_that_nobody_has_checked_it(client: Client) -> None:
    for language in LANGUAGES:
        assert "No person has checked the Swedish text against its sources yet." in _in_english(client, language)
    assert "Machine translated. No person has checked it yet." in _in_english(client, "ar")
    assert "Machine translated." not in _in_english(client, "sv")


def test_a_page_says_who_checked_it_and_when(client: Client) -> None:
    page = page_of("documents", "sv")
    page.checked_by, page.checked_on = "Karin Ek, samordnaren", date(2026, 11, 20)
    page.save_revision().publish()
    html = read(client, "documents", "sv")
    assert "Karin Ek, samordnaren" in html
    assert "20 november 2026" in html


def test_a_checked_translation_says_so_until_its_text_changes(client: Client, karin: User) -> None:
    page = page_of("documents", "ar")
    told = {"translated_by": TranslatedBy.MACHINE, "checked_by": "Karin Ek", "checked_on": date(2026, 11, 20)}
    record_translation_check(by=karin, page=page, **told)
    html = _in_english(client, "ar")
    assert "Machine translated. Checked by Karin Ek on" in html
    page = page_of("documents", "ar")
    page.intro = "نص آخر"
    page.save_revision().publish()
    assert "Parts that a person has checked" in _in_english(client, "ar")


def test_a_page_that_was_to_be_checked_again_says_so(client: Client) -> None:
    page = page_of("documents", "sv")
    page.next_check_on = date(2026, 1, 1)
    page.save_revision().publish()
    assert "It should have been checked again by" in _in_english(client, "sv")


def test_a_draft_is_never_public(client: Client, erik: User) -> None:
    page = page_of("documents", "sv")
    page.title = "Utkastets rubrik"
    page.save_revision(user=erik)
    assert "Utkastets rubrik" not in read(client, "documents", "sv")
    page.unpublish()
    assert client.get(f"/sv/{page.slug}/").status_code == 404
    assert f"/{page.slug}/" not in read(client, "start", "sv")


@pytest.mark.parametrize("path", ["/media/a.png", "/documents/1/a.pdf", "/sv/documents/1/a.pdf", "/images/1/"])
def test_no_files_are_served(client: Client, path: str) -> None:
    assert client.get(path).status_code in (302, 404)
    assert client.get(path, follow=True).status_code == 404


def _in_english(client: Client, language: str) -> str:
    """The page with the portal's own sentences in their msgids, however far the catalogues have come."""
    with patch.object(translation._trans, "gettext", lambda message: message):
        html = read(client, "documents", language)
    return html
