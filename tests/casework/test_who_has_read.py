"""A client can have a list of each time somebody opened what is kept about her, by unit, in her own language."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.casework.deeds.people import change_person, read_person
from portal.casework.log import readers
from portal.casework.log.readers import ONE_SITTING, sittings
from portal.casework.models import Event
from portal.casework.models.event import READINGS
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(case, person):
    return reverse("casework:readers", args=[case.pk, person.pk])


def test_the_list_says_unit_and_time_for_each_who_has_opened(as_anna, anna, person, address):
    body = as_anna.post(address).content.decode()
    event = Event.objects.filter(person=person).last()
    assert "Malmö, en socialsekreterare" in body or "Malmö, a social worker" in body
    assert f"{event.at.astimezone():%Y}" in body


def test_names_are_given_only_where_the_municipality_has_decided_so(as_anna, address, settings):
    assert "Anna Ek" not in as_anna.post(address).content.decode().partition("<main")[2]
    settings.CASEWORK_READERS_NAMED = ["1280"]
    assert "Anna Ek" in as_anna.post(address).content.decode().partition("<main")[2]


def test_it_is_in_the_clients_language_and_swedish_side_by_side(as_anna, anna, person, address):
    change_person(by=anna, person=person, version=1, values={"language": "ar"})
    body = as_anna.post(address).content.decode()
    assert '<h1 lang="ar" dir="rtl">' in body
    assert '<span lang="sv" dir="ltr">' in body


def test_in_swedish_it_is_said_once(as_anna, address):
    given = as_anna.post(address).context["given"]
    assert [side.language.code for side in given.sides] == ["sv"]
    assert given.lacking is None


def test_a_language_the_portal_has_no_texts_in_is_told_honestly(as_anna, anna, person, address, monkeypatch):
    monkeypatch.setattr(readers, "ON_PAPER", [one for one in readers.ON_PAPER if one.code != "so"])
    change_person(by=anna, person=person, version=1, values={"language": "so"})
    assert "somaliska" in as_anna.get(address).content.decode()
    response = as_anna.post(address)
    assert response.context["given"].lacking.code == "so"
    assert [side.language.code for side in response.context["given"].sides] == ["sv"]


def test_looks_that_follow_on_each_other_are_one_line(anna, case, person):
    for _ in range(3):
        read_person(by=anna, person=person)
    [one] = sittings(person, named=False)
    assert one.begins <= one.ends < one.begins + ONE_SITTING
    assert timedelta(0) <= one.ends - one.begins


def test_only_what_was_opened_about_her_is_in_her_list(anna, person, other):
    read_person(by=anna, person=other)
    assert sum(1 for _ in Event.objects.filter(person=person)) == 1
    assert len(sittings(person, named=False)) == 1


def test_making_the_list_is_written_down_as_giving_it(as_anna, anna, person, other, address):
    as_anna.post(address)
    enter(anna)
    [event] = Event.objects.filter(person=person, deed__in=READINGS)
    assert event.deed == "readers_given"
    assert not Event.objects.filter(person=other, deed__in=READINGS).exists()


def test_nobody_else_in_the_household_is_named(as_anna, other, address):
    for response in (as_anna.get(address), as_anna.post(address)):
        assert other.name not in response.content.decode()


def test_when_it_cannot_be_written_down_no_list_is_given(as_anna, person, address, monkeypatch):
    monkeypatch.setattr("portal.casework.log.events._APPEND", "SELECT * FROM casework_append_nothing(%s)")
    response = as_anna.post(address)
    assert response.status_code == 503
    assert person.name not in response.content.decode()


def test_a_colleague_without_the_case_cannot_make_it(client, bo, address):
    assert signed_in(client, bo).post(address).status_code == 404


def test_cecilia_in_another_municipality_cannot_make_it(client, cecilia, address):
    assert signed_in(client, cecilia).post(address).status_code == 404
