"""Förordning (2025:970) om återvandringsbidrag för vissa utlänningar, in its original wording."""

from datetime import date
from fractions import Fraction
from functools import partial

from eligibility.law.conditions import Condition, must, must_not
from eligibility.law.editions import Amounts, Edition, PaymentShare
from eligibility.law.facts import Household, PermitGround
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation, Kind
from eligibility.law.repatriation_grant import destinations, permits, ties
from eligibility.law.repatriation_grant.age import age_condition
from eligibility.law.repatriation_grant.consequences_2025_970 import CONSEQUENCES, SECTIONS
from eligibility.law.results import Deadline, Reservation

ORDINANCE = "2025:970"
cite = partial(Citation, ORDINANCE)

IN_FORCE_FROM = Figure(date(2026, 1, 1), FigureKind.DAY, cite(1))  # transitional provision 1
# A change registered on 15 June 2026 has not been read (law/reading.md 0.3). Whoever has read it records it here.
VERIFIED_THROUGH = Figure(date(2026, 6, 14), FigureKind.DAY, cite(1))

CUTOFF = Figure(date(2024, 9, 12), FigureKind.DAY, cite(3, 1))  # "sedan den 12 september 2024 eller tidigare"
ADULT_AGE = Figure(18, FigureKind.YEARS, cite(9))
ADULT_AMOUNT = Figure(350_000, FigureKind.KRONOR, cite(9))
CHILD_AMOUNT = Figure(25_000, FigureKind.KRONOR, cite(9))
COUPLE_CAP = Figure(500_000, FigureKind.KRONOR, cite(9))
HOUSEHOLD_CAP = Figure(600_000, FigureKind.KRONOR, cite(9))
FIRST_SHARE = Figure(Fraction(1, 5), FigureKind.SHARE, cite(12, 1))  # "en femtedel"
FIRST_PERCENT = Figure(20, FigureKind.PERCENT, cite(12, 1))
SECOND_PERCENT = Figure(32, FigureKind.PERCENT, cite(12, 2))  # 40 percent of the four fifths that remain
THIRD_PERCENT = Figure(48, FigureKind.PERCENT, cite(12, 2))  # 60 percent of them
MONTHS_BEFORE_THIRD_PAYMENT = Figure(15, FigureKind.MONTHS, cite(12, 2))
MONTHS_TO_LEAVE = Figure(12, FigureKind.MONTHS, cite(15, item=1))

# The permit rests on 3 § first or second paragraph or on 4 §, and so does what is asked of it.
PERMIT_CITED: dict[PermitGround | None, Citation] = {
    **dict.fromkeys(permits.FIRST_PARAGRAPH, cite(3, 1)),
    **dict.fromkeys(permits.SECOND_PARAGRAPH, cite(3, 2)),
    PermitGround.UPPER_SECONDARY_TEMPORARY: cite(3, 2),
    PermitGround.TIES: cite(4),
}

TIES_TO = ("ties_to.permit_ground", "ties_to.swedish_citizen", "ties_to.ties_to")

CONDITIONS = (
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
    Condition(
        code="permit_since_cutoff",
        citation=cite(3, 1),
        cited_by_ground={**PERMIT_CITED, PermitGround.TIES: cite(4, item=2)},
        reads=("permit_since", "permit_unbroken", "permit_ground"),
        judge=partial(permits.held_permit_since, CUTOFF.day),
    ),
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
    age_condition(ADULT_AGE, cite(9)),
)

RESERVATIONS = (
    Reservation(code="subject_to_funds", citation=cite(1, 2)),
    Reservation(code="security", citation=cite(7, item=4)),
    Reservation(code="payment_on_special_grounds", citation=cite(12, 3)),
)

DEADLINES = (
    Deadline(
        code="leave_sweden",
        months=MONTHS_TO_LEAVE.number,
        counted_from="agency_decision",
        citation=MONTHS_TO_LEAVE.citation,
    ),
    Deadline(
        code="third_payment_earliest",
        months=MONTHS_BEFORE_THIRD_PAYMENT.number,
        counted_from="departure",
        citation=MONTHS_BEFORE_THIRD_PAYMENT.citation,
    ),
)

FIGURES = {
    "ordinance": Figure(ORDINANCE, FigureKind.ORDINANCE, cite(1)),
    "in_force_from": IN_FORCE_FROM,
    "verified_through": VERIFIED_THROUGH,
    "cutoff_date": CUTOFF,
    "adult_age": ADULT_AGE,
    "adult_amount": ADULT_AMOUNT,
    "child_amount": CHILD_AMOUNT,
    "couple_cap": COUPLE_CAP,
    "household_cap": HOUSEHOLD_CAP,
    "payment_first_share": FIRST_SHARE,
    "payment_first_percent": FIRST_PERCENT,
    "payment_second_percent": SECOND_PERCENT,
    "payment_third_percent": THIRD_PERCENT,
    "months_before_third_payment": MONTHS_BEFORE_THIRD_PAYMENT,
    "months_to_leave": MONTHS_TO_LEAVE,
    **{name: Figure(number, FigureKind.SECTION, cite(number)) for name, number in SECTIONS.items()},
}


def reservations_for(household: Household) -> tuple[Reservation, ...]:
    """What is left open by what this household told."""
    notified = tuple(person.id for person in household.persons if person.keep_permit_notice)
    found = []
    if household.unclear:
        found.append(Reservation(code="household_undefined", citation=cite(9)))
    if notified:  # 5 §: no bar to a grant; the third payment waits until the permit has ended
        found.append(Reservation(code="kept_permit_delays_payment", citation=cite(12, 2), persons=notified))
    return tuple(found)


EDITION_2025_970 = Edition(
    ordinance=ORDINANCE,
    wording=ORDINANCE,
    in_force_from=IN_FORCE_FROM.day,
    in_force_until=date(2026, 4, 14),
    verified_through=VERIFIED_THROUGH.day,
    conditions=CONDITIONS,
    rests_on=ties.sponsor,
    amounts=Amounts(
        adult=ADULT_AMOUNT,
        child=CHILD_AMOUNT,
        adult_age=ADULT_AGE,
        couple_cap=COUPLE_CAP,
        household_cap=HOUSEHOLD_CAP,
    ),
    payment_shares=(
        PaymentShare(percent=FIRST_PERCENT, when="at_decision"),
        PaymentShare(percent=SECOND_PERCENT, when="after_arrival"),
        PaymentShare(percent=THIRD_PERCENT, when="after_permit_ended"),
    ),
    figures=FIGURES,
    reservations=RESERVATIONS,
    reservations_for=reservations_for,
    deadlines=DEADLINES,
    consequences=CONSEQUENCES,
)
