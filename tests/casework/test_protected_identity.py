"""Somebody with protected identity: hidden in lists and headings, reachable by nothing that is kept here."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.casework.deeds.people import ToBeFound, add_person, change_person, remove_person
from portal.casework.models import Case, Person
from tests.casework.conftest import assign, enter
from tests.cast import signed_in


@pytest.fixture
def maryam(anna, other):
    return change_person(by=anna, person=other, version=1, values={"protected_identity": "confidentiality"})


def page_of(client, person):
    return client.get(reverse("casework:person", args=[person.case_id, person.pk]))


def form(person, **changes):
    common = {"language": "sv", "household": "home", "protected_identity": "none", "version": str(person.version)}
    return {"name": person.name, **common, **changes}


def save(client, person, **changes):
    return client.post(reverse("casework:person", args=[person.case_id, person.pk]), form(person, **changes))


def test_anna_notes_it_and_the_case_is_for_named_colleagues_alone(as_anna, anna, case, person):
    save(as_anna, person, protected_identity="assumed")
    assert Person.objects.get(pk=person.pk).is_protected
    assert Case.objects.get(pk=case.pk).has_protected


def test_bo_who_is_not_named_no_longer_opens_the_case(client, bo, case, person, anna):
    assign(bo, case)
    change_person(by=anna, person=person, version=1, values={"protected_identity": "confidentiality"})
    assert signed_in(client, bo).get(case.get_absolute_url()).status_code == 404


def test_when_nobody_is_protected_any_longer_the_case_is_not(anna, case, person, maryam):
    change_person(by=anna, person=maryam, version=2, values={"protected_identity": "none"})
    assert not Case.objects.get(pk=case.pk).has_protected


def test_when_the_protected_person_was_a_mistake_the_case_is_not_protected(anna, case, person, maryam):
    remove_person(by=anna, person=maryam)
    assert not Case.objects.get(pk=case.pk).has_protected


@pytest.mark.parametrize("name", ["case", "couples", "custody", "add_household", "copy_facts", "assessment"])
def test_the_name_is_in_no_list_and_no_heading(as_anna, case, maryam, name):
    page = as_anna.get(reverse(f"casework:{name}", args=[case.pk]))
    assert page.status_code == 200
    assert "Maryam" not in page.content.decode()


def test_the_name_is_not_on_the_persons_own_page_either(as_anna, maryam, person):
    assert "Maryam" not in page_of(as_anna, maryam).content.decode()
    assert "Maryam" not in page_of(as_anna, person).content.decode()


def test_the_hidden_name_is_kept_when_the_field_is_left_empty(as_anna, maryam):
    sent = form(maryam, name="", protected_identity="confidentiality", csn_debt="no")
    as_anna.post(reverse("casework:person", args=[maryam.case_id, maryam.pk]), sent)
    saved = Person.objects.get(pk=maryam.pk)
    assert (saved.name, saved.csn_debt) == ("Maryam Haddad", False)


def test_a_number_that_is_typed_for_a_protected_person_is_a_mistake(as_anna, person):
    changes = {"protected_identity": "assumed", "contact_way": "phone", "contact_value": "070-123 45 67"}
    response = save(as_anna, person, **changes)
    assert 'id="id_contact_value_error"' in response.content.decode()
    assert Person.objects.get(pk=person.pk).contact_value == ""


def test_a_number_kept_from_before_goes_when_it_becomes_known(as_anna, anna, person):
    contact = {"contact_way": "phone", "contact_value": "070-123 45 67"}
    change_person(by=anna, person=person, version=1, values=contact)
    person.refresh_from_db()
    save(as_anna, person, protected_identity="assumed", contact_way="phone")
    saved = Person.objects.get(pk=person.pk)
    assert saved.is_protected
    assert saved.contact_value_sealed is None


def test_no_deed_keeps_a_number_beside_protected_identity(anna, case):
    values = {"name": "x", "protected_identity": "assumed", "contact_value": "070-123 45 67"}
    with pytest.raises(ToBeFound):
        add_person(by=anna, case=case, values=values)


def test_the_database_keeps_none_either(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(protected_identity="assumed", contact_value_sealed=b"x")


def test_there_is_no_column_for_an_address():
    assert not [field.name for field in Person._meta.get_fields() if "address" in field.name or "street" in field.name]


def test_a_contact_value_is_sealed_and_masked(as_anna, anna, person):
    contact = {"contact_way": "email", "contact_value": "yusuf@example.se"}
    saved = change_person(by=anna, person=person, version=1, values=contact)
    assert b"yusuf" not in bytes(saved.contact_value_sealed)
    assert "yusuf@example.se" not in page_of(as_anna, saved).content.decode()
    save(as_anna, saved, contact_way="email")
    assert Person.objects.get(pk=person.pk).contact_value == "yusuf@example.se"


def test_another_way_to_reach_somebody_removes_what_was_kept(as_anna, anna, person):
    contact = {"contact_way": "email", "contact_value": "yusuf@example.se"}
    saved = change_person(by=anna, person=person, version=1, values=contact)
    save(as_anna, saved, contact_way="meeting")
    assert Person.objects.get(pk=person.pk).contact_value == ""


@pytest.mark.parametrize(
    "wrong", [("phone", "ring mig"), ("email", "x"), ("letter", "Storgatan 1"), ("", "070-1234567")]
)
def test_an_address_is_never_a_way_to_reach_somebody(as_anna, person, wrong):
    way, value = wrong
    response = save(as_anna, person, contact_way=way, contact_value=value)
    assert 'id="id_contact_value_error"' in response.content.decode()


def test_cecilia_cannot_protect_annas_person(client, cecilia, person):
    enter(cecilia)
    assert save(signed_in(client, cecilia), person, protected_identity="assumed").status_code == 404
