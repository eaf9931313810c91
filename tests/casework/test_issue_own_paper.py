"""One person's own papers: made and fetched on pages of her own, and nothing for anybody else's."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds import documents
from portal.casework.deeds.access import protect_case
from portal.casework.deeds.confirming import withdraw_confirmation
from portal.casework.deeds.documents import fetch_document
from portal.casework.deeds.people import CannotRemove, add_person, change_person, remove_person
from portal.casework.deeds.private import answer_alone
from portal.casework.documents.kinds import Kind
from portal.casework.making import MAKINGS, for_person, of_household
from portal.casework.models import Event, IssuedDocument, OwnAnswer
from portal.casework.views import papers
from portal.settings import languages
from tests.casework.conftest import ON, assign, enter
from tests.casework.issuing import application_form as form
from tests.casework.issuing import issue_document
from tests.cast import signed_in

BORN = date(2019, 2, 28)
OWN = [Kind.OWN_SUMMARY, Kind.CONSEQUENCES, Kind.CHECKLIST, Kind.INFORMATION_RECEIPT]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """A renderer that draws nothing: every kind's drawing has tests of its own."""
    monkeypatch.setattr(documents, "render", lambda document: b"%PDF")


def papers_page(person):
    return reverse("casework:person_papers", args=[person.case_id, person.pk])


def make_page(person, slug):
    return reverse("casework:make_paper", args=[person.case_id, person.pk, slug])


def fetch_page(person, paper):
    return reverse("casework:person_paper", args=[person.case_id, person.pk, paper.pk])


def own_paper(anna, person, kind=Kind.CONSEQUENCES, **told):
    return issue_document(by=anna, case=person.case, kind=kind, person=person, language="sv", **told)


@pytest.mark.parametrize("kind", OWN)
def test_anna_makes_a_paper_for_one_person_and_fetches_it(as_anna, person, kind):
    page = as_anna.post(make_page(person, MAKINGS[kind].slug), form(), follow=True)
    paper = IssuedDocument.objects.get()
    assert (paper.kind, paper.person, paper.number) == (kind, person, 1)
    assert page.redirect_chain == [(papers_page(person), 302)]
    assert fetch_page(person, paper) in page.content.decode()
    response = as_anna.get(fetch_page(person, paper))
    assert response.content == b"%PDF"
    assert response["Content-Disposition"] == f'attachment; filename="{paper.file_name}"'


def test_the_letter_that_was_chosen_is_made_and_its_file_does_not_say_which(as_anna, person):
    page = as_anna.get(make_page(person, "brev") + "?brev=population-register")
    assert page.context["form"]["code"].value() == "population-register"
    as_anna.post(make_page(person, "brev"), form(code="population-register", named="on"))
    paper = IssuedDocument.objects.get()
    assert (paper.kind, paper.which) == (Kind.LETTER, "population-register")
    assert paper.file_name == f"dokument-{paper.pk.hex[:8]}.pdf"
    title = next(iter(as_anna.get(papers_page(person)).context["papers"].kept)).title
    assert str(title) != str(MAKINGS[Kind.LETTER].title)


def power(**changes):
    told = {"receiver": "Anna", "is_worker": "on", "asked": "tax_agency", "errands": ["papers_needed"]}
    return form(**told, last_day=str(timezone.localdate() + timedelta(days=14)), **changes)


def test_a_power_of_attorney_is_for_asking_and_ends_on_a_day(as_anna, person):
    page = as_anna.get(make_page(person, "fullmakt")).context["form"]
    assert page["receiver"].value() == person.case.opened_by.name
    as_anna.post(make_page(person, "fullmakt"), power())
    assert IssuedDocument.objects.get().kind == Kind.POWER_OF_ATTORNEY


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(as_anna, person):
    wrong = {**power(), "errands": [], "last_day": "2020-01-01", "receiver": "Sven Öberg"}
    response = as_anna.post(make_page(person, "fullmakt"), wrong)
    assert set(response.context["form"].errors) == {"errands", "last_day"}
    assert "Sven Öberg" in response.content.decode()
    assert not IssuedDocument.objects.exists()


def test_nobody_can_be_named_by_signs_that_nobody_sees(as_anna, person):
    response = as_anna.post(make_page(person, "fullmakt"), {**power(), "receiver": "\u202e\u200b\u2066"})
    assert set(response.context["form"].errors) == {"receiver"}
    assert not IssuedDocument.objects.exists()


