"""9 §: the caps hold also where somebody leaves before the rest; whom that concerns is said."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.law import Household, PermitGround, PermitStatus, Person, assess
from eligibility.law.repatriation_grant.going_ahead import has_gone_ahead

ON = date(2026, 3, 2)
SHE = Person(
    id="she",
    born=date(1984, 5, 1),
    swedish_citizen=False,
    permit_status=PermitStatus.VALID,
    permit_ground=PermitGround.REFUGEE,
    permit_since=date(2016, 3, 1),
    permit_unbroken=True,
    resident=True,
    settle_permanently=True,
    destination="SY",
    received_there=True,
    previous_grant=False,
    csn_debt=False,
    enforcement_debt=False,
    criminal_matter=False,
)
HE = replace(SHE, id="he", household="abroad", resident=False, previous_grant=True)
CHILD = replace(SHE, id="child", born=date(2018, 1, 15), permit_ground=PermitGround.TIES, ties_to="he")
COUPLE = (("he", "she"),)


def concerned(*persons: Person, couples: tuple[tuple[str, str], ...] = (), unclear: bool = False) -> list[object]:
    """The persons of the reservation, one entry for each time it is made."""
    assessment = assess(Household(persons=persons, couples=couples, unclear=unclear), ON)
    made = [found for found in assessment.reservations if found.code == "caps_count_those_gone_ahead"]
    assert {str(found.citation) for found in made} <= {"2025:970 9 §"}
    return [found.persons for found in made]


def test_a_wife_shares_a_cap_with_the_husband_who_went_ahead() -> None:
    assert concerned(HE, SHE, couples=COUPLE) == [("she",)]


def test_so_does_everybody_in_her_household() -> None:
    grandmother = replace(SHE, id="grandmother")
    assert concerned(HE, SHE, grandmother, couples=COUPLE) == [("she", "grandmother")]


def test_whoever_is_entitled_through_somebody_gone_ahead_is_concerned_without_a_couple() -> None:
    assert concerned(HE, CHILD) == [("child",)]


def test_whoever_is_in_the_household_of_somebody_gone_ahead_is_concerned() -> None:
    assert concerned(replace(HE, household="home"), SHE) == [("she",)]


def test_where_it_cannot_be_told_who_lives_together_everybody_is_concerned() -> None:
    assert concerned(HE, SHE, unclear=True) == [("she",)]


def test_another_household_is_not_concerned() -> None:
    assert concerned(HE, SHE) == []


def test_somebody_who_gets_nothing_is_not_concerned() -> None:
    swede = replace(SHE, swedish_citizen=True)
    refused = replace(SHE, id="son", permit_status=PermitStatus.REFUSED)
    assert concerned(HE, swede, refused, couples=COUPLE) == []


def test_somebody_in_debt_is_concerned_for_the_debt_may_be_paid() -> None:
    assert concerned(HE, replace(SHE, csn_debt=True), couples=COUPLE) == [("she",)]


def test_nobody_is_concerned_where_nobody_went_ahead() -> None:
    assert concerned(replace(HE, resident=True, previous_grant=False), SHE, couples=COUPLE) == []


@pytest.mark.parametrize(
    "told", [{"resident": True}, {"resident": None}, {"previous_grant": False}, {"previous_grant": None}]
)
def test_somebody_has_gone_ahead_only_when_both_a_grant_and_the_move_were_told(told: dict) -> None:
    assert has_gone_ahead(HE)
    assert not has_gone_ahead(replace(HE, **told))
    assert concerned(replace(HE, **told), SHE, couples=COUPLE) == []


def test_the_old_ordinance_has_no_such_rule() -> None:
    codes = [
        found.code for found in assess(Household(persons=(HE, SHE), couples=COUPLE), date(2025, 5, 12)).reservations
    ]
    assert "caps_count_those_gone_ahead" not in codes
