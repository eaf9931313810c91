"""2025:970 1-9 §§: what is asked of a person, each with where it stands."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial

from eligibility.law.conditions import Condition, must, must_not
from eligibility.law.facts import PermitGround
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation, Kind
from eligibility.law.repatriation_grant import destinations, permits, ties
from eligibility.law.repatriation_grant.age import age_condition

cite = partial(Citation, "2025:970")

# The permit rests on 3 § first or second paragraph or on 4 §, and so does what is asked of it.
PERMIT_CITED: dict[PermitGround | None, Citation] = {
    **dict.fromkeys(permits.FIRST_PARAGRAPH, cite(3, 1)),
    **dict.fromkeys(permits.SECOND_PARAGRAPH, cite(3, 2)),
    PermitGround.UPPER_SECONDARY_TEMPORARY: cite(3, 2),
    PermitGround.TIES: cite(4),
}

TIES_TO = ("ties_to.permit_ground", "ties_to.swedish_citizen", "ties_to.ties_to")

PERMIT = (
    Condition(
        code="not_swedish_citizen",
        citation=cite(1, 1),  # "vissa utlänningar"
        reads=("swedish_citizen",),
        judge=must_not("swedish_citizen", Kind.NOT_COVERED),
    ),
    Condition(
        code="has_permit",
        citation=cite(3),
        cited_by_ground=PERMIT_CITED,
        reads=("permit_status", "permit_ground"),
        judge=permits.has_permit,
    ),
    Condition(
        code="qualifying_ground",
        citation=cite(3),
        cited_by_ground=PERMIT_CITED,
        reads=("permit_ground",),
        judge=permits.has_qualifying_ground,
    ),
)

THROUGH_TIES = (
    Condition(
        code="ties_to_listed_person",
        citation=cite(4),
        reads=("ties_to", "permit_ground", "household.couples", *TIES_TO),
        judge=ties.reaches_listed_person,
        applies=ties.is_through_ties,
    ),
    Condition(
        code="tied_person_entitled",
        citation=cite(4),
        reads=(
            *("ties_to", "permit_ground", "household.couples", *TIES_TO),
            *("ties_to.outcome", "ties_to.resident", "ties_to.previous_grant"),
        ),
        judge=ties.is_entitled,
        applies=ties.is_through_ties,
    ),
    Condition(
        code="same_household",
        citation=cite(4, item=1),
        reads=(
            *("household", "ties_to", "household.unclear", "household.couples"),
            *("ties_to.household", "ties_to.resident", "ties_to.permit_ground", "ties_to.swedish_citizen"),
        ),
        judge=ties.lives_in_same_household,
        applies=ties.is_through_ties,
    ),
)

SETTLING = (
    Condition(
        code="resident_in_sweden",
        citation=cite(6, item=1),
        reads=("resident",),
        judge=must("resident", Kind.NOT_COVERED),
    ),
    Condition(
        code="settles_permanently",
        citation=cite(6, item=1),
        reads=("settle_permanently",),
        judge=must("settle_permanently", Kind.NOT_COVERED),
    ),
    Condition(
        code="received_in_destination",
        citation=cite(6, item=2),
        reads=("received_there",),
        judge=must("received_there", Kind.NOT_COVERED),
    ),
)

OBSTACLES = (
    Condition(
        code="destination_allowed",
        citation=cite(7, item=1),
        reads=("destination",),
        judge=destinations.is_allowed,
    ),
    Condition(
        code="no_previous_grant",
        citation=cite(7, item=2),
        reads=("previous_grant",),
        judge=must_not("previous_grant", Kind.NOT_COVERED),
    ),
    Condition(
        code="no_csn_debt",
        citation=cite(7, item=3),
        reads=("csn_debt",),
        judge=must_not("csn_debt", Kind.BLOCKED_NOW),
    ),
    Condition(
        code="no_enforcement_debt",
        citation=cite(7, item=3),
        reads=("enforcement_debt",),
        judge=must_not("enforcement_debt", Kind.BLOCKED_NOW),
    ),
    Condition(
        code="no_criminal_matter",
        citation=cite(8),
        reads=("criminal_matter",),
        judge=must_not("criminal_matter", Kind.BLOCKED_NOW),
        covers=("prison", "prosecution", "preliminary_investigation"),
    ),
)


def conditions_of(figures: Mapping[str, Figure]) -> tuple[Condition, ...]:
    """What is asked of a person, in the order of the ordinance."""
    return (
        *PERMIT,
        _permit_since(figures["cutoff_date"].day),
        *THROUGH_TIES,
        *SETTLING,
        *OBSTACLES,
        age_condition(figures["adult_age"], cite(9)),
    )


@cache  # the same day is the same condition, so that an edition which takes it over can be seen to do so
def _permit_since(cutoff: date) -> Condition:
    return Condition(
        code="permit_since_cutoff",
        citation=cite(3, 1),
        cited_by_ground={**PERMIT_CITED, PermitGround.TIES: cite(4, item=2)},
        reads=("permit_since", "permit_unbroken", "permit_ground"),
        judge=partial(permits.held_permit_since, cutoff),
    )
