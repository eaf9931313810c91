"""An application in which something is missing: it says what and who can supply it, and is made for a reason."""

from datetime import date

import pytest
from django.urls import reverse

from portal.casework.application import summary_of
from portal.casework.deeds import documents
from portal.casework.deeds.applying import ChildrenAlone, Reason, ReasonMissing, VoiceMissing
from portal.casework.deeds.documents import issue_document
from portal.casework.deeds.people import add_person, change_person, people_of
from portal.casework.documents.rendering import as_html
from portal.casework.models import Case, Deed, Event, IssuedDocument, Part, Person, WhyIncomplete
from portal.casework.steps.completeness import Completeness, check
from portal.casework.steps.desk import desk_of
from tests.casework.issuing import TO_READ, application_form

BORN = date(2019, 2, 28)


@pytest.fixture
def address(case):
    return reverse("casework:issue_document", args=[case.pk])


@pytest.fixture
def drawn(monkeypatch):
    """What would have been drawn."""
    seen = []
    monkeypatch.setattr(documents, "render", lambda document: seen.append(document) or b"%PDF")
    return seen


@pytest.fixture
def complete(monkeypatch):
    """A case in which nothing is missing."""
    whole = Completeness(voices=(), missing=(), not_told=(), obstacles=(), for_nobody=False)
    for where in ("portal.casework.deeds.applying.check", "portal.casework.views.documents.check"):
        monkeypatch.setattr(where, lambda desk: whole)


def lacks_of(case: Case, person: Person) -> dict[str, tuple[str, ...]]:
    desk = desk_of(case, people_of(case))
    return {lack.code: tuple(map(str, lack.who)) for lack in check(desk).lacks if lack.person == person.pk}


def test_anna_says_why_with_one_tap_and_a_few_words(as_anna, address, case, person, drawn):
    as_anna.post(address, application_form(why_incomplete="later", words="Passet kommer på torsdag."))
    made = IssuedDocument.objects.get()
    assert (made.is_incomplete, made.why_incomplete) == (True, WhyIncomplete.LATER)
    assert made.incomplete_words == "Passet kommer på torsdag."
    assert "Passet" not in str(bytes(made.incomplete_words_sealed))
    event = Event.objects.get(case=case, deed=Deed.INCOMPLETE_ISSUED)
    assert event.fields == "application 1 later"
    page = as_anna.get(address).content.decode()
    assert "Passet kommer på torsdag." in page


def test_without_a_reason_nothing_is_made_and_nothing_typed_is_lost(as_anna, address, person, drawn):
    response = as_anna.post(address, application_form(why_incomplete="", words="Hon åker i morgon.", language="en"))
    page = response.content.decode()
    assert not IssuedDocument.objects.exists()
    assert 'href="#id_why_incomplete' in page
    assert "Hon åker i morgon." in page
    assert response.context["form"]["language"].value() == "en"


def test_the_deed_itself_asks_for_the_reason(anna, case, person, drawn):
    with pytest.raises(ReasonMissing) as refused:
        issue_document(by=anna, case=case, language="sv")
    assert {lack.person for lack in refused.value.lacks} == {person.pk}
    assert not drawn


def test_a_complete_one_asks_for_no_reason_and_keeps_none(as_anna, anna, address, case, person, drawn, complete):
    assert "why_incomplete" not in as_anna.get(address).context["form"].fields
    made = issue_document(by=anna, case=case, language="sv", reason=TO_READ)
    assert not made.is_incomplete
    assert Event.objects.filter(case=case, deed=Deed.DOCUMENT_ISSUED).count() == 1
    assert drawn[0].missing == ()


def test_a_missing_voice_is_refused_whatever_the_reason(anna, case, person, other, drawn):
    with pytest.raises(VoiceMissing):
        issue_document(by=anna, case=case, language="sv", reason=Reason(why=WhyIncomplete.CLIENT_WISHES))
    assert not drawn


def test_children_do_not_apply_alone(as_anna, anna, address, case, person, drawn):
    change_person(by=anna, person=person, version=person.version, values={"born": BORN})
    with pytest.raises(ChildrenAlone):
        issue_document(by=anna, case=case, language="sv", reason=TO_READ)
    page = as_anna.get(address).content.decode()
    assert "god man" in page
    assert 'name="why_incomplete"' not in page
    assert as_anna.post(address, application_form()).context["form"].non_field_errors()
    assert not IssuedDocument.objects.exists()


def test_with_an_adult_in_the_case_a_child_can_be_the_one_who_applies(anna, case, person, drawn):
    add_person(by=anna, case=case, values={"name": "Lina", "born": BORN})
    Person.objects.filter(pk=person.pk).update(part=Part.NOT_IN)
    assert issue_document(by=anna, case=case, language="sv", reason=TO_READ).number == 1


def test_each_lack_says_who_can_supply_it(anna, case, person):
    child = add_person(by=anna, case=case, values={"name": "Lina", "born": BORN})
    adult, own = lacks_of(case, person), lacks_of(case, child)
    assert len(adult["permit_since"]) == 2
    assert adult["permit_since"][1] == own["permit_since"][1]
    assert adult["permit_since"][0] != own["permit_since"][0]
    assert len(adult["information"]) == len(own["custody"]) == 1
    assert all(who for whose in (adult, own) for who in whose.values())


def test_the_page_says_who_can_supply_each_thing(as_anna, address, person):
    page = as_anna.get(address)
    words = {str(who) for lack in page.context["completeness"].lacks for who in lack.who}
    assert words
    assert all(word in page.content.decode() for word in words)


def test_the_document_lists_each_thing_once_with_whose_it_is(anna, case, person, drawn):
    for name in ("Lina", "Sami"):
        add_person(by=anna, case=case, values={"name": name, "born": BORN})
    issue_document(by=anna, case=case, language="ar", reason=TO_READ)
    lines = [(str(text), lack.numbers) for lack in drawn[0].missing for text in lack.texts]
    assert len(lines) == len(set(lines)) < len(check(desk_of(case, people_of(case))).lacks)
    assert {numbers for _, numbers in lines} == {(1,), (2, 3)}
    assert all(lack.who for lack in drawn[0].missing)


def test_the_document_says_on_every_page_in_both_languages_that_it_is_incomplete(anna, case, person, drawn):
    issue_document(by=anna, case=case, language="en", reason=TO_READ)
    html = as_html(drawn[0])
    head = html.partition('data-head="')[2].partition('"')[0]
    assert head.count("·") == 2
    assert "Incomplete basis" in head
    assert "Who can supply it" in html
    assert html.count("<h1") == 1


def test_a_complete_document_says_nothing_of_it(case, person):
    desk = desk_of(case, people_of(case))
    html = as_html(summary_of(desk.situation, issued_on=date(2026, 5, 4), language="en"))
    assert "Incomplete basis" not in html
    assert "Who can supply it" not in html
