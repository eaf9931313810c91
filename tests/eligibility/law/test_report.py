"""The assessment as JSON: what holds for somebody is there, and what does not is left out."""

from dataclasses import replace
from datetime import date

from eligibility.law import Household, PermitGround, PermitStatus, Person, as_json, assess

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
    keep_permit_notice=True,
)
CHILD = replace(
    HE, id="child", born=date(2018, 1, 15), permit_ground=PermitGround.TIES, ties_to="he", keep_permit_notice=None
)
REFUSED = Person(id="refused", permit_status=PermitStatus.REFUSED)
TOLD = as_json(assess(Household(persons=(HE, CHILD, REFUSED)), date(2026, 5, 4)))


def finding(condition: str, of: int = 0) -> dict:
    (found,) = [found for found in TOLD["persons"][of]["findings"] if found["condition"] == condition]
    return found


def test_everybody_has_an_outcome_and_those_it_concerns_a_scheme_or_somebody_it_rests_on() -> None:
    assert [{key: told for key, told in person.items() if key != "findings"} for person in TOLD["persons"]] == [
        {"id": "he", "outcome": "possible"},
        {"id": "child", "outcome": "possible", "through": "he"},
        {"id": "refused", "outcome": "other_scheme", "scheme": "2008:778"},
    ]


def test_a_finding_has_what_it_amounts_to_what_it_covers_and_its_wording_where_there_is_any() -> None:
    assert finding("no_csn_debt") == {
        "condition": "no_csn_debt",
        "outcome": "met",
        "citation": "2025:970 7 § 3",
        "reads": ["csn_debt"],
        "decided_by": {"csn_debt": False},
    }
    assert finding("no_criminal_matter") == {
        "condition": "no_criminal_matter",
        "outcome": "met",
        "citation": "2025:970 8 §",
        "reads": ["criminal_matter"],
        "decided_by": {"criminal_matter": False},
        "covers": ["prison", "security_detention", "prosecution", "preliminary_investigation"],
        "wording": "2026:285",
    }
    assert finding("has_permit", of=2)["kind"] == "other_scheme"


def test_facts_of_others_are_told_by_whose_they_are() -> None:
    assert finding("tied_person_entitled", of=1)["decided_by"] == {
        "ties_to": "he",
        "ties_to.outcome": {"he": "possible"},
    }


def test_a_reservation_names_those_it_concerns_and_nobody_where_that_is_everybody() -> None:
    told = {found.pop("reservation"): found for found in TOLD["reservations"]}
    assert told["subject_to_funds"] == {"citation": "2025:970 1 § andra stycket"}
    assert told["kept_permit_delays_payment"] == {"citation": "2025:970 12 § andra stycket", "persons": ["he"]}


def test_a_payment_is_told_in_kronor_and_as_a_share() -> None:
    assert TOLD["payments"] == [
        {"amount": 75_000, "share": 0.2, "when": "at_decision", "citation": "2025:970 12 § första stycket"},
        {"amount": 120_000, "share": 0.32, "when": "after_arrival", "citation": "2025:970 12 § andra stycket"},
        {"amount": 180_000, "share": 0.48, "when": "after_permit_ended", "citation": "2025:970 12 § andra stycket"},
    ]


def test_a_step_is_told_with_the_sum_it_belongs_to() -> None:
    assert [
        (step["of"], step["step"], step["persons"], step["before"], step["after"]) for step in TOLD["grant"]["steps"]
    ] == [
        (bound, *step)
        for bound in ("min", "max", "if_unblocked")
        for step in (("adult_amount", ["he"], 0, 350_000), ("child_amount", ["child"], 350_000, 375_000))
    ]
