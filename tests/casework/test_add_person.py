"""Adding people to a case."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from eligibility.law import Person as Facts
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person
from portal.casework.models import FACTS, Person
from portal.casework.people.household import facts_of
from portal.casework.people.identity_numbers import parse
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:add_person", args=[case.pk])


def form(**changes):
    common = {"language": "ar", "household": "home", "protected_identity": "none", "request_key": str(uuid4())}
    return {"name": "Maryam Haddad", **common, **changes}


def test_anna_adds_a_person_last_in_order(as_anna, address, person, case):
    response = as_anna.post(address, form(permit_ground="refugee", csn_debt="no", permit_since="2018-01-10"))
    added = case.people.get(order=2)
    assert response.url == reverse("casework:person", args=[case.pk, added.pk])
    assert (added.name, added.permit_ground, added.csn_debt) == ("Maryam Haddad", "refugee", False)
    assert added.permit_since == date(2018, 1, 10)


def test_every_fact_of_the_law_is_a_column_and_is_asked():
    assert set(FACTS) == set(Facts.__dataclass_fields__) - {"id"}


def test_not_told_yes_and_no_are_three_different_things(anna, case):
    told = [
        facts_of(add_person(by=anna, case=case, values={"name": "x", **values})).csn_debt
        for values in ({}, {"csn_debt": True}, {"csn_debt": False})
    ]
    assert told == [None, True, False]


def test_the_date_of_birth_is_taken_from_the_number(as_anna, address, case):
    as_anna.post(address, form(identity_number="20190228-2381"))
    assert case.people.get().born == date(2019, 2, 28)


def test_a_number_that_says_another_birthday_is_a_mistake(as_anna, address, case):
    response = as_anna.post(address, form(identity_number="20190228-2381", born="2018-02-28"))
    assert 'id="id_born_error"' in response.content.decode()
    assert not case.people.exists()


def test_the_same_number_twice_in_one_case_is_a_mistake(as_anna, anna, address, case):
    add_person(by=anna, case=case, values={"name": "x", "identity_number": parse("20190228-2381")})
    response = as_anna.post(address, form(identity_number="20190228-2381"))
    assert 'id="id_identity_number_error"' in response.content.decode()
    assert case.people.count() == 1


def test_a_number_in_another_open_case_is_hinted_at_without_saying_which(as_anna, anna, bo, case, person):
    number = {"name": "x", "identity_number": parse("20190228-2381")}
    enter(bo)
    bos = open_case(by=bo, applied_on=case.applied_on)[0]
    add_person(by=bo, case=bos, values=number)
    enter(anna)
    added = add_person(by=anna, case=case, values=number)
    page = as_anna.get(reverse("casework:person", args=[case.pk, added.pk]))
    assert page.context["known_elsewhere"]
    assert bos.reference not in page.content.decode()
    page = as_anna.get(reverse("casework:person", args=[case.pk, person.pk]))
    assert not page.context["known_elsewhere"]


def test_a_double_click_adds_one_person(as_anna, address, case):
    twice = form()
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert case.people.count() == 1


def test_a_household_has_room_for_as_many_as_the_document(anna, case, as_anna, address):
    for number in range(20):
        add_person(by=anna, case=case, values={"name": f"Person {number}"})
    response = as_anna.post(address, form())
    assert response.status_code == 200
    assert case.people.count() == 20


def test_a_fact_that_the_law_does_not_know_is_a_programming_error(anna, case):
    with pytest.raises(TypeError):
        add_person(by=anna, case=case, values={"name": "x", "religion": "x"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"permit_ground": "king"}, {"csn_debt": "maybe"}, {"destination": "Irak"}, {"born": "2100-01-01"},
        {"ties_to": "x"}, {"language": ""}, {"permit_since": "0001-01-01"}, {"household": "the moon"},
    ],
)  # fmt: skip
def test_a_word_outside_the_choices_is_a_mistake_and_no_accident(as_anna, address, case, wrong):
    response = as_anna.post(address, form(**wrong))
    assert response.status_code == 200
    assert f'id="id_{next(iter(wrong))}_error"' in response.content.decode()
    assert not case.people.exists()


def test_cecilia_cannot_add_a_person_to_annas_case(client, cecilia, case, address):
    assert signed_in(client, cecilia).post(address, form()).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        add_person(by=cecilia, case=case, values={"name": "x"})
    assert not Person.objects.exists()
