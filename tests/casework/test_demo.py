"""The demo's cases."""

import re

import pytest

from portal.casework import demo
from portal.casework.demo import build_demo_cases
from portal.casework.models import Case, Person
from portal.casework.people.identity_numbers import parse
from tests.casework.conftest import ON, enter


def test_anna_gets_a_household_of_five_and_two_smaller_cases(anna):
    build_demo_cases(anna, on=ON)
    enter(anna)
    assert sorted(case.people.count() for case in Case.objects.visible_to(anna)) == [1, 1, 5]


def test_building_twice_is_building_once(anna):
    build_demo_cases(anna, on=ON)
    assert build_demo_cases(anna, on=ON) == []
    assert Case.objects.count() == 3


def test_every_number_is_one_that_the_tax_agency_has_set_aside_for_tests():
    numbers = [value for value in vars(demo).values() if isinstance(value, str) and re.fullmatch(r"\d{8}-\d{4}", value)]
    assert len(numbers) == 7
    for number in numbers:
        assert parse(number).digits[8:10] == "23"
        assert parse(number).digits[10] in "89"


def test_the_case_with_a_debt_is_blocked_and_says_so(anna, as_anna):
    _five, debt, _new = build_demo_cases(anna, on=ON)
    card = as_anna.get(debt.get_absolute_url()).context["desk"].cards[0]
    assert [finding.condition for finding in card.obstacles] == ["no_enforcement_debt"]


def test_every_page_of_the_household_of_five_can_be_shown(anna, as_anna):
    five = build_demo_cases(anna, on=ON)[0]
    for person in Person.objects.filter(case=five):
        assert as_anna.get(f"{five.get_absolute_url()}personer/{person.pk}/").status_code == 200


def test_karin_gets_no_cases(karin):
    with pytest.raises(ValueError, match="no municipality"):
        build_demo_cases(karin, on=ON)
