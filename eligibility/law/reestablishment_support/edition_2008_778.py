"""Förordning (2008:778) om återetableringsstöd för vissa utlänningar, read as published in April 2026.

Whether a person fulfils it is not judged: only what those who were refused would get at most.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from eligibility.law.amounts import adults_among, count
from eligibility.law.editions import Amounts, NoEditionInForce
from eligibility.law.facts import Household, PermitStatus
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation
from eligibility.law.results import Bound, Reservation, Step

ORDINANCE = "2008:778"
cite = partial(Citation, ORDINANCE)

IN_FORCE_FROM = date(2008, 11, 1)
VERIFIED_THROUGH = date(2026, 4, 16)  # the earliest day of the April reading; later changes are not known

AMOUNTS = Amounts(
    adult=Figure(30_000, FigureKind.KRONOR, cite(6)),
    child=Figure(15_000, FigureKind.KRONOR, cite(6)),
    household_cap=Figure(75_000, FigureKind.KRONOR, cite(6)),  # "per familj"
    adult_age=Figure(18, FigureKind.YEARS, cite(6)),
)

FIGURES = {
    "reestablishment_ordinance": Figure(ORDINANCE, FigureKind.ORDINANCE, cite(1)),
    "reestablishment_adult": AMOUNTS.adult,
    "reestablishment_child": AMOUNTS.child,
    "reestablishment_family_cap": AMOUNTS.household_cap,
}

RESERVATIONS = (
    Reservation(code="destination_severely_limited", citation=cite(1, 1, 2)),
    Reservation(code="reception_probable", citation=cite(1, 1, 3)),
    Reservation(code="applied_close_to_refusal", citation=cite(2)),
    Reservation(code="no_previous_support", citation=cite(4)),
    Reservation(code="subject_to_funds", citation=cite(5)),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SupportEstimate:
    """Kronor for those refused. ``min`` and ``max`` differ only where an age was not told or is about to change."""

    ordinance: str
    on: date
    verified_through: date
    persons: tuple[str, ...]
    min: int
    max: int
    steps: tuple[Step, ...]
    reservations: tuple[Reservation, ...]


def estimate_reestablishment_support(household: Household, on: date) -> SupportEstimate:
    """What the persons who were refused would get at most. Raises NoEditionInForce before 1 November 2008."""
    if on < IN_FORCE_FROM:
        raise NoEditionInForce(f"no edition of {ORDINANCE} is in force on {on}; days from {IN_FORCE_FROM} are covered")
    refused = tuple(
        person
        for person in household.persons
        if person.permit_status is PermitStatus.REFUSED and not person.swedish_citizen  # 4 §
    )
    low, high = (
        count(household, refused, adults_among(refused, on, AMOUNTS.adult_age, bound), AMOUNTS, bound)
        for bound in (Bound.MIN, Bound.MAX)
    )
    return SupportEstimate(
        ordinance=ORDINANCE,
        on=on,
        verified_through=VERIFIED_THROUGH,
        persons=tuple(person.id for person in refused),
        min=low.total,
        max=high.total,
        steps=(*low.steps, *high.steps),
        reservations=RESERVATIONS,
    )
