"""Which wording holds on which day, and what each says of itself."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from eligibility.law import Citation, Household, NoEditionInForce, Person, assess, estimate_reestablishment_support
from eligibility.law.editions import Edition, edition_on
from eligibility.law.repatriation_grant import EDITIONS

SOMEBODY = Household(persons=(Person(id="anna", criminal_matter=True),))


@pytest.mark.parametrize(
    ("on", "edition", "wording"),
    [
        (date(2010, 1, 1), "1984:890", "2009:1162"),
        (date(2025, 12, 31), "1984:890", "2009:1162"),
        (date(2026, 1, 1), "2025:970", "2025:970"),
        (date(2026, 4, 14), "2025:970", "2025:970"),
        (date(2026, 4, 15), "2025:970", "2026:285"),
        (date(2030, 1, 1), "2025:970", "2026:285"),
    ],
)
def test_a_day_is_assessed_in_the_wording_of_that_day(on: date, edition: str, wording: str) -> None:
    assessment = assess(SOMEBODY, on)
    assert (assessment.edition, assessment.wording) == (edition, wording)


def test_a_day_before_every_edition_is_refused_and_the_days_covered_are_named() -> None:
    with pytest.raises(NoEditionInForce, match=r"2009-12-31.*2010-01-01 onwards"):
        assess(SOMEBODY, date(2009, 12, 31))


def test_a_day_after_a_closed_edition_is_refused_and_the_days_covered_are_named() -> None:
    with pytest.raises(NoEditionInForce, match=r"2026-01-01.*from 2010-01-01 to 2025-12-31"):
        edition_on(date(2026, 1, 1), EDITIONS[:1])


def test_the_editions_follow_each_other_without_a_day_between() -> None:
    for earlier, later in pairwise(EDITIONS):
        assert earlier.in_force_until is not None
        assert earlier.in_force_until + timedelta(days=1) == later.in_force_from


def test_security_detention_is_covered_from_15_april_2026_only() -> None:
    before, after = (criminal_finding(date(2026, 4, day)) for day in (14, 15))
    assert "security_detention" not in before.covers
    assert "security_detention" in after.covers
    assert (before.citation.wording, after.citation.wording) == (None, "2026:285")
    assert str(before.citation) == str(after.citation) == "2025:970 8 §"


def test_the_amendment_changes_nothing_but_section_8() -> None:
    original, amended = EDITIONS[1:3]
    changed = [b.code for a, b in zip(original.conditions, amended.conditions, strict=True) if a is not b]
    assert changed == ["no_criminal_matter"]
    assert amended.amounts is original.amounts


def test_a_day_after_the_edition_was_checked_is_warned_about() -> None:
    assert assess(SOMEBODY, date(2026, 6, 14)).warnings == ()
    assert assess(SOMEBODY, date(2026, 6, 15)).warnings == ("after_verified_through",)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_an_edition_asks_every_condition_once_and_cites_itself(edition: Edition) -> None:
    codes = [condition.code for condition in edition.conditions]
    assert len(codes) == len(set(codes))
    assert {condition.citation.ordinance for condition in edition.conditions} == {edition.ordinance}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.wording)
def test_the_payments_of_an_edition_are_the_whole(edition: Edition) -> None:
    assert sum(share.percent.number for share in edition.payment_shares) == 100


def test_a_refusal_may_not_be_appealed_but_a_repayment_claim_may() -> None:
    allowed = {appeal.decision: appeal.allowed for appeal in assess(SOMEBODY, date(2026, 3, 2)).consequences.appeals}
    assert allowed["grant_refused"] is False
    assert allowed["repayment_claimed"] is True
    assert allowed["waiver"] is False


def test_nothing_may_be_appealed_under_the_old_ordinance() -> None:
    (appeal,) = assess(SOMEBODY, date(2025, 5, 12)).consequences.appeals
    assert (appeal.allowed, str(appeal.citation)) == (False, "1984:890 6 §")


@pytest.mark.parametrize(
    ("citation", "written"),
    [
        (Citation("2025:970", 7, item=3), "2025:970 7 § 3"),
        (Citation("2025:970", 3, 1), "2025:970 3 § första stycket"),
        (Citation("2008:778", 1, 1, 2), "2008:778 1 § första stycket 2"),
        (Citation("2025:970", 9), "2025:970 9 §"),
    ],
)
def test_a_citation_is_written_as_lawyers_write_it(citation: Citation, written: str) -> None:
    assert str(citation) == written


def test_a_citation_has_a_stable_name_for_its_section() -> None:
    citation = Citation("2025:970", 7, item=3)
    assert (citation.section_only, citation.slug) == ("7 §", "2025-970-7")


def test_reestablishment_support_is_estimated_for_those_refused_only() -> None:
    estimate = estimate_reestablishment_support(SOMEBODY, date(2026, 3, 2))
    assert (estimate.persons, estimate.min, estimate.max) == ((), 0, 0)


def test_reestablishment_support_did_not_exist_before_november_2008() -> None:
    with pytest.raises(NoEditionInForce, match="2008-11-01"):
        estimate_reestablishment_support(SOMEBODY, date(2008, 10, 31))


def criminal_finding(on: date) -> object:
    (finding,) = [f for f in assess(SOMEBODY, on).person("anna").findings if f.condition == "no_criminal_matter"]
    return finding
