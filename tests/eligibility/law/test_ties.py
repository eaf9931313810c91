"""2025:970 4 §: by which facts it is settled whom the ties lead to, and who is entitled through whom."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from eligibility.law import (
    Household,
    Outcome,
    PermitGround,
    PermitStatus,
    Person,
    PersonOutcome,
    Relation,
    assess,
    deciding_facts,
)

ON = date(2026, 3, 2)
HE = Person(
    id="he",
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
    lacks_means=True,
)
SHE = replace(HE, id="she")
CHILD = replace(HE, id="child", born=date(2018, 1, 15), permit_ground=PermitGround.TIES, ties_to="he")
COUPLE = (("he", "she"),)
GROUND, CITIZEN, COUPLES = "ties_to.permit_ground", "ties_to.swedish_citizen", "household.couples"


def of_the_child(condition: str, *persons: Person, couple: bool = False) -> tuple[Outcome, set[str]]:
    """How the condition stands for the child, and which facts decided."""
    household = Household(persons=(*persons, CHILD), couples=COUPLE if couple else ())
    (found,) = [found for found in assess(household, ON).person("child").findings if found.condition == condition]
    return found.outcome, set(found.decided_by)


def entitled_through(*persons: Person, couple: bool = False) -> str | None:
    return assess(Household(persons=(*persons, CHILD), couples=COUPLE if couple else ()), ON).person("child").through


def test_the_person_named_alone_is_the_one_it_rests_on() -> None:
    assert entitled_through(HE) == "he"
    assert of_the_child("tied_person_entitled", HE) == (Outcome.MET, {"ties_to", "ties_to.outcome"})
    assert of_the_child("same_household", HE) == (Outcome.MET, {"ties_to", "household", "ties_to.household"})


def test_so_is_the_person_named_of_a_couple_when_3_section_refers_to_that_person() -> None:
    assert entitled_through(HE, SHE, couple=True) == "he"
    assert of_the_child("ties_to_listed_person", HE, SHE, couple=True) == (Outcome.MET, {"ties_to", GROUND, CITIZEN})


def test_it_rests_on_the_partner_when_3_section_refers_to_the_partner_alone() -> None:
    citizen = replace(HE, swedish_citizen=True)
    assert entitled_through(citizen, SHE, couple=True) == "she"
    outcome, by = of_the_child("tied_person_entitled", citizen, SHE, couple=True)
    assert (outcome, by) == (Outcome.MET, {"ties_to", COUPLES, GROUND, CITIZEN, "ties_to.outcome"})


def test_on_whom_it_rests_is_not_known_while_both_may_be_the_one() -> None:
    untold = replace(HE, permit_ground=None)
    assert entitled_through(untold, SHE, couple=True) is None
    assert entitled_through(untold, replace(SHE, swedish_citizen=True), couple=True) == "he"


def test_ties_to_a_worker_alone_reach_nobody() -> None:
    worker = replace(HE, permit_ground=PermitGround.WORK)
    assert of_the_child("ties_to_listed_person", worker) == (Outcome.NOT_MET, {"ties_to", GROUND})


def test_ties_to_somebody_alone_lack_the_ground_when_it_was_not_told() -> None:
    untold = replace(HE, permit_ground=None)
    assert of_the_child("ties_to_listed_person", untold) == (Outcome.UNKNOWN, {GROUND})


def test_what_holds_for_both_who_may_be_the_one_holds() -> None:
    """His ground was not told, so it may be either; both are in debt, and so the child is blocked."""
    he, she = replace(HE, permit_ground=None, csn_debt=True), replace(SHE, csn_debt=True)
    assert of_the_child("same_household", he, she, couple=True) == (
        Outcome.MET,
        {"ties_to", COUPLES, "household", "ties_to.household"},
    )


def test_what_both_who_may_be_the_one_lack_is_missing_for_both() -> None:
    """Neither lives with the child, and whether he or she has left was not told."""
    he, she = (replace(person, household="away", resident=None) for person in (replace(HE, permit_ground=None), SHE))
    assert of_the_child("same_household", he, she, couple=True) == (Outcome.UNKNOWN, {"ties_to.resident"})


@pytest.mark.parametrize("ground_of_hers", [PermitGround.REFUGEE, None])
def test_where_they_differ_it_is_missing_who_is_the_one(ground_of_hers: PermitGround | None) -> None:
    """The child lives with her and not with him, who lives in Sweden. His ground was not told."""
    he, she = replace(HE, permit_ground=None, household="away"), replace(SHE, permit_ground=ground_of_hers)
    assert of_the_child("same_household", he, she, couple=True) == (Outcome.UNKNOWN, {GROUND})


def test_and_what_one_of_them_lacks_besides() -> None:
    """The child lives with her; whether he has left was not told, nor his ground."""
    he = replace(HE, permit_ground=None, household="away", resident=None)
    outcome, by = of_the_child("same_household", he, SHE, couple=True)
    assert (outcome, by) == (Outcome.UNKNOWN, {GROUND, "ties_to.resident"})


WORKER = replace(HE, permit_ground=PermitGround.WORK)
HIS_TIES = ("ties_to_listed_person", "tied_person_entitled", "same_household")


def of_the_child_of_untold_couples(condition: str, *persons: Person) -> tuple[Outcome, set[str]]:
    """The same where it was not told whether any two of the others are a couple."""
    household = Household(persons=(*persons, CHILD), couples_untold_among=frozenset(person.id for person in persons))
    (found,) = [found for found in assess(household, ON).person("child").findings if found.condition == condition]
    return found.outcome, set(found.decided_by)


def test_ties_to_a_worker_who_may_have_a_refugee_for_a_partner_lack_who_are_a_couple() -> None:
    assert of_the_child_of_untold_couples("ties_to_listed_person", WORKER, SHE) == (Outcome.UNKNOWN, {COUPLES})
    assert of_the_child_of_untold_couples("tied_person_entitled", WORKER, SHE) == (Outcome.UNKNOWN, {COUPLES})
    together = {"ties_to", "household", "ties_to.household"}
    assert of_the_child_of_untold_couples("same_household", WORKER, SHE) == (Outcome.MET, together)


def test_ties_to_somebody_of_no_ground_told_lack_that_ground_besides() -> None:
    untold = replace(HE, permit_ground=None)
    assert of_the_child_of_untold_couples("ties_to_listed_person", untold, SHE) == (Outcome.UNKNOWN, {GROUND, COUPLES})
    lives_apart = replace(untold, household="away")
    assert of_the_child_of_untold_couples("same_household", lives_apart, SHE) == (Outcome.UNKNOWN, {GROUND, COUPLES})


@pytest.mark.parametrize("facts", [{"permit_ground": PermitGround.WORK}, {"swedish_citizen": True}])
def test_ties_to_a_worker_reach_nobody_where_no_couple_would_change_it(facts: dict[str, object]) -> None:
    she = replace(SHE, **facts)
    assert of_the_child_of_untold_couples("ties_to_listed_person", WORKER, she) == (
        Outcome.NOT_MET,
        {"ties_to", GROUND},
    )
    assert of_the_child_of_untold_couples("tied_person_entitled", WORKER, she)[0] is Outcome.NOT_MET


def test_ties_to_a_refugee_need_not_wait_for_who_are_a_couple() -> None:
    for condition in HIS_TIES:
        assert of_the_child_of_untold_couples(condition, HE, SHE) == of_the_child(condition, HE, SHE)


def test_a_partner_who_may_be_untold_is_one_of_those_named() -> None:
    household = Household(persons=(WORKER, SHE, CHILD), couples_untold_among=frozenset({"she", "child"}))
    assert assess(household, ON).person("child").outcome is PersonOutcome.NOT_COVERED


NO_SUM = {PersonOutcome.BLOCKED_NOW, PersonOutcome.NOT_COVERED}
GROUNDS = (PermitGround.REFUGEE, PermitGround.WORK, PermitGround.TIES, None)


@pytest.mark.parametrize("grounds", list(product(GROUNDS, repeat=3)))
def test_what_a_couple_not_told_may_change_is_never_a_no(grounds: tuple[PermitGround | None, ...]) -> None:
    """Of three adults, whose ties lead to the next one, every two are tried as a couple, and none."""
    for debts in product((False, True), repeat=3):
        adults = tuple(
            replace(HE, id=id, permit_ground=ground, csn_debt=debt, ties_to=to if ground is PermitGround.TIES else None)
            for id, ground, debt, to in zip("abc", grounds, debts, "bca", strict=True)
        )
        untold = assess(Household(persons=adults, couples_untold_among=frozenset("abc")), ON)
        told = [
            assess(Household(persons=adults, couples=couples), ON) for couples in ((), *zip(combinations("abc", 2)))
        ]
        for person in untold.persons:
            outcomes = {each.person(person.id).outcome for each in told}
            open_to = {PersonOutcome.UNKNOWN: set(PersonOutcome), PersonOutcome.BLOCKED_NOW: NO_SUM}
            assert outcomes <= open_to.get(person.outcome, {person.outcome})
        assert untold.grant.max >= max(each.grant.max for each in told)


def told_of_ties(*persons: Person, couple: bool = False) -> set[tuple[str, str | None]]:
    """The deciding facts of whom the child's ties lead to, each with whose it is."""
    assessment = assess(Household(persons=(*persons, CHILD), couples=COUPLE if couple else ()), ON)
    child = assessment.person("child")
    (found,) = [found for found in child.findings if found.condition == "ties_to_listed_person"]
    return {(fact.name, fact.of) for fact in deciding_facts(found, child, assessment)}


