"""Noting who has custody of a child, and whether a custodian outside the case agrees."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.casework.application import summary_of
from portal.casework.deeds.custody import NOT_TOLD, Outsider, ToldCustody, custody_of, note_custody
from portal.casework.deeds.people import add_person, change_person, people_of, remove_person
from portal.casework.models import Consent, Custody, Event
from portal.casework.people.custody import WORDS, Unsettled, unsettled_children
from portal.casework.people.household import named
from portal.casework.people.roles import is_without_adults
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def amira(anna, case, person):
    """Yusuf's daughter."""
    return add_person(by=anna, case=case, values={"name": "Amira Haddad", "born": date(2015, 5, 17)})


@pytest.fixture
def sami(anna, case, amira):
    return add_person(by=anna, case=case, values={"name": "Sami Haddad", "born": date(2017, 5, 17)})


@pytest.fixture
def address(case):
    return reverse("casework:custody", args=[case.pk])


def told_of(child):
    return custody_of([child])[child.pk]


def test_anna_notes_that_yusuf_and_somebody_outside_have_custody(as_anna, address, person, amira):
    sent = {"child0-custodians": [str(person.pk), "outside"], "child0-consent": "given", "child0-seen_on": "2026-03-01"}
    assert as_anna.post(address, sent).status_code == 302
    outsider = Outsider(consent=Consent.GIVEN, seen_on=date(2026, 3, 1))
    assert told_of(amira) == ToldCustody(inside=frozenset({person.pk}), outside=outsider)
    assert Event.objects.get(deed="custody_noted").person_id == amira.pk


def test_the_same_can_be_said_of_all_children_in_one_tap(as_anna, address, person, amira, sami):
    as_anna.post(address, {"child0-custodians": [str(person.pk)], "all_alike": "on"})
    assert told_of(amira) == told_of(sami) == ToldCustody(inside=frozenset({person.pk}))


def test_consent_that_was_seen_needs_its_day(as_anna, address, amira):
    page = as_anna.post(address, {"child0-custodians": ["outside"], "child0-consent": "given"}).content.decode()
    assert 'id="id_child0-seen_on_error"' in page
    assert told_of(amira) == NOT_TOLD


def test_what_is_told_again_is_no_deed(anna, amira, person, deeds_of):
    for _ in range(2):
        note_custody(by=anna, child=amira, told=ToldCustody(inside=frozenset({person.pk})))
    assert deeds_of().count("custody_noted") == 1


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (NOT_TOLD, Unsettled.NOT_TOLD),
        (ToldCustody(outside=Outsider(consent=Consent.NOT_ASKED)), Unsettled.NOT_ASKED),
        (ToldCustody(outside=Outsider(consent=Consent.ASKED)), Unsettled.ASKED),
        (ToldCustody(outside=Outsider(consent=Consent.NOT_GIVEN)), Unsettled.NOT_GIVEN),
        (ToldCustody(outside=Outsider(consent=Consent.GIVEN, seen_on=date(2026, 3, 1))), None),
    ],
)
def test_a_child_is_settled_when_everybody_with_custody_agrees(anna, case, amira, told, left):
    note_custody(by=anna, child=amira, told=told)
    assert unsettled_children(people_of(case), case.applied_on).get(amira.pk) == left


def test_a_custodian_in_the_case_answers_for_herself(anna, case, person, amira):
    note_custody(by=anna, child=amira, told=ToldCustody(inside=frozenset({person.pk})))
    assert unsettled_children(people_of(case), case.applied_on) == {}


def test_what_is_not_settled_is_a_lack_before_the_document(as_anna, case, amira):
    page = as_anna.get(reverse("casework:issue_document", args=[case.pk])).content.decode()
    assert reverse("casework:custody", args=[case.pk]) in page


def test_the_document_says_what_is_not_settled_and_for_whom(anna, case, amira):
    note_custody(by=anna, child=amira, told=ToldCustody(outside=Outsider(consent=Consent.ASKED)))
    summary = summary_of(named(case, people_of(case)), issued_on=case.applied_on, language="sv")
    assert (WORDS[Unsettled.ASKED], (2,)) in [(one.text, one.numbers) for one in summary.reservations]


def test_consent_is_of_outsiders_alone_and_seen_on_a_day(anna, case, person, amira):
    common = {"municipality": case.municipality, "case": case, "child": amira, "noted_by": anna}
    for wrong in ({"custodian": person, "consent": "given"}, {"consent": "given"}, {"consent": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Custody.objects.create(**common, **wrong)


def test_a_removed_person_has_custody_of_nobody(anna, case, person, other, amira):
    note_custody(by=anna, child=amira, told=ToldCustody(inside=frozenset({other.pk})))
    remove_person(by=anna, person=other)
    assert told_of(amira) == NOT_TOLD


def test_somebody_from_another_case_has_no_custody_here(anna, amira):
    with pytest.raises(ValueError, match="same case"):
        note_custody(by=anna, child=amira, told=ToldCustody(inside=frozenset({amira.pk})))


# A child alone


def test_a_child_without_any_adult_is_led_to_a_guardian(as_anna, anna, case, amira, person):
    address = reverse("casework:person", args=[case.pk, amira.pk])
    assert not as_anna.get(address).context["without_adults"]
    change_person(by=anna, person=person, version=1, values={"born": date(2012, 1, 1)})
    page = as_anna.get(address)
    assert page.context["without_adults"]
    assert "god man" in page.content.decode()


def test_an_age_that_is_not_told_is_never_read_as_a_child(case, person):
    assert not is_without_adults([person], case.applied_on)


def test_cecilia_cannot_note_custody_in_annas_case(client, cecilia, address, amira):
    assert signed_in(client, cecilia).post(address, {"child0-custodians": ["outside"]}).status_code == 404
    enter(cecilia)
    assert not Custody.objects.exists()
    with pytest.raises(PermissionDenied):
        note_custody(by=cecilia, child=amira, told=NOT_TOLD)
