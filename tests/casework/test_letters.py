"""Letters that a client signs and sends. The portal sends nothing."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from portal.casework.deeds.people import change_person
from portal.casework.models import Case
from portal.casework.planning import letters
from portal.casework.planning.document_kinds import Concerns
from portal.casework.planning.letter_texts import LETTERS
from portal.casework.planning.letters import BLANK, Caution, cautions_of, languages_of, letter_about, letters_for, write
from portal.settings.languages import BY_CODE, SOURCE
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def adult(anna, person):
    values = {"born": date(1984, 3, 12), "language": "ar"}
    return change_person(by=anna, person=person, version=1, values=values)


def address(person, letter="embassy-passport"):
    return reverse("casework:letter", args=[person.case_id, person.pk, letter])


def test_anna_shows_a_letter_in_swedish_and_arabic_side_by_side(as_anna, adult):
    page = as_anna.get(address(adult)).content.decode()
    assert '<article lang="sv" dir="ltr">' in page
    assert '<article lang="ar" dir="rtl">' in page


def test_the_name_stands_in_it_only_when_that_is_wanted(as_anna, adult):
    assert "Yusuf" not in as_anna.get(address(adult)).content.decode()
    assert "Yusuf Haddad" in as_anna.get(address(adult), {"namn": "ja"}).content.decode()


def test_it_can_be_taken_as_plain_text(as_anna, adult):
    response = as_anna.get(address(adult), {"form": "text", "namn": "ja"})
    assert response["Content-Type"].startswith("text/plain")
    assert "attachment" in response["Content-Disposition"]
    assert response.content.decode().count("Yusuf Haddad") == 2


def test_showing_it_is_written_down_and_nothing_is_sent(as_anna, adult):
    as_anna.get(address(adult))
    event = adult.events.get(deed="letter_shown")
    assert event.field_names == ["embassy-passport"]
    assert mail.outbox == []


def test_no_page_of_letters_has_a_form_that_sends(as_anna, adult):
    for page in (address(adult), reverse("casework:letters", args=[adult.case_id, adult.pk])):
        text = as_anna.get(page).content.decode()
        assert text.count("<form") == 1  # to sign out
        assert "mailto:" not in text


def test_the_caution_about_embassies_stands_before_the_letter(as_anna, adult):
    page = as_anna.get(address(adult)).content.decode()
    assert page.index('class="notice"') < page.index('class="sheet')


def test_a_child_gets_the_letters_of_a_child_signed_by_a_custodian():
    codes = {one.letter.code for one in letters_for(None, on_child=True, protected=False)}
    assert {"school", "other-custodian", "embassy-passport"} <= codes
    assert not {"landlord", "employer", "debts-csn"} & codes
    written = write(LETTERS["embassy-passport"], name="Lina", of_child=True, languages=(SOURCE,))[0]
    assert "Lina" in written.lines[0]
    assert BLANK in written.closing[0]


def test_an_adult_gets_no_letter_about_a_school():
    offered = letters_for(None, on_child=False, protected=False)
    assert all(one.letter.concerns is not Concerns.CHILD for one in offered)


def test_where_somebody_has_protected_identity_no_letter_leads_to_the_person():
    withheld = {
        one.letter.code
        for on in (True, False)
        for one in letters_for(None, on_child=on, protected=True)
        if one.withheld
    }
    assert withheld == {"embassy-passport", "other-custodian"}
    assert {Caution.EMBASSY} <= cautions_of(LETTERS["embassy-passport"])


def test_a_language_without_a_catalogue_leaves_the_swedish_alone(adult, monkeypatch):
    monkeypatch.setattr(letters, "ON_PAPER", [one for one in letters.ON_PAPER if one.code != "ti"])
    adult.language = "ti"
    assert languages_of(adult) == (SOURCE,)
    assert languages_of(adult, "en") == (SOURCE, BY_CODE["en"])


@pytest.mark.parametrize("code", LETTERS)
def test_every_letter_is_whole_in_every_language_it_is_shown_in(code):
    for written in write(
        LETTERS[code], name="", of_child=False, languages=[BY_CODE[one] for one in ("sv", "en", "ar")]
    ):
        assert written.subject
        assert "%(" not in written.text


def test_a_letter_knows_which_paper_it_asks_for():
    assert all(letter_about(letter.about) == letter for letter in LETTERS.values() if letter.about)


def test_a_letter_that_is_not_there_or_not_for_this_person_is_not_found(as_anna, adult):
    assert as_anna.get(address(adult, "no-such")).status_code == 404
    assert as_anna.get(address(adult, "school")).status_code == 404
    assert as_anna.post(address(adult)).status_code == 405


def test_cecilia_gets_no_letter_of_annas_client(client, cecilia, adult):
    signed_in(client, cecilia)
    assert client.get(address(adult)).status_code == 404
    assert client.get(reverse("casework:letters", args=[adult.case_id, adult.pk])).status_code == 404
    enter(cecilia)
    assert not Case.objects.exists()
