"""The identity number is masked on every page until somebody asks to see it, and asking is written down."""

import pytest
from django.urls import reverse

from portal.casework.deeds.people import change_person
from portal.casework.deeds.revealing import reveal_field
from portal.casework.models import Event
from portal.casework.models.event import READINGS
from portal.casework.people.identity_numbers import parse
from tests.casework.conftest import enter
from tests.cast import signed_in

NUMBER = "19840312-2396"


@pytest.fixture
def numbered(anna, person):
    """Yusuf, whose number is told."""
    return change_person(by=anna, person=person, version=1, values={"identity_number": parse(NUMBER)})


@pytest.fixture
def address(case, numbered):
    return reverse("casework:reveal", args=[case.pk, numbered.pk, "identity_number"])


def test_one_click_shows_the_number_on_that_page_alone(as_anna, anna, case, numbered, address):
    body = as_anna.post(address).content.decode()
    assert NUMBER in body
    person_page = as_anna.get(reverse("casework:person", args=[case.pk, numbered.pk])).content.decode()
    assert NUMBER not in person_page
    assert "19840312-••••" in person_page


def test_showing_is_one_event_with_the_name_of_the_field(as_anna, anna, numbered, address):
    as_anna.post(address)
    enter(anna)
    [event] = Event.objects.filter(person=numbered, deed__in=READINGS)
    assert (event.deed, event.fields, event.page) == ("field_revealed", "identity_number", "reveal")


def test_the_page_names_nobody(as_anna, numbered, address):
    assert numbered.name not in as_anna.post(address).content.decode()


def test_no_other_page_has_the_number(as_anna, case, numbered):
    for name in ("case", "couples", "issue_document", "add_person", "events"):
        assert NUMBER[-4:] not in as_anna.get(reverse(f"casework:{name}", args=[case.pk])).content.decode(), name


def test_where_nothing_is_told_nothing_is_shown_or_written(as_anna, anna, case, person):
    response = as_anna.post(reverse("casework:reveal", args=[case.pk, person.pk, "identity_number"]))
    assert response.url == reverse("casework:person", args=[case.pk, person.pk])
    enter(anna)
    assert not Event.objects.filter(deed="field_revealed").exists()


def test_a_page_that_is_only_fetched_shows_nothing(as_anna, address):
    assert as_anna.get(address).status_code == 405


@pytest.mark.parametrize("field", ["csn_debt", "name_sealed", "born", "x"])
def test_a_field_that_is_not_masked_is_not_found(as_anna, case, numbered, field):
    assert as_anna.post(reverse("casework:reveal", args=[case.pk, numbered.pk, field])).status_code == 404


def test_when_it_cannot_be_written_down_it_is_not_shown(as_anna, numbered, address, monkeypatch):
    monkeypatch.setattr("portal.casework.log.events._APPEND", "SELECT * FROM casework_append_nothing(%s)")
    response = as_anna.post(address)
    assert response.status_code == 503
    assert NUMBER not in response.content.decode()


def test_a_field_unknown_to_the_deed_is_an_error(anna, numbered):
    with pytest.raises(KeyError):
        reveal_field(by=anna, person=numbered, field="born")


def test_a_colleague_without_the_case_cannot_show_it(client, bo, address):
    assert signed_in(client, bo).post(address).status_code == 404


def test_cecilia_in_another_municipality_cannot_show_it(client, cecilia, address):
    assert signed_in(client, cecilia).post(address).status_code == 404