def test_one_key_sent_about_two_people_makes_a_paper_for_each(as_anna, anna, case, person):
    other = add_person(by=anna, case=case, values={"name": "Maryam Haddad"})
    key = form()["request_key"]
    for one in (person, other, other):
        as_anna.post(make_page(one, "sammanfattning"), form(request_key=key))
    assert {paper.person for paper in IssuedDocument.objects.all()} == {person, other}
    assert IssuedDocument.objects.count() == 2


def test_somebody_protected_is_asked_about_first_and_no_embassy_is_written_to(as_anna, anna, person):
    change_person(
        by=anna, person=person, version=person.version, values={"protected_identity": "protected_registration"}
    )
    page = as_anna.get(make_page(person, "fullmakt")).context["form"]
    assert "embassy" not in dict(page.fields["asked"].choices)
    assert as_anna.post(make_page(person, "fullmakt"), power()).context["form"].errors.keys() == {"warned"}
    as_anna.post(make_page(person, "fullmakt"), power(warned="on"))
    assert IssuedDocument.objects.count() == 1


def test_a_child_has_no_paper_that_only_an_adult_has(as_anna, anna, case, person):
    child = add_person(by=anna, case=case, values={"name": "Lina", "born": BORN})
    kinds = {making.kind for making in for_person(child, ON)}
    assert kinds == {Kind.CHECKLIST, Kind.POWER_OF_ATTORNEY, Kind.LETTER}
    assert as_anna.get(make_page(child, "sammanfattning")).status_code == 404


def test_somebody_who_was_taken_out_meanwhile_gets_no_paper(as_anna, anna, person, other, monkeypatch):
    found = papers.person_or_404

    def found_and_then_taken_out(case, person_id):
        one = found(case, person_id)
        remove_person(by=anna, person=one)
        return one

    monkeypatch.setattr(papers, "person_or_404", found_and_then_taken_out)
    assert as_anna.post(make_page(other, "foljder"), form()).status_code in (403, 404)
    assert not IssuedDocument.objects.exists()


def test_every_kind_is_somebodys():
    assert set(MAKINGS) == set(Kind)
    kinds = {making.kind for making in of_household()}
    assert {Kind.APPLICATION, Kind.HANDOVER_SHEET} < kinds
    assert len({making.slug for making in MAKINGS.values()}) == len(MAKINGS)


def test_the_language_is_the_persons_own_where_there_is_paper_in_it(as_anna, anna, case, person):
    arabic = add_person(by=anna, case=case, values={"name": "Maryam", "language": "ar"})
    assert as_anna.get(make_page(arabic, "foljder")).context["form"]["language"].value() == "ar"


def test_a_language_without_paper_is_said_to_be_without(as_anna, anna, case, person, monkeypatch):
    monkeypatch.setattr("portal.casework.forms.papers.ON_PAPER", languages.ON_PAPER[:2])
    spoken = (
        next(one for one in languages.ALL if not one.on_paper and one.lang != "sv")
        if any(not one.on_paper and one.lang != "sv" for one in languages.ALL)
        else None
    )
    if spoken is None:
        spoken = languages.BY_CODE["ti"]
        monkeypatch.setattr("portal.casework.forms.papers.described", lambda code: _without_paper(spoken))
    reader = add_person(by=anna, case=case, values={"name": "Selam", "language": spoken.code})
    page = as_anna.get(make_page(reader, "foljder"))
    assert page.context["form"]["language"].value() == "sv"
    assert spoken.swedish_name in page.content.decode()


def _without_paper(language):
    from dataclasses import replace

    return replace(language, on_paper=False)


def test_the_household_page_tells_nothing_of_anybodys_own_papers(as_anna, anna, case, person):
    paper = own_paper(anna, person)
    page = as_anna.get(reverse("casework:issue_document", args=[case.pk]))
    assert page.context["papers"].kept == page.context["papers"].gone == []
    assert str(paper.pk) not in page.content.decode()
    assert paper.file_name not in page.content.decode()
    assert as_anna.get(reverse("casework:document", args=[case.pk, paper.pk])).status_code == 404


def test_one_adults_page_tells_nothing_of_anothers(as_anna, anna, case, person, other):
    paper = own_paper(anna, person)
    page = as_anna.get(papers_page(other)).content.decode()
    assert person.name not in page
    assert str(paper.pk) not in page
    assert as_anna.get(fetch_page(other, paper)).status_code == 404


