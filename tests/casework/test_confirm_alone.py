"""An adult's own yes: it rests on a talk alone and on the facts as they stood, and a joint application waits for it."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds import documents
from portal.casework.deeds.applying import NobodyApplies, VoiceMissing
from portal.casework.deeds.cases import change_case, close_case
from portal.casework.deeds.confirming import NoTalkYet, choose_part, confirm_alone, withdraw_confirmation
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.people import add_person, change_person
from portal.casework.models import (
    ClosingReason,
    Confirmation,
    ConfirmedBy,
    InterpreterUse,
    IssuedDocument,
    Part,
    Person,
)
from portal.casework.steps.step_states import StepState
from portal.casework.talking.voices import confirmation_states, missing_voices
from tests.casework.conftest import ON, enter
from tests.casework.issuing import application_form, issue_document
from tests.casework.test_hold_talk import held
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:talk", args=[person.case_id, person.pk, "bekraftelse"])


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(documents, "render", lambda summary: b"%PDF")


def form(**changes):
    return {
        "given_on": "2026-03-02",
        "language": "ar",
        "manner": "signed",
        "alone": "on",
        "request_key": str(uuid4()),
        **changes,
    }


def said_yes(anna, person, *, on=date(2026, 3, 2)):
    held(anna, person, held_on=min(on, date(2026, 3, 1)))
    return confirm_alone(by=anna, person=person, given_on=on, language="ar", manner=ConfirmedBy.SAID)


def people_in(case):
    return list(Person.objects.filter(case=case).select_related("case").order_by("order"))


def state_of(person):
    return confirmation_states(person.case, people_in(person.case))[person.pk]


def test_anna_notes_a_confirmation_given_alone(as_anna, anna, address, person):
    held(anna, person)
    as_anna.post(address, form())
    confirmation = Confirmation.objects.get()
    assert (confirmation.manner, confirmation.given_on) == (ConfirmedBy.SIGNED, date(2026, 3, 2))
    assert state_of(person) is StepState.DONE


def test_each_form_of_the_page_goes_where_it_should(as_anna, anna, address, case, person):
    held(anna, person)
    take_back = reverse("casework:talk", args=[case.pk, person.pk, "ta-tillbaka"])
    page = as_anna.get(address).content.decode()
    forms = {form: "given_on" in rest for form, rest in re.findall(r"<form(.*?)>(.*?)</form>", page, re.DOTALL)}
    assert [take_back in form for form, confirms in forms.items() if confirms] == [False]
    assert [take_back in form for form, confirms in forms.items() if "ta-tillbaka" in form] == [True]


def test_a_joint_application_waits_for_every_adult(as_anna, anna, case, person, other):
    said_yes(anna, person)
    with pytest.raises(VoiceMissing) as refused:
        issue_document(by=anna, case=case, language="sv")
    assert [(lack.person, lack.talk, lack.confirmation) for lack in refused.value.missing] == [(other, True, True)]
    held(anna, other)
    with pytest.raises(VoiceMissing) as refused:
        issue_document(by=anna, case=case, language="sv")
    assert [(lack.person, lack.talk, lack.confirmation) for lack in refused.value.missing] == [(other, False, True)]
    said_yes(anna, other)
    assert issue_document(by=anna, case=case, language="sv").number == 1


def test_the_page_of_the_document_says_whose_voice_is_missing_and_leads_there(as_anna, case, person, other):
    url = reverse("casework:issue_document", args=[case.pk])
    lacks = as_anna.get(url).context["completeness"].voices
    assert {lack.name for lack in lacks} == {"Yusuf Haddad", "Maryam Haddad"}
    assert reverse("casework:talk", args=[case.pk, other.pk]) in as_anna.get(url).content.decode()
    page = as_anna.post(url, application_form())
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not IssuedDocument.objects.exists()


def test_a_single_adult_is_recommended_and_not_made_to(anna, case, person):
    assert missing_voices(case, [person]) == []
    assert issue_document(by=anna, case=case, language="sv").number == 1


def test_children_confirm_nothing(anna, case, person):
    child = add_person(by=anna, case=case, values={"name": "Lina", "born": date(2019, 2, 28)})
    assert state_of(child) is StepState.NOT_NEEDED
    assert issue_document(by=anna, case=case, language="sv").number == 1


def test_somebody_whose_age_was_not_told_is_asked_too(case, person, other):
    assert {lack.person for lack in missing_voices(case, [person, other])} == {person, other}


def change_own(anna, person):
    change_person(by=anna, person=person, version=person.version, values={"csn_debt": True})


def change_child(anna, person):
    add_person(by=anna, case=person.case, values={"name": "Lina", "born": date(2019, 2, 28)})


def change_day(anna, person):
    change_case(by=anna, case=person.case, applied_on=ON + timedelta(days=1), household_unclear=False)


@pytest.mark.parametrize("change", [change_own, change_child, change_day])
def test_a_yes_goes_stale_when_facts_that_concern_the_person_change(as_anna, anna, address, person, other, change):
    said_yes(anna, person)
    change(anna, person)
    person = Person.objects.select_related("case").get(pk=person.pk)
    assert state_of(person) is StepState.IN_PROGRESS
    page = as_anna.get(address).context
    assert page["standing"] is None
    assert page["given"]


def test_a_yes_holds_when_somebody_elses_facts_change(anna, case, person, other):
    said_yes(anna, person)
    change_own(anna, other)
    assert state_of(person) is StepState.DONE


def test_a_yes_says_nothing_about_whether_the_other_adult_applies(anna, case, person, other):
    said_yes(anna, person)
    choose_part(by=anna, person=other, part=Part.NOT_IN)
    assert state_of(person) is StepState.DONE


def test_a_yes_is_taken_back_with_one_tap_and_no_reason(as_anna, anna, address, case, person):
    said_yes(anna, person)
    document = issue_document(by=anna, case=case, language="sv")
    as_anna.post(reverse("casework:talk", args=[case.pk, person.pk, "ta-tillbaka"]))
    assert state_of(person) is StepState.IN_PROGRESS
    document.refresh_from_db()
    assert document.pdf is None
    assert not document.can_be_fetched
    with pytest.raises(VoiceMissing):
        issue_document(by=anna, case=case, language="sv")


def test_what_was_taken_back_by_a_slip_is_mended_the_same_day_by_a_new_talk(as_anna, anna, address, case, person):
    said_yes(anna, person)
    withdraw_confirmation(by=anna, person=person)
    page = as_anna.get(address)
    assert (page.context["own_talk"], page.context["talk_before"]) == (None, True)
    person.refresh_from_db()
    today = timezone.localdate()
    held(anna, person, held_on=today)
    confirm_alone(by=anna, person=person, given_on=today, language="ar", manner=ConfirmedBy.SAID)
    assert state_of(person) is StepState.DONE
    assert issue_document(by=anna, case=case, language="sv").number == 1


@pytest.mark.parametrize("said", [withdraw_confirmation, lambda **who: left_and_joined(**who)])
def test_whoever_says_something_else_is_asked_anew_also_when_alone(anna, case, person, said):
    held(anna, person)
    said(by=anna, person=person)
    person.refresh_from_db()
    assert [(lack.talk, lack.confirmation) for lack in missing_voices(case, [person])] == [(False, True)]


def left_and_joined(*, by, person):
    choose_part(by=by, person=person, part=Part.NOT_IN)
    choose_part(by=by, person=person, part=Part.IN)


def test_no_yes_can_be_noted_before_there_was_one(as_anna, anna, address, case, person):
    document = issue_document(by=anna, case=case, language="sv")
    back = reverse("casework:talk", args=[case.pk, person.pk, "ta-tillbaka"])
    assert back in as_anna.get(address).content.decode()
    assert as_anna.post(back).url == address
    document.refresh_from_db()
    assert document.pdf is None
    with pytest.raises(VoiceMissing):
        issue_document(by=anna, case=case, language="sv")


def test_saving_the_part_as_it_is_changes_nothing(anna, case, person):
    said_yes(anna, person)
    choose_part(by=anna, person=person, part=Part.IN)
    assert state_of(person) is StepState.DONE


def test_somebody_can_leave_a_closed_case_and_not_join_it(anna, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    assert choose_part(by=anna, person=person, part=Part.NOT_IN).part == Part.NOT_IN
    with pytest.raises(CaseIsClosed):
        choose_part(by=anna, person=person, part=Part.IN)


def test_taking_back_by_a_mere_visit_does_nothing(as_anna, anna, person):
    said_yes(anna, person)
    as_anna.get(reverse("casework:talk", args=[person.case_id, person.pk, "ta-tillbaka"]))
    assert state_of(person) is StepState.DONE


@pytest.mark.parametrize(
    "talk",
    [None, {"alone": False}, {"interpreter": InterpreterUse.NOT_AVAILABLE}, {"held_on": date(2026, 3, 3)}],
    ids=["no talk", "not alone", "no interpreter", "a later talk"],
)
def test_without_a_talk_alone_there_is_no_yes(as_anna, anna, address, person, talk):
    if talk is not None:
        held(anna, person, **talk)
    with pytest.raises(NoTalkYet):
        confirm_alone(by=anna, person=person, given_on=date(2026, 3, 2), language="ar", manner=ConfirmedBy.SAID)
    assert 'role="alert"' in as_anna.post(address, form()).content.decode()
    assert not Confirmation.objects.exists()


def test_a_yes_that_was_not_given_alone_is_none(as_anna, anna, address, person):
    held(anna, person)
    assert 'id="id_alone_error"' in as_anna.post(address, form(alone="")).content.decode()
    assert not Confirmation.objects.exists()


def test_whoever_is_no_part_of_the_application_is_not_in_the_document(anna, case, person, other, monkeypatch):
    said = []
    monkeypatch.setattr(documents, "render", lambda summary: said.append(repr(summary)) or b"%PDF")
    choose_part(by=anna, person=other, part=Part.NOT_IN)
    issue_document(by=anna, case=case, language="sv")
    assert "Yusuf Haddad" in said[0]
    assert "Maryam" not in said[0]
    assert str(other.pk) not in said[0]


def test_a_document_made_before_somebody_left_is_old_and_no_longer_kept(as_anna, anna, case, person, other):
    said_yes(anna, person)
    said_yes(anna, other)
    document = issue_document(by=anna, case=case, language="sv")
    choose_part(by=anna, person=other, part=Part.NOT_IN)
    document.refresh_from_db()
    assert document.pdf is None
    assert as_anna.get(reverse("casework:issue_document", args=[case.pk])).context["desk"].document_is_old


def test_where_nobody_applies_there_is_no_document(as_anna, anna, case, person):
    url = reverse("casework:talk", args=[case.pk, person.pk, "del"])
    as_anna.post(url, {"part": "not_in"})
    with pytest.raises(NobodyApplies):
        issue_document(by=anna, case=case, language="sv")
    page = as_anna.post(reverse("casework:issue_document", args=[case.pk]), application_form())
    assert 'role="alert"' in page.content.decode()


def test_the_states_of_a_household_cost_two_questions(anna, case, person, other, django_assert_max_num_queries):
    said_yes(anna, person)
    people = people_in(case)
    with django_assert_max_num_queries(2):
        assert confirmation_states(case, people)[person.pk] is StepState.DONE
    with django_assert_max_num_queries(2):
        assert [lack.person for lack in missing_voices(case, people)] == [other]


def test_a_double_click_confirms_once(as_anna, anna, address, person):
    held(anna, person)
    twice = form()
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert Confirmation.objects.count() == 1


def test_a_day_that_has_not_been_is_a_mistake(as_anna, anna, address, person):
    held(anna, person)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert 'id="id_given_on_error"' in as_anna.post(address, form(given_on=str(tomorrow))).content.decode()


def test_cecilia_can_neither_confirm_nor_withdraw_nor_choose(client, cecilia, anna, address, person):
    said_yes(anna, person)
    signed_in(client, cecilia)
    assert client.get(address).status_code == 404
    for page in ("bekraftelse", "ta-tillbaka", "del"):
        url = reverse("casework:talk", args=[person.case_id, person.pk, page])
        assert client.post(url, {**form(), "part": "not_in"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        withdraw_confirmation(by=cecilia, person=person)
    with pytest.raises(PermissionDenied):
        choose_part(by=cecilia, person=person, part=Part.NOT_IN)
