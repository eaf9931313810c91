"""A resident finds her municipality by its name, however she writes it, or through its county."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.places.register import counties, find, places
from portal.accounts.models import Municipality
from portal.settings.languages import PUBLISHED
from tests.content.places.entries import address

pytestmark = pytest.mark.django_db
OVERVIEW = "municipalities"


def test_a_name_without_its_dots_is_found(client: Client) -> None:
    html = client.get(address("sv", OVERVIEW), {"q": "malmo"}).content.decode()
    assert f'href="{address("sv", "municipality", "malmo")}"' in html
    assert 'value="malmo"' in html


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Malmö", "1280"),
        ("MALMÖ KOMMUN", "1280"),
        ("gavle", "2180"),
        ("Goteborg", "1480"),
        ("Gothenburg", "1480"),
        ("Göteborgs stad", "1480"),
        ("goeteborg", "1480"),
        ("مالمو", "1280"),
        ("Гётеборг", "1480"),
        ("1280", "1280"),
        ("  upplands-bro ", "0139"),
    ],
)
def test_it_is_found_however_it_is_written(typed: str, code: str) -> None:
    found = find(typed)
    assert found.places[0].code == code
    assert not found.is_guess


def test_a_misspelt_name_is_guessed_and_said_to_be_a_guess(client: Client) -> None:
    assert find("Jönkjöping").is_guess
    assert find("Jönkjöping").places[0].name == "Jönköping"
    html = client.get(address("en", OVERVIEW), {"q": "Jönkjöping"}).content.decode()
    assert "Perhaps you mean one of these." in html


def test_two_municipalities_with_one_name_have_two_addresses() -> None:
    assert {place.slug for place in find("habo").places} == {"habo-uppsala", "habo-jonkopings"}
    assert len({place.slug for place in places().values()}) == 290


def test_a_county_is_found_by_its_name() -> None:
    assert [county.code for county in find("skane").counties] == ["12"]


def test_a_name_that_is_none_leads_on_to_the_counties(client: Client) -> None:
    response = client.get(address("en", OVERVIEW), {"q": "xyzzy"})
    assert response.status_code == 200
    assert "We know of no municipality with that name." in response.content.decode()
    assert response.content.decode().count("-lan/") == 21


def test_a_county_lists_its_municipalities(client: Client) -> None:
    html = client.get(address("sv", "municipality", "gotlands-lan")).content.decode()
    assert f'href="{address("sv", "municipality", "gotland")}"' in html
    assert address("sv", "municipality", "malmo") not in html


def test_an_address_with_dots_leads_to_the_right_one(client: Client) -> None:
    response = client.get(address("sv", "municipality", "Malmö"))
    assert response.status_code == 301
    assert response.headers["Location"] == address("sv", "municipality", "malmo")


def test_an_answer_to_a_search_is_kept_nowhere(client: Client) -> None:
    with CaptureQueriesContext(connection) as without:
        client.get(address("sv", OVERVIEW))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address("sv", OVERVIEW), {"q": "malmö"})
    assert len(asked) == len(without)  # the register is in memory: the database never hears of it
    assert not any("malm" in query["sql"].casefold() for query in asked)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_a_change_of_language_asks_the_same_again(client: Client) -> None:
    html = client.get(address("sv", OVERVIEW), {"q": "malmö"}).content.decode()
    assert f"{address('en', OVERVIEW)}?q=malm%C3%B6" in html


def test_it_can_be_found_in_every_language(client: Client) -> None:
    for language in PUBLISHED:
        assert client.get(address(language.code, OVERVIEW)).status_code == 200
        assert client.get(address(language.code, "municipality", "malmo")).status_code == 200


def test_the_register_is_the_portals_own() -> None:
    assert {(place.code, place.name, place.county.code) for place in places().values()} == set(
        Municipality.objects.values_list("code", "name", "county_code")
    )
    assert len(counties()) == 21


@pytest.mark.parametrize("query", ["q=" + "a" * 101, "q=a&q=b", "q=%00"])
def test_what_our_form_cannot_send_is_refused(client: Client, query: str) -> None:
    assert client.get(f"{address('sv', OVERVIEW)}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=", "q=%20", "q=<script>", "other=1", "q=٣"])
def test_odd_input_is_answered_plainly(client: Client, query: str) -> None:
    response = client.get(f"{address('sv', OVERVIEW)}?{query}")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("slug", ["atlantis", "habo", "%ff", "-lan"])
def test_a_place_that_is_none_is_not_there(client: Client, slug: str) -> None:
    assert client.get(address("sv", OVERVIEW) + f"{slug}/").status_code == 404


def test_nothing_can_be_sent_there(client: Client) -> None:
    assert client.post(address("sv", OVERVIEW), {"q": "malmö"}).status_code == 405
