"""Noting what one person has been told."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.information import give_information
from portal.casework.models import InformationManner, InformationTopic
from tests.casework.conftest import ON, enter
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:information", args=[person.case_id, person.pk])


def form(**changes):
    told = {"topics": ["voluntary", "leaving"], "language": "ar", "given_on": "2026-03-02", "manner": "interpreter"}
    return {**told, "request_key": str(uuid4()), **changes}


def test_anna_notes_what_was_told_in_which_language(as_anna, address, person):
    page = as_anna.post(address, form(), follow=True).content.decode()
    assert {row.topic for row in person.information.all()} == {"voluntary", "leaving"}
    assert "arabiska" in page


def test_it_is_written_down_with_its_topics(as_anna, address, person):
    as_anna.post(address, form())
    assert person.events.get(deed="information_given").field_names == ["voluntary", "leaving"]


def test_the_desk_says_who_has_been_told(as_anna, anna, case, person, other, address):
    as_anna.post(address, form())
    tasks = as_anna.get(case.get_absolute_url()).context["desk"].tasks
    assert [task.css for task in tasks if "information" in task.url] == ["open"]
    as_anna.post(reverse("casework:information", args=[case.pk, other.pk]), form())
    tasks = as_anna.get(case.get_absolute_url()).context["desk"].tasks
    assert [task.css for task in tasks if "information" in task.url] == ["met"]


def test_a_double_click_notes_it_once(as_anna, address, person):
    twice = form()
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert person.information.count() == 2
    assert person.events.filter(deed="information_given").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"topics": []},
        {"topics": ["x"]},
        {"given_on": "2990-01-01"},
        {"given_on": ""},
        {"language": "x"},
        {"manner": "x"},
    ],
)
def test_a_mistake_is_shown_and_nothing_noted(as_anna, address, person, wrong):
    response = as_anna.post(address, form(**wrong))
    assert f'id="id_{next(iter(wrong))}_error"' in response.content.decode()
    assert not person.information.exists()


def test_cecilia_cannot_note_anything_about_annas_person(client, cecilia, address, person):
    assert signed_in(client, cecilia).post(address, form()).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        give_information(
            by=cecilia, person=person, topics=[InformationTopic.VOLUNTARY], language="ar", given_on=ON,
            manner=InformationManner.MEETING,
        )  # fmt: skip
