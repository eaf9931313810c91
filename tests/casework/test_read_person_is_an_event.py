"""Each page that shows a person writes one event for each person shown; where it cannot, it shows nothing."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.urls import reverse

from portal.casework.deeds.information import give_information
from portal.casework.deeds.people import add_person, change_person, read_case, read_person
from portal.casework.events import NotRecorded
from portal.casework.models import Event, InformationManner, InformationTopic
from tests.casework.conftest import enter
from tests.cast import signed_in


def readings(person):
    return Event.objects.filter(deed="person_read", person=person).count()


@pytest.mark.parametrize("page", ["case", "add_person", "couples", "issue_document"])
def test_a_page_about_everyone_is_one_reading_of_each(as_anna, case, person, other, page):
    as_anna.get(reverse(f"casework:{page}", args=[case.pk]))
    assert (readings(person), readings(other)) == (1, 1)


def test_a_persons_page_names_the_others_and_so_reads_them_too(as_anna, case, person, other):
    as_anna.get(reverse("casework:person", args=[case.pk, person.pk]))
    assert (readings(person), readings(other)) == (1, 1)


@pytest.mark.parametrize("page", ["notes", "information", "remove_person"])
def test_a_page_about_one_is_one_reading_of_one(as_anna, case, person, other, page):
    as_anna.get(reverse(f"casework:{page}", args=[case.pk, person.pk]))
    assert (readings(person), readings(other)) == (1, 0)


@pytest.mark.parametrize("page", ["case_list", "open_case"])
def test_a_page_without_people_is_no_reading(as_anna, person, page):
    body = as_anna.get(reverse(f"casework:{page}")).content.decode()
    assert "Haddad" not in body
    assert readings(person) == 0


@pytest.mark.parametrize("page", ["change_case", "close_case", "colleagues", "events", "reopen_case"])
def test_a_page_about_the_case_names_nobody(as_anna, case, person, page):
    body = as_anna.get(reverse(f"casework:{page}", args=[case.pk])).content.decode()
    assert "Haddad" not in body
    assert readings(person) == 0


def test_saving_shows_nobody_until_the_page_is_shown(as_anna, case, person):
    address = reverse("casework:person", args=[case.pk, person.pk])
    as_anna.post(address, {"name": person.name, "language": "sv", "household": "home", "version": "1"})
    assert readings(person) == 0


def test_two_versions_that_tie_somebody_to_others_are_a_reading_of_those_too(as_anna, anna, case, person, other):
    third = add_person(by=anna, case=case, values={"name": "Amira Haddad"})
    unseen = add_person(by=anna, case=case, values={"name": "Sami Haddad"})
    change_person(by=anna, person=person, version=1, values={"ties_to": other})
    mine = {"name": person.name, "language": "sv", "household": "home", "version": "1", "ties_to": str(third.pk)}
    response = as_anna.post(reverse("casework:person", args=[case.pk, person.pk]), mine)
    assert response.status_code == 409
    for one, times in ((person, 1), (other, 1), (third, 1), (unseen, 0)):
        assert (one.name in response.content.decode()) == bool(times)
        assert readings(one) == times


def test_no_page_has_a_name_in_its_title_or_address(as_anna, case, person):
    for page in ("person", "notes", "information", "remove_person"):
        address = reverse(f"casework:{page}", args=[case.pk, person.pk])
        title = as_anna.get(address).content.decode().partition("<title>")[2].partition("</title>")[0]
        assert title
        assert "Haddad" not in title + address


def test_looking_at_who_has_read_is_written_down_too(as_anna, case, person, deeds_of):
    body = as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()
    assert deeds_of()[-1] == "events_read"
    assert "Anna Ek" in body


def test_one_look_at_several_people_is_one_line(as_anna, case, person, other):
    as_anna.get(case.get_absolute_url())
    happenings = as_anna.get(reverse("casework:events", args=[case.pk])).context["happenings"]
    assert [happening.numbers for happening in happenings if happening.event.deed == "person_read"] == [(1, 2)]


def test_the_list_of_events_says_which_facts_and_topics_but_not_their_values(as_anna, anna, case, person):
    give_information(
        by=anna, person=person, topics=[InformationTopic.VOLUNTARY, InformationTopic.CHILDREN], language="ar",
        given_on=date(2026, 3, 2), manner=InformationManner.MEETING,
    )  # fmt: skip
    body = as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()
    assert str(InformationTopic.CHILDREN.label) in body
    assert "Haddad" not in body


def test_when_a_reading_cannot_be_written_nothing_is_shown(as_anna, case, person, monkeypatch):
    def refuse(events):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Event.objects, "bulk_create", refuse)
    for address in (case.get_absolute_url(), reverse("casework:person", args=[case.pk, person.pk])):
        response = as_anna.get(address)
        assert response.status_code == 503
        assert "Haddad" not in response.content.decode()


def test_a_deed_without_its_event_does_not_happen(anna, case, person, monkeypatch):
    def refuse(events):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Event.objects, "bulk_create", refuse)
    with pytest.raises(NotRecorded):
        change_person(by=anna, person=person, version=1, values={"csn_debt": True})
    person.refresh_from_db()
    assert person.csn_debt is None


def test_reading_returns_the_people_in_order(anna, case, person, other):
    assert [one.name for one in read_case(by=anna, case=case)] == ["Yusuf Haddad", "Maryam Haddad"]
    assert read_person(by=anna, person=person) == person


def test_cecilia_cannot_read_and_leaves_no_trace_in_annas_case(client, cecilia, anna, case, person):
    page = reverse("casework:person", args=[case.pk, person.pk])
    assert signed_in(client, cecilia).get(page).status_code == 404
    enter(anna)
    assert readings(person) == 0
