"""Opening a case: a day, a person, and access for the one who opens it."""

from datetime import date
from functools import partial
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from portal.casework.deeds.cases import open_case
from portal.casework.forms.cases import OpenCaseForm
from portal.casework.models import Case, Event, Person
from portal.casework.models.case import new_reference
from tests import factories
from tests.casework.conftest import ON, at_once, enter
from tests.cast import signed_in

OPEN = reverse("casework:open_case")


def form(**changes):
    told = {"applied_on": "2026-03-02", "name": "Yusuf Haddad", "identity_number": "", "language": "ar"}
    return {**told, "request_key": str(uuid4()), **changes}


def test_anna_opens_a_case_with_its_first_person(as_anna, anna):
    response = as_anna.post(OPEN, form(identity_number="840312-2396"), follow=True)
    case = Case.objects.visible_to(anna).get()
    person = case.people.get()
    assert response.redirect_chain == [(case.get_absolute_url(), 302)]
    assert (person.name, person.language, person.born) == ("Yusuf Haddad", "ar", date(1984, 3, 12))
    assert person.identity_number.digits == "198403122396"
    assert case.reference in response.content.decode()


def test_a_household_is_added_straight_after(as_anna, anna):
    response = as_anna.post(OPEN, form(household=""))
    case = Case.objects.visible_to(anna).get()
    assert response.url == reverse("casework:add_household", args=[case.pk])


def test_what_is_not_told_stays_not_told(as_anna, anna):
    as_anna.post(OPEN, form())
    person = Person.objects.get()
    assert person.born is None
    assert person.csn_debt is None
    assert person.identity_number is None


def test_the_day_asked_about_is_today_until_another_is_chosen():
    with time_machine.travel("2026-11-21T23:30+00:00", tick=False):
        assert OpenCaseForm()["applied_on"].value() == date(2026, 11, 22)  # in Stockholm


def test_opening_is_written_down(case, deeds_of):
    assert deeds_of() == ["case_opened"]


def test_the_event_names_fields_and_never_values(as_anna):
    as_anna.post(OPEN, form())
    event = Event.objects.get(deed="person_added")
    assert "name" in event.field_names
    assert "Haddad" not in event.fields


def test_a_double_click_opens_one_case_with_one_person(as_anna):
    twice = form()
    first, second = as_anna.post(OPEN, twice), as_anna.post(OPEN, twice)
    assert first.url == second.url
    assert Case.objects.count() == Person.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_opens_one_case():
    anna = factories.make_anna()
    click = partial(open_case, by=anna, applied_on=ON, request_key=uuid4())
    outcomes = at_once([click] * 4, by=anna)
    with transaction.atomic():
        enter(anna)
        case = Case.objects.get()
        assert case.assignments.count() == case.events.count() == 1
    assert sorted(outcomes, key=str) == [(case, False)] * 3 + [(case, True)]


def test_a_reference_is_read_aloud_without_mistakes():
    references = {new_reference() for _ in range(500)}
    assert len(references) > 495
    assert not set("".join(references)) & set("01OILAEUY")


@pytest.mark.parametrize(
    ("mistake", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"identity_number": "840312-2397"}, "identity_number"),
        ({"applied_on": ""}, "applied_on"),
        ({"applied_on": "igår"}, "applied_on"),
        ({"applied_on": "1983-01-01"}, "applied_on"),
        ({"language": "xx"}, "language"),
    ],
)
def test_a_mistake_is_shown_beside_the_field_and_nothing_typed_is_lost(as_anna, mistake, field):
    response = as_anna.post(OPEN, form(**{"name": "Yusuf Haddad", **mistake}))
    page = response.content.decode()
    assert response.status_code == 200
    assert f'id="id_{field}_error"' in page
    assert f'href="#id_{field}"' in page
    assert "Yusuf Haddad" in page or mistake.get("name") is not None
    assert not Case.objects.exists()


@pytest.mark.parametrize("broken", [{"request_key": ""}, {"request_key": "x"}, {"name": "a\x00b"}])
def test_a_broken_post_is_refused_plainly(as_anna, broken):
    assert as_anna.post(OPEN, form(**broken)).status_code == 400
    assert not Case.objects.exists()


def test_karin_who_has_no_municipality_cannot_open_a_case(karin):
    with pytest.raises(PermissionDenied):
        open_case(by=karin, applied_on=ON)


def test_cecilia_cannot_see_annas_case(case, cecilia):
    enter(cecilia)
    assert not Case.objects.visible_to(cecilia).exists()


def test_bo_in_the_same_municipality_cannot_see_it_either(case, bo, client):
    assert not Case.objects.visible_to(bo).exists()
    assert signed_in(client, bo).get(case.get_absolute_url()).status_code == 404
