"""Saying who are a couple."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.couples import AlreadyInCouple, pair, tell_couples, unpair
from portal.casework.deeds.people import add_person, people_of
from portal.casework.models import Case
from portal.casework.people.household import household_of
from portal.casework.people.roles import Role, role_of
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:couples", args=[case.pk])


def test_anna_notes_a_couple(as_anna, address, case, person, other):
    as_anna.post(address, {"one": str(person.pk), "other": str(other.pk)})
    assert [one.partner_id for one in people_of(case)] == [other.pk, person.pk]


def test_the_law_reads_each_couple_once(anna, case, person, other):
    pair(by=anna, one=person, other=other)
    [couple] = household_of(case, people_of(case)).couples
    assert set(couple) == {str(person.pk), str(other.pk)}


def test_a_couple_can_be_undone_from_either_side(as_anna, anna, case, person, other):
    for one in (person, other):
        pair(by=anna, one=person, other=other)
        as_anna.post(reverse("casework:unpair", args=[case.pk, one.pk]))
        assert [found.partner_id for found in people_of(case)] == [None, None]


def test_both_are_written_down(anna, person, other, deeds_of):
    pair(by=anna, one=person, other=other)
    unpair(by=anna, person=person)
    assert deeds_of()[-4:] == ["couple_paired", "couple_paired", "couple_unpaired", "couple_unpaired"]


def test_nobody_is_in_two_couples(anna, case, person, other):
    third = add_person(by=anna, case=case, values={"name": "Dawit"})
    pair(by=anna, one=person, other=other)
    with pytest.raises(AlreadyInCouple):
        pair(by=anna, one=other, other=third)


def test_nobody_is_a_couple_alone(as_anna, anna, address, person, other):
    with pytest.raises(AlreadyInCouple):
        pair(by=anna, one=person, other=person)
    response = as_anna.post(address, {"one": str(person.pk), "other": str(person.pk)})
    assert 'id="id_other_error"' in response.content.decode()


@pytest.mark.parametrize("sent", [{}, {"one": "x", "other": "y"}])
def test_choosing_nobody_is_a_mistake(as_anna, address, person, other, sent):
    assert as_anna.post(address, sent).status_code == 200


def test_cecilia_cannot_pair_annas_people(client, cecilia, address, person, other):
    sent = {"one": str(person.pk), "other": str(other.pk)}
    assert signed_in(client, cecilia).post(address, sent).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        pair(by=cecilia, one=person, other=other)


# Nobody is a couple, or it is not told


def untold(case):
    fresh = Case.objects.get(pk=case.pk)
    return household_of(fresh, people_of(fresh)).couples_untold_among


def test_where_nothing_is_said_the_law_is_told_that_it_is_not_told(case, person, other):
    assert untold(case) == {str(person.pk), str(other.pk)}


def test_anna_says_that_nobody_is_a_couple(as_anna, case, person, other, deeds_of):
    as_anna.post(reverse("casework:tell_couples", args=[case.pk]), {"told": "yes"})
    assert untold(case) == frozenset()
    assert "couples_told" in deeds_of()


def test_anna_takes_back_that_it_was_told(anna, as_anna, case, person, other):
    tell_couples(by=anna, case=case)
    as_anna.post(reverse("casework:tell_couples", args=[case.pk]), {"told": "no"})
    assert untold(case) == {str(person.pk), str(other.pk)}


def test_a_couple_of_two_leaves_nothing_untold_and_undone_says_that_there_is_none(anna, case, person, other):
    pair(by=anna, one=person, other=other)
    assert untold(case) == frozenset()
    unpair(by=anna, person=person)
    assert untold(case) == frozenset()


def test_a_child_may_be_in_no_couple(anna, case, person):
    add_person(by=anna, case=case, values={"name": "Amira", "born": date(2015, 1, 1)})
    assert untold(case) == frozenset()


def test_what_kind_of_couple_is_kept_when_it_is_told(as_anna, address, case, person, other):
    as_anna.post(address, {"one": str(person.pk), "other": str(other.pk), "kind": "cohabiting"})
    assert [role_of(one, case.applied_on) for one in people_of(case)] == [Role.COHABITING, Role.COHABITING]


def test_cecilia_cannot_say_who_is_a_couple_in_annas_case(client, cecilia, case, person, other):
    address = reverse("casework:tell_couples", args=[case.pk])
    assert signed_in(client, cecilia).post(address, {"told": "yes"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        tell_couples(by=cecilia, case=case)
