"""Counting adults for the situation picture: nobody with protected identity, nobody whose age is not told."""

from datetime import date

import pytest

from eligibility.law import PersonOutcome
from portal.casework.counts import count_adults
from portal.casework.deeds.people import add_person, change_person
from tests.casework.conftest import enter

GROWN = date(1984, 3, 12)


@pytest.fixture
def counted(anna, case):
    """How many adults stand how, in all cases that Anna sees."""

    def count():
        enter(anna)
        day = case.opened_at.date()
        counts = count_adults(
            case.municipality, opened_from=date(day.year, 1, 1), opened_until=date(day.year + 1, 1, 1)
        )
        return {outcome: number for outcome, number in counts.items() if number}

    return count


def test_adults_are_counted_by_how_they_stand(anna, case, counted):
    add_person(by=anna, case=case, values={"name": "Yusuf", "born": GROWN})
    add_person(by=anna, case=case, values={"name": "Maryam", "born": GROWN, "swedish_citizen": True})
    assert counted() == {PersonOutcome.UNKNOWN: 1, PersonOutcome.NOT_COVERED: 1}


def test_every_outcome_has_a_number(anna, case):
    counts = count_adults(case.municipality, opened_from=date(2000, 1, 1), opened_until=date(2000, 4, 1))
    assert counts == dict.fromkeys(PersonOutcome, 0)


def test_children_and_those_whose_age_is_not_told_are_not_counted(anna, case, counted):
    add_person(by=anna, case=case, values={"name": "Amira", "born": date(2015, 1, 1)})
    add_person(by=anna, case=case, values={"name": "Farid"})
    assert counted() == {}


@pytest.mark.parametrize("kind", ["confidentiality", "protected_registration", "assumed"])
def test_somebody_with_protected_identity_is_in_no_count(anna, case, counted, kind):
    yusuf = add_person(by=anna, case=case, values={"name": "Yusuf", "born": GROWN})
    add_person(by=anna, case=case, values={"name": "Maryam", "born": GROWN})
    assert sum(counted().values()) == 2
    change_person(by=anna, person=yusuf, version=1, values={"protected_identity": kind})
    assert sum(counted().values()) == 1


def test_another_municipality_is_not_counted_along(cecilia, case, anna, counted):
    add_person(by=anna, case=case, values={"name": "Yusuf", "born": GROWN})
    enter(cecilia)
    assert (
        sum(count_adults(case.municipality, opened_from=date(2020, 1, 1), opened_until=date(2100, 1, 1)).values()) == 0
    )
