"""What is known of a country leaves search, map and lists on its day, however old the index is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import TimeMachineFixture

from content.finding.indexing import index_language
from content.finding.models import Entry
from content.finding.searching import count, search
from content.places.addresses import country_url
from content.places.stages import stages_of_cards
from tests.content.places.entries import TODAY, address, card, not_known, statement

pytestmark = pytest.mark.django_db
FIRST_GONE, ALL_GONE = TODAY + timedelta(days=30), TODAY + timedelta(days=60)


@pytest.fixture(autouse=True)
def clock(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    move_to(time_machine, TODAY)
    return time_machine


@pytest.fixture
def indexed(clock: TimeMachineFixture) -> None:
    """A card whose two statements go on different days, indexed today and never again."""
    card(
        statement("Kvicksilverpassen utfärdas på ambassaden.", expires_on=FIRST_GONE - timedelta(days=1)),
        statement("Skolan börjar i bronsmånaden.", expires_on=ALL_GONE - timedelta(days=1)),
        not_known("Ingen vet hur järnvägen går."),
    )
    index_language("sv")
    index_language("en")


def move_to(clock: TimeMachineFixture, day: date) -> None:
    clock.move_to(f"{day}T10:00+01:00", tick=False)


def found(typed: str, language: str = "sv") -> list[str]:
    return [hit.url for hit in search(typed, language).hits]


@pytest.mark.usefixtures("indexed")
def test_a_statement_is_found_through_its_last_day_and_not_the_day_after(clock: TimeMachineFixture) -> None:
    url = country_url("ZZ", "sv")
    assert found("kvicksilverpassen") == found("bronsmånaden") == found("järnvägen") == [url]
    move_to(clock, FIRST_GONE - timedelta(days=1))
    assert found("kvicksilverpassen") == [url]
    move_to(clock, FIRST_GONE)
    assert url not in found("kvicksilverpassen")
    assert found("bronsmånaden") == found("järnvägen") == [url]  # what still holds is found all the same
    move_to(clock, ALL_GONE)
    for typed in ("kvicksilverpassen", "bronsmånaden", "järnvägen"):
        assert url not in found(typed)
        assert not count(typed, "sv")


@pytest.mark.usefixtures("indexed")
def test_a_card_is_found_once_each_day(clock: TimeMachineFixture) -> None:
    assert Entry.objects.filter(language="sv", key__startswith="country:").count() == 2
    for day in (TODAY, FIRST_GONE - timedelta(days=1), FIRST_GONE, ALL_GONE - timedelta(days=1)):
        move_to(clock, day)
        assert found("bronsmånaden") == [country_url("ZZ", "sv")]


@pytest.mark.usefixtures("indexed")
def test_no_word_is_suggested_that_only_stood_in_what_is_gone(clock: TimeMachineFixture) -> None:
    assert search("kvicksilverpasen", "sv").instead == "kvicksilverpassen"
    move_to(clock, FIRST_GONE)
    assert search("kvicksilverpasen", "sv").instead != "kvicksilverpassen"


@pytest.mark.usefixtures("indexed")
def test_it_is_gone_in_every_language(clock: TimeMachineFixture) -> None:
    assert found("kvicksilverpassen", "en") == [country_url("ZZ", "en")]
    move_to(clock, FIRST_GONE)
    assert not found("kvicksilverpassen", "en")


@pytest.mark.usefixtures("indexed")
def test_map_and_list_leave_out_a_card_of_which_nothing_is_left(client: Client, clock: TimeMachineFixture) -> None:
    url = country_url("ZZ", "sv")
    move_to(clock, ALL_GONE - timedelta(days=1))
    assert url in client.get("/sitemap.xml").content.decode()
    assert url in client.get(address("sv", "countries")).content.decode()
    move_to(clock, ALL_GONE)
    assert url not in client.get("/sitemap.xml").content.decode()
    assert url not in client.get(address("sv", "countries")).content.decode()


@pytest.mark.usefixtures("indexed")
def test_made_anew_the_index_says_the_same(clock: TimeMachineFixture) -> None:
    move_to(clock, FIRST_GONE)
    index_language("sv")
    assert found("bronsmånaden") == [country_url("ZZ", "sv")]
    [entry] = Entry.objects.filter(language="sv", key__startswith="country:")
    assert (entry.shown_from, entry.shown_through) == (None, ALL_GONE - timedelta(days=1))


@pytest.mark.usefixtures("indexed")
def test_more_cards_ask_no_more_of_the_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    card(statement("Ett annat land."), code="NO")
    with django_assert_num_queries(3):
        assert len(list(stages_of_cards("en"))) == 3