def test_a_partner_who_decided_nothing_is_not_named_with_what_decided() -> None:
    assert told_of_ties(HE, SHE, couple=True) == {("ties_to", "child"), (GROUND, "he"), (CITIZEN, "he")}


def test_what_both_of_a_couple_lack_is_named_for_both() -> None:
    he, she = replace(HE, permit_ground=None), replace(SHE, permit_ground=None)
    assert told_of_ties(he, she, couple=True) == {(GROUND, "he"), (GROUND, "she")}


def test_what_a_couple_decided_names_both() -> None:
    assert told_of_ties(replace(HE, swedish_citizen=True), SHE, couple=True) == {
        ("ties_to", "child"),
        (COUPLES, None),
        (GROUND, "he"),
        (GROUND, "she"),
        (CITIZEN, "he"),
        (CITIZEN, "she"),
    }


def test_under_the_old_ordinance_family_rests_on_the_first_person_and_a_permit_on_nobody() -> None:
    spouse = replace(SHE, permit_status=PermitStatus.NONE, permit_ground=None, relation=Relation.SPOUSE)
    refugee = replace(HE, id="brother", relation=Relation.OTHER_RELATIVE)
    found = assess(Household(persons=(HE, spouse, refugee)), date(2025, 5, 12))
    assert {person.id: person.through for person in found.persons} == {"he": None, "she": "he", "brother": None}
