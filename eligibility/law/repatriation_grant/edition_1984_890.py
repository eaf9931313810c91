"""Förordning (1984:890) om bidrag till utlänningars resor från Sverige för bosättning i annat land."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from eligibility.law.conditions import Condition, must, must_not
from eligibility.law.editions import Amounts, Edition, PaymentShare
from eligibility.law.facts import Household, PermitGround
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation, Kind
from eligibility.law.repatriation_grant import family_1984_890 as family
from eligibility.law.repatriation_grant.age import age_condition
from eligibility.law.results import Appeal, Consequences, PersonAssessment, Reservation

ORDINANCE = "1984:890"
cite = partial(Citation, ORDINANCE)

FIGURES: Mapping[str, Figure] = {
    "ordinance": Figure(ORDINANCE, FigureKind.ORDINANCE, cite(1)),
    "in_force_from": Figure(date(2010, 1, 1), FigureKind.DAY, cite(1)),  # of the wording we have read, 2009:1162
    "in_force_until": Figure(date(2025, 12, 31), FigureKind.DAY, Citation("2025:970", 1)),  # transitional provision 2
    "verified_through": Figure(date(2025, 12, 31), FigureKind.DAY, cite(1)),
    "adult_age": Figure(family.CHILD_UNDER, FigureKind.YEARS, cite(5, 2)),  # "barn under 18 år"
    "adult_amount": Figure(10_000, FigureKind.KRONOR, cite(5, 2)),
    "child_amount": Figure(5_000, FigureKind.KRONOR, cite(5, 2)),
    "household_cap": Figure(40_000, FigureKind.KRONOR, cite(5, 2)),
}
OLD_FIGURES = {
    "old_ordinance": FIGURES["ordinance"],
    "old_adult_ceiling": FIGURES["adult_amount"],
    "old_child_ceiling": FIGURES["child_amount"],
    "old_family_ceiling": FIGURES["household_cap"],
}
"""The same under names that hold on any day, for texts that compare."""

ALL_AT_ONCE = Figure(100, FigureKind.PERCENT, cite(5, 3))

CONDITIONS = (
    Condition(
        code="not_swedish_citizen",
        citation=cite(1, 1),  # "utlänningar"
        reads=("swedish_citizen",),
        judge=must_not("swedish_citizen", Kind.NOT_COVERED),
    ),
    Condition(
        code="no_previous_grant",
        citation=cite(1, 1),
        reads=("previous_grant",),
        judge=must_not("previous_grant", Kind.NOT_COVERED),
    ),
    Condition(
        code="has_permit",
        citation=cite(2),
        reads=("permit_status",),
        judge=family.has_been_granted,
        applies=family.enters_by_permit,
    ),
    Condition(
        code="qualifying_ground",
        citation=cite(2),
        cited_by_ground={
            PermitGround.QUOTA_REFUGEE: cite(2, item=1),
            PermitGround.REFUGEE: cite(2, item=2),
            PermitGround.SUBSIDIARY_PROTECTION: cite(2, item=2),
            PermitGround.EXCEPTIONALLY_DISTRESSING: cite(2, item=2),
            PermitGround.TIES: cite(2, item=3),
        },
        reads=("permit_ground", "ties_to", "ties_to.permit_ground", "ties_to.swedish_citizen"),
        judge=family.has_qualifying_ground,
        applies=family.enters_by_permit,
    ),
    Condition(
        code="family_of_entitled",
        citation=cite(4),
        reads=("relation", "born", "household", "household.unclear", "first_person.household", "first_person.outcome"),
        judge=family.is_family_of_entitled,
        applies=family.enters_as_family,
    ),
    Condition(
        code="lacks_means",
        citation=cite(3),
        reads=("lacks_means",),
        judge=must("lacks_means", Kind.NOT_COVERED),
    ),
    Condition(
        code="received_in_destination",
        citation=cite(3),
        reads=("received_there",),
        judge=must("received_there", Kind.NOT_COVERED),
    ),
)

RESERVATIONS = (
    Reservation(code="agency_decides", citation=cite(1, 1)),  # "får besluta"
    Reservation(code="subject_to_funds", citation=cite(1, 2)),
    Reservation(code="evidence_not_weighed", citation=cite(3)),  # "om utlänningen visar"
    Reservation(code="amounts_are_ceilings", citation=cite(5, 2)),
)


def reservations_for(household: Household, persons: Sequence[PersonAssessment]) -> tuple[Reservation, ...]:
    """What is left open by what this household told."""
    untold = tuple(person.id for person in household.persons if person.travel_cost is None)
    found = []
    if household.unclear:
        found.append(Reservation(code="household_undefined", citation=cite(5, 2)))
    if untold:
        found.append(Reservation(code="travel_cost_not_told", citation=cite(5, 1), persons=untold))
    return tuple(found)


def edition_of(figures: Mapping[str, Figure]) -> Edition:
    """The ordinance with these numbers."""
    return Edition(
        ordinance=ORDINANCE,
        wording="2009:1162",
        in_force_from=figures["in_force_from"].day,
        in_force_until=figures["in_force_until"].day,
        verified_through=figures["verified_through"].day,
        conditions=(*CONDITIONS, age_condition(figures["adult_age"], cite(5, 2))),
        rests_on=family.rests_on_first,
        amounts=Amounts(
            adult=figures["adult_amount"],
            child=figures["child_amount"],
            adult_age=figures["adult_age"],
            household_cap=figures["household_cap"],
            travel_cost=cite(5, 1),
        ),
        payment_shares=(PaymentShare(percent=ALL_AT_ONCE, when="at_departure"),),
        figures=figures,
        with_figures=edition_of,
        reservations=RESERVATIONS,
        reservations_for=reservations_for,
        consequences=Consequences(appeals=(Appeal(decision="grant_refused", allowed=False, citation=cite(6)),)),
    )


EDITION_1984_890 = edition_of(FIGURES)
