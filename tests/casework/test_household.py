"""From the people of a case to the household the law reads."""

from datetime import date

from eligibility.law import PermitGround, PermitStatus, PersonOutcome, Relation
from portal.casework.deeds.people import add_person, people_of
from portal.casework.models import FACTS
from portal.casework.people.household import facts_of, situation

TOLD = {
    "household": "second",
    "born": date(1984, 3, 12),
    "swedish_citizen": False,
    "permit_status": "valid",
    "permit_ground": "ties",
    "permit_since": date(2018, 1, 10),
    "permit_unbroken": True,
    "ties_through_partner": False,
    "resident": True,
    "settle_permanently": True,
    "destination": "IQ",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": False,
    "enforcement_debt": True,
    "criminal_matter": False,
    "keep_permit_notice": True,
    "lacks_means": False,
    "relation": "spouse",
    "travel_cost": 4500,
}


def test_every_fact_reaches_the_law_as_it_was_told(anna, case, person):
    maryam = add_person(by=anna, case=case, values={"name": "Maryam", "ties_to": person, **TOLD})
    facts = facts_of(maryam)
    assert {name: getattr(facts, name) for name in TOLD} == TOLD
    assert facts.ties_to == str(person.pk)
    assert {"ties_to", *TOLD} == set(FACTS)
    assert isinstance(facts.permit_status, PermitStatus)
    assert isinstance(facts.permit_ground, PermitGround)
    assert isinstance(facts.relation, Relation)


def test_of_somebody_of_whom_nothing_is_told_everything_is_unknown(case, person):
    facts = facts_of(person)
    assert [name for name in FACTS if getattr(facts, name) is not None] == ["household"]
    assert situation(case, people_of(case)).of(person).outcome is PersonOutcome.UNKNOWN


def test_a_debt_that_is_told_blocks_for_now(anna, case, person):
    dawit = add_person(by=anna, case=case, values={"name": "Dawit", **TOLD, "permit_ground": "refugee"})
    assert situation(case, people_of(case)).of(dawit).outcome is PersonOutcome.BLOCKED_NOW


def test_what_is_not_told_is_listed_in_the_order_of_the_form(case, person):
    left = situation(case, people_of(case)).not_told(person)
    assert left == [name for name in FACTS if name in left]
    assert "csn_debt" in left
    assert "household" not in left
