"""A household that contradicts itself cannot be made."""

import pytest

from eligibility.law import Household, Person

ANNA, BO, CECILIA = (Person(id=id) for id in ("anna", "bo", "cecilia"))


def test_two_persons_cannot_have_one_id() -> None:
    with pytest.raises(ValueError, match="same id"):
        Household(persons=(ANNA, ANNA))


@pytest.mark.parametrize("couples", [(("anna", "karin"),), (("anna", "anna"),), (("anna", "bo"), ("bo", "cecilia"))])
def test_a_couple_is_two_persons_who_are_in_no_other(couples: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match="couple"):
        Household(persons=(ANNA, BO, CECILIA), couples=couples)


@pytest.mark.parametrize("untold", [{"karin"}, {"anna", "cecilia"}])
def test_who_may_be_a_couple_are_persons_of_the_household_in_none(untold: set[str]) -> None:
    with pytest.raises(ValueError, match="couple"):
        Household(persons=(ANNA, BO, CECILIA), couples=(("anna", "bo"),), couples_untold_among=frozenset(untold))


def test_who_may_be_a_partner_is_found_among_those_of_whom_it_was_not_told() -> None:
    household = Household(persons=(ANNA, BO, CECILIA), couples_untold_among=frozenset({"anna", "cecilia"}))
    assert household.who_may_be_partner_of("anna") == (CECILIA,)
    assert household.who_may_be_partner_of("bo") == ()


def test_a_partner_is_found_from_either_side() -> None:
    household = Household(persons=(ANNA, BO, CECILIA), couples=(("anna", "bo"),))
    assert household.partner_of("anna") is BO
    assert household.partner_of("bo") is ANNA
    assert household.partner_of("cecilia") is None


def test_nobody_is_found_under_a_strange_id() -> None:
    household = Household(persons=(ANNA,))
    assert household.find("karin") is None
    with pytest.raises(KeyError):
        household.person("karin")


@pytest.mark.parametrize("facts", [{"destination": "de"}, {"destination": "Syria"}, {"travel_cost": -1}])
def test_a_fact_that_cannot_be_is_refused(facts: dict) -> None:
    with pytest.raises(ValueError, match=r"destination|travel cost"):
        Person(id="anna", **facts)
