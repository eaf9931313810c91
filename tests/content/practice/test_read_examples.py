"""Somebody reads the library, and narrows it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from content.practice.addresses import LIBRARY_LANGUAGES, public_addresses, search_documents
from content.practice.models import Practice
from content.practice.wording import Evidence, LegalSituation, State
from tests.content.practice.conftest import address

pytestmark = pytest.mark.usefixtures("library")


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r"<h2><a href=[^>]*>([^<]*)</a></h2>", html)


@pytest.mark.parametrize("language", LIBRARY_LANGUAGES)
def test_the_list_is_there_and_its_texts_are_marked_as_swedish(client: Client, language: str) -> None:
    html = read(client, address("practices", language))
    assert html.count("<article") == 20
    assert html.count("<h1>") == 1
    assert all(f'lang="sv" dir="ltr">{title}' in html for title in titles(html))


@pytest.mark.parametrize("language", LIBRARY_LANGUAGES)
def test_every_example_can_be_read(client: Client, language: str) -> None:
    for practice in Practice.objects.filter(state=State.PUBLISHED):
        html = read(client, address("practice", language, slug=practice.slug))
        assert 'lang="sv" dir="ltr"' in html


def test_from_another_language_the_way_leads_to_the_swedish_page(client: Client) -> None:
    practice = Practice.objects.filter(state=State.PUBLISHED)[0]
    for name, which in (("practices", {}), ("research", {}), ("practice", {"slug": practice.slug})):
        assert client.get(address(name, "ar", **which)).url == address(name, "sv", **which)


def test_the_legal_situation_is_the_first_thing_on_each_card(client: Client) -> None:
    cards = read(client, address("practices")).split("<article")[1:]
    assert all(card.index("situation") < card.index("<h2>") for card in cards)


def test_the_evaluator_is_always_shown(client: Client) -> None:
    html = read(client, address("practices"))
    for practice in Practice.objects.filter(state=State.PUBLISHED):
        assert escape(practice.evaluated_by) in html


def test_ticks_narrow_the_list_and_stay_ticked(client: Client) -> None:
    html = read(client, f"{address('practices')}?situation=repatriation&situation=repatriation_too")
    assert len(titles(html)) == 4
    assert re.search(r'value="repatriation_too"\s+checked', html)
    html = read(client, f"{address('practices')}?counter=yes&method=training")
    assert titles(html) == ["Obligatorisk återvändandeutbildning som få deltog i"]


def test_a_count_says_what_a_tick_would_leave(client: Client) -> None:
    html = read(client, f"{address('practices')}?counter=yes")
    count = re.search(r'value="return".*?\((\d+)\)', html, re.DOTALL)
    assert count
    assert count[1] == "2"


def test_a_span_of_years_narrows_the_list(client: Client) -> None:
    html = read(client, f"{address('practices')}?from=2002&to=2003")
    assert titles(html) == ["Ankomst Göteborg och de fem T:na"]


@pytest.mark.parametrize("years", ["from=snart", "from=2010&to=2002", "to=99999"])
def test_years_that_are_none_are_said_and_kept(client: Client, years: str) -> None:
    html = read(client, f"{address('practices')}?{years}")
    assert 'id="years-error"' in html
    assert f'value="{years.split("=")[1].split("&")[0]}"' in html
    assert len(titles(html)) == 20


def test_an_unknown_tick_narrows_nothing(client: Client) -> None:
    assert len(titles(read(client, f"{address('practices')}?situation=x&page=99&foo=1"))) == 20


def test_an_empty_result_offers_the_way_back(client: Client) -> None:
    html = read(client, f"{address('practices')}?situation=repatriation&counter=yes")
    assert titles(html) == []
    assert f'href="{address("practices")}"' in html


def test_the_number_of_questions_does_not_grow_with_the_list(client: Client) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address("practices"))
        return len(asked)

    client.get(address("practices"))
    before = questions()
    for number in range(5):
        Practice.objects.create(
            title=f"Påhittat {number}",
            slug=f"pahittat-{number}",
            state=State.PUBLISHED,
            stated_in=2025,
            legal_situation=LegalSituation.RETURN,
            evidence=Evidence.IDEA,
        )
    assert questions() == before


def test_the_literature_is_narrowed_likewise(client: Client) -> None:
    everything = read(client, address("research"))
    through = read(client, f"{address('research')}?reading=through")
    assert 0 < through.count("<article") < everything.count("<article")
    assert "Statskontoret 2022:1, avsnitt 3.3.2" in through


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_what_is_not_published_is_read_by_nobody(client: Client, state: State) -> None:
    practice = Practice.objects.get(starter_key="GP-17")
    Practice.objects.filter(pk=practice.pk).update(state=state)
    assert client.get(address("practice", slug=practice.slug)).status_code == 404
    assert practice.title not in read(client, address("practices"))
    assert practice.title not in client.get("/god-praxis.json").content.decode()
    assert address("practice", slug=practice.slug) not in public_addresses("sv")


@pytest.mark.parametrize("language", LIBRARY_LANGUAGES)
def test_what_is_offered_to_the_sitemap_and_the_search_is_there(client: Client, language: str) -> None:
    assert all(client.get(url).status_code == 200 for url in public_addresses(language))
    documents = list(search_documents(language))
    assert all(one.lang == "sv" and one.title and one.text for one in documents)
    assert len(documents) >= 35
