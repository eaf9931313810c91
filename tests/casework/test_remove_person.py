"""Taking out somebody who was added by mistake."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.couples import pair
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import CannotRemove, change_person, may_remove, remove_person
from portal.casework.deeds.safety import write_safety
from portal.casework.models import Person
from tests.casework.conftest import enter
from tests.cast import signed_in


def test_anna_removes_a_person(as_anna, case, person, other):
    address = reverse("casework:remove_person", args=[case.pk, other.pk])
    assert "Maryam Haddad" in as_anna.get(address).content.decode()
    assert as_anna.post(address).url == case.get_absolute_url()
    assert list(case.people.all()) == [person]


def test_the_removal_stays_written_down_without_a_name(anna, as_anna, case, person, other, deeds_of):
    remove_person(by=anna, person=other)
    assert "person_removed" in deeds_of()
    response = as_anna.get(reverse("casework:events", args=[case.pk]))
    about_the_removed = [one.event.deed for one in response.context["happenings"] if one.removed]
    assert about_the_removed == ["person_removed", "person_added"]
    assert "Maryam" not in response.content.decode()


def test_who_was_a_couple_or_had_ties_with_the_removed_has_not_any_longer(anna, person, other):
    pair(by=anna, one=person, other=other)
    change_person(by=anna, person=person, version=1, values={"ties_to": other})
    remove_person(by=anna, person=Person.objects.get(pk=other.pk))
    person.refresh_from_db()
    assert (person.partner_id, person.ties_to_id) == (None, None)


def test_the_last_person_stays(anna, person):
    with pytest.raises(CannotRemove):
        remove_person(by=anna, person=person)


def test_somebody_written_about_stays(anna, as_anna, case, person, other):
    write_note(by=anna, person=other, text="x")
    response = as_anna.post(reverse("casework:remove_person", args=[case.pk, other.pk]))
    assert response.status_code == 302
    assert case.people.count() == 2


def test_cecilia_cannot_remove_annas_person(client, cecilia, case, person, other):
    address = reverse("casework:remove_person", args=[case.pk, other.pk])
    assert signed_in(client, cecilia).post(address).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        remove_person(by=cecilia, person=other)


def test_somebody_who_has_been_talked_with_is_not_offered_to_be_removed(anna, person, other):
    """Whatever was written on the own pages, a talk or what nobody else may know of: the answer is the same."""
    write_safety(by=anna, person=other, values={"note": "Ring aldrig hem."})
    assert not may_remove(other)
    with pytest.raises(CannotRemove):
        remove_person(by=anna, person=other)
