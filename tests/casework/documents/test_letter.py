"""A letter as a document: the page that is sent, the client's own page, and what neither may tell."""

import io
from datetime import date
from functools import cache

import pikepdf
import pytest

from portal.casework.deeds.people import change_person, people_of
from portal.casework.documents import rendering
from portal.casework.documents.invented import NAMES, REFERENCE, situation
from portal.casework.documents.letter import LetterNotOffered, PrintedLetter, letter_of
from portal.casework.documents.rendering import as_html
from portal.casework.people.household import named
from portal.casework.planning.document_kinds import Concerns
from portal.casework.planning.letter_texts import LETTERS
from portal.settings.languages import ON_PAPER

ON = date(2026, 5, 4)
RANIA, LINA = 1, 4
ROOM = '<span class="room">'
OWN_PAGE = '<div class="own-page">'


@cache
def letter(code: str = "passport-back", language: str = "ar", whose: int = RANIA, named: bool = True) -> PrintedLetter:
    now = situation(language)
    return letter_of(now, person=now.people[whose], code=code, issued_on=ON, named=named)


def sent(code: str = "passport-back", **how) -> str:
    """The pages that leave the client's hands, with what the file says of itself."""
    return as_html(letter(code, **how)).split(OWN_PAGE)[0]


def test_the_authority_gets_swedish_and_the_client_a_page_to_read():
    document = letter()
    assert (document.sent, document.copy) == (("sv",), "ar")
    page, own = as_html(document).split(OWN_PAGE)
    assert 'lang="ar"' not in page
    assert '<div class="swedish" lang="ar" dir="rtl">' in own


def test_an_embassy_can_be_sent_any_of_three_languages():
    document = letter("embassy-passport")
    assert (document.sent, document.copy) == (("sv", "en", "ar"), None)
    page, own = as_html(document).split(OWN_PAGE)
    assert [page.count(f'lang="{one}" dir') for one in ("sv", "en", "ar")] == [1, 1, 1]
    assert "ambassad" in own


def test_swedish_alone_is_one_page():
    document = letter(language="sv")
    assert document.language is None
    assert OWN_PAGE not in as_html(document)


@pytest.mark.parametrize("code", LETTERS)
def test_no_page_that_is_sent_tells_of_the_case_or_of_repatriation(code):
    whose = LINA if LETTERS[code].concerns is Concerns.CHILD else RANIA
    for language in ("sv", "en"):
        html = sent(code, language=language, whose=whose).lower()
        for word in (REFERENCE.lower(), "vägval", "återvandr", "repatriation", "bidrag", "malmö"):
            assert word not in html, (code, word)


def test_head_and_foot_are_empty():
    html = as_html(letter())
    assert 'data-head=""' in html
    assert 'data-foot=""' in html
    assert "<title>Jag ber att få tillbaka mitt pass</title>" in html


@pytest.mark.parametrize("language", [language.code for language in ON_PAPER])
@pytest.mark.parametrize("code", LETTERS)
def test_every_letter_is_whole_in_every_language_on_paper(code, language):
    whose = LINA if LETTERS[code].concerns is Concerns.CHILD else RANIA
    html = as_html(letter(code, language=language, whose=whose))
    assert "%(" not in html
    assert html.count("<h1") == 1


def test_the_name_stands_there_only_when_that_is_wanted():
    assert NAMES["rania"] in sent()
    assert NAMES["rania"] not in sent(named=False)


def test_what_is_not_known_is_left_to_write_by_hand():
    assert sent(named=False).count(ROOM) == sent().count(ROOM) + 1


def test_a_childs_letter_names_the_child_and_leaves_the_signature_to_a_custodian():
    document = letter("embassy-passport", whose=LINA)
    assert (document.name, document.signer) == (NAMES["lina"], "")
    assert "Det gäller mitt barn" in as_html(document)
    assert "Det gäller mitt barn" not in as_html(letter("school", whose=LINA))


def test_what_to_think_of_stands_on_the_clients_own_page_alone():
    page, own = as_html(letter("landlord", language="en")).split(OWN_PAGE)
    assert "Notice is binding once it is sent." in own
    assert "Notice is binding once it is sent." not in page


def test_the_swedish_letter_with_something_to_think_of_has_an_own_page_too():
    assert OWN_PAGE in as_html(letter("landlord", language="sv"))


def test_a_letter_that_concerns_others_is_not_made():
    with pytest.raises(LetterNotOffered):
        letter("school")
    with pytest.raises(LetterNotOffered):
        letter("landlord", whose=LINA)
    with pytest.raises(LetterNotOffered):
        letter("no-such")


@pytest.mark.django_db
def test_of_somebody_protected_no_letter_has_the_name_and_none_goes_to_an_embassy(anna, case, person):
    change_person(by=anna, person=person, version=1, values={"protected_identity": "confidentiality"})
    case.refresh_from_db()
    now = named(case, people_of(case))
    (protected,) = now.people
    document = letter_of(now, person=protected, code="passport-back", issued_on=ON, named=True)
    assert "Yusuf" not in as_html(document)
    with pytest.raises(LetterNotOffered):
        letter_of(now, person=protected, code="embassy-passport", issued_on=ON)


def test_the_file_of_a_letter_does_not_say_who_made_it():
    drawn = rendering.render(letter())
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        told = " ".join(str(value) for value in pdf.docinfo.values()) + pdf.Root.Metadata.read_bytes().decode()
    assert "WeasyPrint" in told
    assert "Vägval" not in told
