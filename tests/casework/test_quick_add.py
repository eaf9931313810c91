"""Adding a whole household on one page."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from portal.casework.deeds.people import add_person, change_person, people_of
from portal.casework.deeds.sources import Known, sources_of
from portal.casework.models import Case, Source
from portal.casework.people.roles import Role, role_of
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:add_household", args=[case.pk])


def rows(*people, **more):
    sent = {"request_key": str(uuid4()), "known_source": "", **more}
    for number, row in enumerate(people):
        sent |= {f"row{number}-{name}": value for name, value in {"language": "ar", **row}.items()}
    return sent


FAMILY = (
    {"name": "Maryam Haddad", "number": "19861124-2382", "relation": "partner"},
    {"name": "Amira Haddad", "number": "20100517-2380", "relation": "child", "language": "sv"},
    {"name": "Sami Haddad", "number": "2013-09-02", "relation": "child"},
    {"name": "Lina Haddad", "number": "20190228", "relation": "child"},
)


def test_anna_adds_a_household_of_five_at_once(as_anna, address, case, person):
    response = as_anna.post(address, rows(*FAMILY))
    people = people_of(case)
    assert response.url == case.get_absolute_url()
    assert [one.name for one in people][1:] == [row["name"] for row in FAMILY]
    assert people[0].partner_id == people[1].pk
    assert [one.born for one in people[1:]] == [
        date(1986, 11, 24),
        date(2010, 5, 17),
        date(2013, 9, 2),
        date(2019, 2, 28),
    ]
    assert [one.language for one in people[1:]] == ["ar", "sv", "ar", "ar"]


def test_empty_rows_are_nobody(as_anna, address, case, person):
    as_anna.post(address, rows({}, FAMILY[0], {}, FAMILY[1]))
    assert case.people.count() == 3


def test_a_child_without_a_birthday_is_still_a_child_in_the_household(as_anna, address, case, person):
    as_anna.post(address, rows({"name": "Amira", "relation": "child"}))
    assert role_of(people_of(case)[1], case.applied_on) is Role.CHILD


def test_how_it_is_known_is_asked_once_for_all(as_anna, address, case, person):
    as_anna.post(address, rows(*FAMILY, known_source="passport", known_on="2026-03-01"))
    seen = Known(source=Source.PASSPORT, on=date(2026, 3, 1))
    assert {known.get("born") for known in sources_of(people_of(case)[1:]).values()} == {seen}


def test_a_double_click_adds_them_once(as_anna, address, case, person):
    twice = rows(*FAMILY)
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert case.people.count() == 5


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": "2013-09-02"}, "name"),
        ({"name": "x", "number": "19861124-2383"}, "number"),
        ({"name": "x", "number": "2999-01-01"}, "number"),
        ({"name": "x", "number": "i går"}, "number"),
        ({"name": "x", "relation": "aunt"}, "relation"),
        ({"name": "x", "language": "xx"}, "language"),
        ({"name": "x", "relation": "partner"}, "relation"),
    ],
)
def test_a_mistake_in_one_row_adds_nobody_and_loses_nothing(as_anna, address, case, person, wrong, field):
    page = as_anna.post(address, rows(FAMILY[0], wrong)).content.decode()
    assert f'id="id_row1-{field}_error"' in page
    assert 'value="Maryam Haddad"' in page
    assert case.people.count() == 1


def test_the_same_number_twice_is_a_mistake_in_its_row(as_anna, address, case, person):
    page = as_anna.post(address, rows(FAMILY[0], {**FAMILY[1], "number": FAMILY[0]["number"]})).content.decode()
    assert 'id="id_row1-number_error"' in page
    assert case.people.count() == 1


def test_somebody_must_be_named(as_anna, address, case, person):
    assert as_anna.post(address, rows()).status_code == 200
    assert case.people.count() == 1


def test_there_is_room_for_as_many_as_in_the_document(as_anna, anna, address, case, person):
    for number in range(18):
        add_person(by=anna, case=case, values={"name": f"Person {number}"})
    assert as_anna.post(address, rows(*FAMILY)).status_code == 200
    assert case.people.count() == 19


# Whether the new ones are a couple


def test_a_new_adult_makes_it_untold_again_who_are_a_couple(anna, case, person, other):
    Case.objects.filter(pk=case.pk).update(couples_told=True)
    add_person(by=anna, case=case, values={"name": "Amira", "born": date(2015, 1, 1)})
    assert Case.objects.get(pk=case.pk).couples_told
    add_person(by=anna, case=case, values={"name": "Dawit"})
    assert not Case.objects.get(pk=case.pk).couples_told


def test_a_child_whose_age_is_told_has_that_role_whatever_was_said(anna, case, person):
    changed = change_person(
        by=anna, person=person, version=1, values={"household_role": "child", "born": date(1980, 1, 1)}
    )
    assert role_of(changed, case.applied_on) is Role.ADULT


def test_cecilia_cannot_add_a_household_to_annas_case(client, cecilia, address, case):
    assert signed_in(client, cecilia).post(address, rows(*FAMILY)).status_code == 404
    assert signed_in(client, cecilia).get(address).status_code == 404
