"""What is written about one person, printed for the person herself."""

import pytest
from django.urls import reverse

from portal.casework.deeds.notes import print_notes, write_note
from portal.casework.deeds.people import change_person
from portal.casework.talking import notebook
from portal.casework.views import journal
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:notes_print", args=[person.case_id, person.pk])


def test_the_sheet_has_all_notes_oldest_first_with_who_wrote_them_and_when(as_anna, anna, address, person):
    wrong = write_note(by=anna, person=person, text="Det första")
    write_note(by=anna, person=person, text="Det andra", corrects=wrong)
    body = as_anna.get(address).content.decode()
    assert body.index("Det första") < body.index("Det andra")
    assert body.count('<h2 class="note-when">') == 2
    assert "Anna Ek" in body


def test_nothing_about_anybody_else_is_on_it(as_anna, anna, address, person, other):
    write_note(by=anna, person=other, text="Bara om Maryam")
    body = as_anna.get(address).content.decode()
    assert "Bara om Maryam" not in body
    assert "Maryam" not in body


def test_what_surrounds_the_notes_is_in_the_persons_language_too(as_anna, anna, address, person):
    change_person(by=anna, person=person, version=person.version, values={"language": "ar"})
    body = as_anna.get(address).content.decode()
    assert '<h1 lang="ar" dir="rtl">' in body
    assert 'lang="sv" dir="ltr"' in body


def test_a_language_without_texts_is_said(as_anna, anna, address, person, monkeypatch):
    for module in (notebook, journal):
        monkeypatch.setattr(module, "ON_PAPER", [one for one in module.ON_PAPER if one.code != "prs"])
    change_person(by=anna, person=person, version=person.version, values={"language": "prs"})
    response = as_anna.get(address)
    assert response.context["lacking"].code == "prs"
    assert [side.language.code for side in response.context["sides"]] == ["sv"]


def test_making_it_is_an_event_of_its_own(as_anna, address, deeds_of):
    as_anna.get(address)
    assert deeds_of()[-1] == "notes_printed"


def test_it_is_only_shown(as_anna, address):
    assert as_anna.post(address).status_code == 405


def test_cecilia_cannot_print_what_is_written_about_annas_person(client, cecilia, address, person):
    assert signed_in(client, cecilia).get(address).status_code == 404
    enter(cecilia)
    assert print_notes(by=cecilia, person=person) == []