def test_the_numbers_of_one_tell_nothing_of_anothers(anna, case, person, other):
    assert [own_paper(anna, person).number for _ in range(2)] == [1, 2]
    assert own_paper(anna, other).number == 1
    assert issue_document(by=anna, case=case, kind=Kind.HANDOVER_SHEET, language="sv").number == 1


def test_making_and_fetching_are_written_down_with_whose_and_which(as_anna, anna, case, person, other):
    paper = own_paper(anna, person)
    as_anna.get(fetch_page(person, paper))
    enter(anna)
    issued, fetched = Event.objects.filter(case=case, deed__startswith="document_").order_by("sequence")
    assert (issued.person, issued.fields) == (person, "consequences 1")
    assert (fetched.person, fetched.fields, fetched.page) == (person, "consequences 1", "person_paper")
    assert not Event.objects.filter(case=case, person=other.pk, deed="person_read").exists()
    assert "consequences" not in as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()


@pytest.mark.parametrize(
    "said",
    [withdraw_confirmation, lambda **told: answer_alone(answer=OwnAnswer.NOT_WANTED, **told)],
    ids=["withdraws", "no"],
)
def test_who_says_otherwise_loses_her_own_papers_and_nobody_else_notices(as_anna, anna, case, person, other, said):
    hers, others, sheet = (
        own_paper(anna, person),
        own_paper(anna, other),
        issue_document(by=anna, case=case, kind=Kind.HANDOVER_SHEET, language="sv"),
    )
    before = as_anna.get(papers_page(other)).content.decode()
    enter(anna)
    said(by=anna, person=person)
    kept = {paper.pk: paper.can_be_fetched for paper in IssuedDocument.objects.all()}
    assert kept == {hers.pk: False, others.pk: True, sheet.pk: False}
    assert _same(as_anna.get(papers_page(other)).content.decode()) == _same(before)


def _same(page):
    """A page without what every request makes anew."""
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]


def test_a_paper_is_old_only_by_what_concerns_the_person(as_anna, anna, case, person, other):
    own_paper(anna, person)
    change_person(by=anna, person=other, version=other.version, values={"csn_debt": True})
    assert not as_anna.get(papers_page(person)).context["papers"].kept[0].is_old
    enter(anna)
    change_person(by=anna, person=person, version=person.version, values={"csn_debt": True})
    assert as_anna.get(papers_page(person)).context["papers"].kept[0].is_old


def test_the_same_form_twice_makes_one_paper(as_anna, person):
    twice = form()
    for _ in range(2):
        as_anna.post(make_page(person, "foljder"), twice)
    assert IssuedDocument.objects.count() == 1


def test_somebody_with_a_paper_was_not_added_by_mistake(anna, person, other):
    own_paper(anna, other)
    with pytest.raises(CannotRemove):
        remove_person(by=anna, person=other)


@pytest.mark.parametrize(("kind", "whose"), [(Kind.APPLICATION, True), (Kind.OWN_SUMMARY, False)])
def test_a_paper_of_nobody_or_of_the_wrong_one_is_refused_also_by_the_database(anna, case, person, kind, whose):
    with pytest.raises(TypeError):
        issue_document(by=anna, case=case, kind=kind, person=person if whose else None, language="sv", told={})
    paper = own_paper(anna, person) if whose else issue_document(by=anna, case=case, language="sv")
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedDocument.objects.filter(pk=paper.pk).update(kind=kind)


def test_a_colleague_without_the_case_and_another_municipality_meet_nothing(client, anna, bo, cecilia, case, person):
    paper = own_paper(anna, person)
    for stranger in (bo, cecilia):
        signed_in(client, stranger)
        for address in (papers_page(person), make_page(person, "foljder"), fetch_page(person, paper)):
            assert client.get(address).status_code == 404
        assert client.post(make_page(person, "foljder"), form()).status_code == 404
        enter(stranger)
        with pytest.raises(PermissionDenied):
            own_paper(stranger, person)


def test_only_named_staff_reach_the_papers_of_somebody_protected(client, anna, bo, case, person):
    assign(bo, case)
    paper = own_paper(anna, person)
    protect_case(by=anna, case=case)
    signed_in(client, bo)
    for address in (papers_page(person), fetch_page(person, paper)):
        assert client.get(address).status_code == 404
    signed_in(client, anna)
    assert client.get(papers_page(person)).status_code == 200
    enter(anna)
    assert fetch_document(by=anna, document=paper) == b"%PDF"
