"""Notes about one person."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.notes import NotThisPersons, read_notes, write_note
from portal.casework.models import Note
from portal.casework.talking.notebook import ON_A_PAGE
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:notes", args=[person.case_id, person.pk])


def form(text="Vill vänta till sommaren", **changes):
    return {"text": text, "request_key": str(uuid4()), **changes}


def test_anna_writes_a_note(as_anna, address, person):
    page = as_anna.post(address, form(), follow=True).content.decode()
    assert "Vill vänta till sommaren" in page
    assert "Anna Ek" in page
    assert person.notes.get().text == "Vill vänta till sommaren"


def test_a_note_is_not_shown_with_the_partner(as_anna, anna, case, person, other):
    write_note(by=anna, person=person, text="Bara om Yusuf")
    for page in ("notes", "person", "information"):
        body = as_anna.get(reverse(f"casework:{page}", args=[case.pk, other.pk])).content.decode()
        assert "Bara om Yusuf" not in body
    assert "Bara om Yusuf" not in as_anna.get(case.get_absolute_url()).content.decode()


def test_writing_and_reading_are_written_down(as_anna, address, deeds_of):
    as_anna.post(address, form(), follow=True)
    assert deeds_of()[-2:] == ["note_written", "notes_read"]


def test_a_correction_refers_to_the_note_it_corrects(as_anna, anna, address, person):
    note = write_note(by=anna, person=person, text="Fel")
    assert f'value="{note.pk}"' in as_anna.get(f"{address}?corrects={note.pk}").content.decode()
    as_anna.post(address, form("Rätt", corrects=str(note.pk)))
    assert note.corrections.get().text == "Rätt"
    assert Note.objects.get(pk=note.pk).text == "Fel"


def test_a_note_about_somebody_else_cannot_be_corrected_here(as_anna, anna, address, person, other):
    note = write_note(by=anna, person=other, text="x")
    assert str(note.pk) not in as_anna.get(f"{address}?corrects={note.pk}").content.decode()
    assert as_anna.post(address, form(corrects=str(note.pk))).status_code == 400
    with pytest.raises(NotThisPersons):
        write_note(by=anna, person=person, text="x", corrects=note)


def test_a_number_in_the_text_is_asked_about_once_and_then_saved_if_meant(as_anna, address, person):
    asked = as_anna.post(address, form("Ring 070-123 45 67")).content.decode()
    assert 'name="save_anyway"' in asked
    assert "Ring 070-123 45 67" in asked
    assert not person.notes.exists()
    as_anna.post(address, form("Ring 070-123 45 67", save_anyway="on"))
    assert person.notes.count() == 1


def test_an_ordinary_note_is_not_asked_about(as_anna, address):
    assert 'name="save_anyway"' not in as_anna.get(address).content.decode()


def test_a_double_click_writes_one_note(as_anna, address, person):
    twice = form()
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert person.notes.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_an_empty_or_endless_note_is_a_mistake(as_anna, address, person, text):
    assert 'id="id_text_error"' in as_anna.post(address, form(text)).content.decode()
    assert not person.notes.exists()


def test_markup_in_a_note_is_only_text(as_anna, address):
    page = as_anna.post(address, form("<script>alert(1)</script>"), follow=True).content.decode()
    assert "<script>alert" not in page


def test_notes_come_newest_first(anna, person):
    for text in ("ett", "två", "tre"):
        write_note(by=anna, person=person, text=text)
    assert [note.text for note in read_notes(by=anna, person=person)] == ["tre", "två", "ett"]


def test_the_question_about_a_number_comes_without_script_and_forgets_nothing_typed(as_anna, address):
    asked = as_anna.post(address, form("Personnummer 19840312-2396 och mer")).content.decode()
    assert 'id="id_text_error"' in asked
    assert "19840312-2396 och mer" in asked
    assert 'class="error-summary"' in asked


def test_a_draft_with_a_number_is_shown_again_and_still_asked_about(as_anna, anna, address, person):
    token = re.search(r'name="draft_token" value="([^"]+)"', as_anna.get(address).content.decode())[1]
    kept = as_anna.post(reverse("casework:keep_draft"), {**form("Ring 070-123 45 67"), "draft_token": token})
    assert kept.status_code == 204
    again = as_anna.get(f"{address}?utkast=1").content.decode()
    assert "Ring 070-123 45 67" in again
    assert not person.notes.exists()
    as_anna.post(address, form("Ring 070-123 45 67"))
    assert not person.notes.exists()


def test_many_notes_are_turned_page_by_page(as_anna, anna, address, person):
    for number in range(ON_A_PAGE + 3):
        write_note(by=anna, person=person, text=f"Anteckning nr {number:02}")
    first, second = (as_anna.get(f"{address}?page={number}").content.decode() for number in (1, 2))
    assert first.count('<article class="panel note"') == ON_A_PAGE
    assert second.count('<article class="panel note"') == 3
    assert "Anteckning nr 00" in second
    assert as_anna.get(f"{address}?page=x").status_code == 200


def test_a_correction_leads_to_the_page_of_the_note_it_corrects(as_anna, anna, address, person):
    wrong = write_note(by=anna, person=person, text="Fel")
    for _number in range(ON_A_PAGE):
        write_note(by=anna, person=person, text="annat")
    write_note(by=anna, person=person, text="Rätt", corrects=wrong)
    assert f'href="?page=2#note-{wrong.pk}"' in as_anna.get(address).content.decode()


def test_words_are_found_in_any_order_and_never_stand_in_the_address(as_anna, anna, address, person):
    write_note(by=anna, person=person, text="Vill vänta till sommaren")
    write_note(by=anna, person=person, text="Passet är förnyat")
    response = as_anna.post(address, {"find": "SOMMAREN vänta"})
    body = response.content.decode()
    assert (response.status_code, response.context["notebook"].found) == (200, 1)
    assert "Vill vänta till sommaren" in body
    assert "Passet är förnyat" not in body
    assert person.notes.count() == 2


def test_looking_for_nothing_shows_everything(as_anna, anna, address, person):
    write_note(by=anna, person=person, text="Passet är förnyat")
    assert "Passet är förnyat" in as_anna.post(address, {"find": " "}).content.decode()


def test_cecilia_cannot_write_about_annas_person(client, cecilia, address, person):
    assert signed_in(client, cecilia).post(address, form()).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        write_note(by=cecilia, person=person, text="x")
