"""Asking about another day, and saying that the household is not clear."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.cases import change_case
from portal.casework.models import Case, Event
from tests.casework.conftest import ON, enter
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:change_case", args=[case.pk])


def test_another_day_is_read_under_the_law_of_that_day(as_anna, address, case, person):
    as_anna.post(address, {"applied_on": "2025-06-01"})
    desk = as_anna.get(case.get_absolute_url()).context["desk"]
    assert desk.result.edition == "1984:890"
    assert "travel_cost" in as_anna.get(reverse("casework:person", args=[case.pk, person.pk])).content.decode()


def test_an_unclear_household_is_told_to_the_law(as_anna, address, case, person):
    as_anna.post(address, {"applied_on": "2026-03-02", "household_unclear": "on"})
    assert as_anna.get(case.get_absolute_url()).context["desk"].situation.household.unclear


def test_the_event_names_what_changed(anna, case):
    change_case(by=anna, case=case, applied_on=date(2026, 4, 1), household_unclear=False)
    assert Event.objects.get(deed="case_changed").field_names == ["applied_on"]


def test_changing_nothing_is_no_deed(anna, case, deeds_of):
    change_case(by=anna, case=case, applied_on=ON, household_unclear=False)
    assert deeds_of() == ["case_opened"]


@pytest.mark.parametrize("day", ["", "x", "1983-12-31", "0001-01-01", "9999-12-31"])
def test_a_day_we_know_no_law_for_is_a_mistake(as_anna, address, case, day):
    response = as_anna.post(address, {"applied_on": day})
    assert 'id="id_applied_on_error"' in response.content.decode()
    assert Case.objects.get(pk=case.pk).applied_on == ON


def test_cecilia_cannot_change_annas_case(client, cecilia, address, case):
    assert signed_in(client, cecilia).post(address, {"applied_on": "2026-04-01"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        change_case(by=cecilia, case=case, applied_on=ON, household_unclear=True)
