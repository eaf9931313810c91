"""A household as it is presented, for a page, a case or a document."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from eligibility.law import Household, PermitGround, PermitStatus, Person, PersonOutcome, assess
from eligibility.showing.presented import Result
from eligibility.showing.presenting import present
from tests.eligibility.law.households import random_households

ON = date(2026, 6, 1)
AMIRA = Person(
    id="amira",
    born=date(1984, 5, 1),
    swedish_citizen=False,
    permit_status=PermitStatus.VALID,
    permit_ground=PermitGround.REFUGEE,
    permit_since=date(2016, 3, 1),
    permit_unbroken=True,
    resident=True,
    settle_permanently=True,
    destination="TR",
    received_there=True,
    previous_grant=False,
    csn_debt=False,
    enforcement_debt=False,
    criminal_matter=False,
)
SAMIR = replace(AMIRA, id="samir", born=date(1980, 1, 1))
NOUR = replace(AMIRA, id="nour", born=date(2015, 1, 1))
NAMES = {"amira": "Amira", "samir": "Samir", "nour": "Nour"}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def _present(*persons: Person, couple: bool = False, on: date = ON) -> Result:
    household = Household(persons=persons, couples=(("amira", "samir"),) if couple else ())
    return present(assess(household, on), household, NAMES)


def test_a_couple_who_meet_every_condition() -> None:
    result = _present(AMIRA, SAMIR, NOUR, couple=True)
    assert result.outcome is PersonOutcome.POSSIBLE
    assert result.amount
    assert (result.amount.min, result.amount.max, result.amount.if_unblocked) == (525_000, 525_000, 525_000)
    assert [payment.amount for payment in result.amount.payments] == [105_000, 168_000, 252_000]
    assert [payment.percent for payment in result.amount.payments] == [20, 32, 48]
    assert len(result.amount.countings) == 1
    assert {finding.state.css for person in result.persons for finding in person.findings} == {"met"}


def test_the_steps_lead_from_nothing_to_the_sum() -> None:
    result = _present(AMIRA, SAMIR, NOUR, couple=True)
    assert result.amount
    (counting,) = result.amount.countings
    assert counting.steps[0].before == 0
    assert counting.steps[-1].after == counting.total
    for one, next in zip(counting.steps, counting.steps[1:], strict=False):
        assert one.after == next.before
    assert [str(step.citation) for step in counting.steps] == ["2025:970 9 §"] * 4
    cap = counting.steps[-1]
    assert cap.change == -200_000
    assert "Amira" in str(cap.names)
    assert "Samir" in str(cap.names)


def test_a_debt_is_an_obstacle_now_that_can_go_away() -> None:
    result = _present(AMIRA, replace(SAMIR, enforcement_debt=True), couple=True)
    assert result.outcome is PersonOutcome.BLOCKED_NOW
    (obstacle,) = [finding for finding in result.persons[1].findings if finding.state.css == "stop"]
    assert (obstacle.condition, str(obstacle.citation)) == ("no_enforcement_debt", "2025:970 7 § 3")
    assert obstacle.state.sign == "✕"
    assert str(obstacle.change)
    assert str(obstacle.who)
    assert result.amount
    assert result.amount.can_grow
    assert [counting.total for counting in result.amount.countings] == [350_000, 500_000]


def test_what_was_not_told_is_open_and_says_which_fact_is_missing() -> None:
    result = _present(replace(AMIRA, destination=None, permit_unbroken=None))
    missing = {finding.condition: finding.missing for finding in result.persons[0].unsettled}
    assert missing == {"permit_since_cutoff": ("permit_unbroken",), "destination_allowed": ("destination",)}
    assert {finding.state.sign for finding in result.persons[0].unsettled} == {"?"}
    assert result.amount
    assert result.amount.is_range
    assert result.amount.paid_of == 350_000


def test_each_finding_says_what_decided_it_with_the_days_that_were_told() -> None:
    decided = {finding.condition: finding.decided_by for finding in _present(AMIRA).persons[0].findings}
    assert all(decided.values())
    assert [(str(fact.label), str(fact.value)) for fact in decided["permit_since_cutoff"]] == [
        ("Has had a residence permit in Sweden since", "1 March 2016"),
        ("Has had a residence permit since then without a gap", "Yes"),
    ]
    assert [str(fact.value) for fact in decided["age"]] == ["1 May 1984"]


def test_facts_of_somebody_else_are_told_with_whose_they_are() -> None:
    child = replace(NOUR, permit_ground=PermitGround.TIES, ties_to="samir")
    nour = _present(replace(SAMIR, csn_debt=True), child).persons[1]
    (shared,) = nour.deciding
    assert [(fact.name, str(fact.owner), str(fact.value)) for fact in shared.decided_by if "outcome" in fact.name] == [
        ("ties_to.outcome", "Samir", "Obstacle now")
    ]


def test_of_an_unknown_finding_only_what_is_missing_is_told() -> None:
    child = replace(NOUR, permit_ground=PermitGround.TIES, ties_to="samir")
    samir, nour = _present(replace(SAMIR, permit_ground=None), child).persons
    assert [fact.name for finding in samir.unsettled for fact in finding.decided_by] == ["permit_ground"]
    assert ("ties_to.permit_ground", "Samir") in [
        (fact.name, str(fact.owner)) for finding in nour.unsettled for fact in finding.decided_by
    ]


def test_every_fact_that_can_decide_can_be_told() -> None:
    for household in random_households(300):
        names = {person.id: person.id for person in household.persons}
        for on in (ON, date(2025, 5, 1)):
            for person in present(assess(household, on), household, names).persons:
                for finding in person.findings:
                    assert all(str(fact.label) and str(fact.value) for fact in finding.decided_by)


def test_the_same_point_for_several_people_is_said_once() -> None:
    (debt, country) = _present(
        replace(AMIRA, csn_debt=True), replace(SAMIR, csn_debt=True, destination=None), couple=True
    ).open_points
    assert (str(debt.state.word), debt.names) == ("Obstacle now", ("Amira", "Samir"))
    assert (country.state.sign, country.names) == ("?", ("Samir",))


def test_what_the_ordinance_leaves_open_is_for_the_agency() -> None:
    result = _present(replace(AMIRA, permit_status=PermitStatus.RENEWAL_PENDING))
    assert [finding.state.sign for finding in result.persons[0].unsettled] == ["§"]
    assert result.outcome is PersonOutcome.INDIVIDUAL


def test_a_swedish_citizen_has_no_amount() -> None:
    result = _present(replace(AMIRA, swedish_citizen=True))
    assert result.amount is None
    assert not result.is_for_somebody
    assert result.persons[0].is_outside
    assert result.other_scheme is None


def test_somebody_refused_is_told_of_the_other_ordinance() -> None:
    refused = [replace(person, permit_status=PermitStatus.REFUSED) for person in (AMIRA, SAMIR, NOUR)]
    result = _present(*refused, couple=True)
    assert result.outcome is PersonOutcome.OTHER_SCHEME
    assert result.amount is None
    assert result.other_scheme
    assert (result.other_scheme.ordinance, result.other_scheme.max) == ("2008:778", 75_000)
    assert len(result.other_scheme.reservations) == 5


def test_what_is_left_cites_the_ordinance_where_it_says_so() -> None:
    cited = {note.code: str(note.citation) for note in _present(AMIRA).leaving if note.citation}
    assert cited == {"permit": "2025:970 12 § andra stycket", "repayment": "2025:970 15 § 2"}


def test_under_the_old_ordinance_nothing_is_said_of_repayment() -> None:
    result = _present(replace(AMIRA, lacks_means=True, travel_cost=4_500), on=date(2025, 5, 1))
    assert result.edition == "1984:890"
    assert not result.repayment
    assert "repayment" not in {note.code for note in result.leaving}
    assert result.amount
    assert result.amount.min == 14_500


def test_a_later_day_than_was_read_carries_a_warning() -> None:
    assert not _present(AMIRA).warnings
    assert [warning.code for warning in _present(AMIRA, on=date(2026, 6, 15)).warnings] == ["after_verified_through"]


@pytest.mark.parametrize(("language", "day"), [("en", "1 June 2026"), ("sv", "1 juni 2026"), ("ar", "يونيو")])
def test_one_result_can_be_read_in_several_languages(language: str, day: str) -> None:
    result = _present(AMIRA, SAMIR, couple=True)
    with translation.override(language):
        assert day in str(result.edition_line)
        assert str(result.amount.countings[0].steps[-1].names) if result.amount else False
