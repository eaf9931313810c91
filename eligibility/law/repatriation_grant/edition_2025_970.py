"""Förordning (2025:970) om återvandringsbidrag för vissa utlänningar, in its original wording."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

from eligibility.law.editions import Amounts, Edition, PaymentShare
from eligibility.law.facts import Household
from eligibility.law.figures import Figure, FigureKind
from eligibility.law.findings import Citation
from eligibility.law.repatriation_grant import ties
from eligibility.law.repatriation_grant.conditions_2025_970 import conditions_of
from eligibility.law.repatriation_grant.consequences_2025_970 import CONSEQUENCES, SECTIONS
from eligibility.law.repatriation_grant.going_ahead import who_follow
from eligibility.law.results import Deadline, PersonAssessment, Reservation

ORDINANCE = "2025:970"
cite = partial(Citation, ORDINANCE)

FIGURES: Mapping[str, Figure] = {
    "ordinance": Figure(ORDINANCE, FigureKind.ORDINANCE, cite(1)),
    "in_force_from": Figure(date(2026, 1, 1), FigureKind.DAY, cite(1)),  # transitional provision 1
    # A change registered on 15 June 2026 has not been read. Whoever has read it says so in the editors' rooms.
    "verified_through": Figure(date(2026, 6, 14), FigureKind.DAY, cite(1)),
    "cutoff_date": Figure(date(2024, 9, 12), FigureKind.DAY, cite(3, 1)),  # that day "eller tidigare"
    "adult_age": Figure(18, FigureKind.YEARS, cite(9)),
    "adult_amount": Figure(350_000, FigureKind.KRONOR, cite(9)),
    "child_amount": Figure(25_000, FigureKind.KRONOR, cite(9)),
    "couple_cap": Figure(500_000, FigureKind.KRONOR, cite(9)),
    "household_cap": Figure(600_000, FigureKind.KRONOR, cite(9)),
    "payment_first_share": Figure(Fraction(1, 5), FigureKind.SHARE, cite(12, 1)),  # "en femtedel"
    "payment_second_of_rest": Figure(40, FigureKind.PERCENT, cite(12, 2)),  # "av återstående belopp"
    "months_before_third_payment": Figure(15, FigureKind.MONTHS, cite(12, 2)),
    "months_to_leave": Figure(12, FigureKind.MONTHS, cite(15, item=1)),
    **{name: Figure(number, FigureKind.SECTION, cite(number)) for name, number in SECTIONS.items()},
}
"""Every number of the ordinance, once. What follows from them is counted below."""

RESERVATIONS = (
    Reservation(code="agency_decides", citation=cite(1, 1)),  # "får besluta"
    Reservation(code="subject_to_funds", citation=cite(1, 2)),
    Reservation(code="evidence_not_weighed", citation=cite(6)),  # "endast om sökanden visar"
    Reservation(code="security", citation=cite(7, item=4)),
    Reservation(code="payment_on_special_grounds", citation=cite(12, 3)),
)


def reservations_for(household: Household, persons: Sequence[PersonAssessment]) -> tuple[Reservation, ...]:
    """What is left open by what this household told."""
    following = who_follow(household, persons)
    notified = tuple(person.id for person in household.persons if person.keep_permit_notice)
    found = []
    if household.unclear:
        found.append(Reservation(code="household_undefined", citation=cite(9)))
    if following:  # "Detta gäller även om någon av personerna [...] reser ut från Sverige före övriga i hushållet"
        found.append(Reservation(code="caps_count_those_gone_ahead", citation=cite(9), persons=following))
    if notified:  # 5 §: no bar to a grant; the third payment waits until the permit has ended
        found.append(Reservation(code="kept_permit_delays_payment", citation=cite(12, 2), persons=notified))
    return tuple(found)


def payments_of(figures: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """The three payments in percent of the whole: 12 § says the first, and the second of what then remains."""
    share, of_rest = figures["payment_first_share"], figures["payment_second_of_rest"]
    first = share.share * 100
    second = (100 - first) * of_rest.number / 100
    return {
        "payment_first_percent": _percent(first, share.citation),
        "payment_second_percent": _percent(second, of_rest.citation),
        "payment_third_percent": _percent(100 - first - second, of_rest.citation),
    }


def _percent(value: Fraction, citation: Citation) -> Figure:
    if value.denominator != 1:
        raise ValueError(f"the payments must be whole percent of the grant, not {value}")
    return Figure(int(value), FigureKind.PERCENT, citation)


def deadlines_of(figures: Mapping[str, Figure]) -> tuple[Deadline, ...]:
    """By when something is to be done, and how long something waits."""
    leave, wait = figures["months_to_leave"], figures["months_before_third_payment"]
    return (
        Deadline(code="leave_sweden", months=leave.number, counted_from="agency_decision", citation=leave.citation),
        Deadline(code="third_payment_earliest", months=wait.number, counted_from="departure", citation=wait.citation),
    )


def edition_of(figures: Mapping[str, Figure]) -> Edition:
    """The original wording with these numbers. Raises ValueError where the payments come to no whole percent."""
    payments = payments_of(figures)
    return Edition(
        ordinance=ORDINANCE,
        wording=ORDINANCE,
        in_force_from=figures["in_force_from"].day,
        in_force_until=date(2026, 4, 14),
        verified_through=figures["verified_through"].day,
        conditions=conditions_of(figures),
        rests_on=ties.sponsor,
        amounts=Amounts(
            adult=figures["adult_amount"],
            child=figures["child_amount"],
            adult_age=figures["adult_age"],
            couple_cap=figures["couple_cap"],
            household_cap=figures["household_cap"],
        ),
        payment_shares=(
            PaymentShare(percent=payments["payment_first_percent"], when="at_decision"),
            PaymentShare(percent=payments["payment_second_percent"], when="after_arrival"),
            PaymentShare(percent=payments["payment_third_percent"], when="after_permit_ended"),
        ),
        figures={**figures, **payments},
        with_figures=edition_of,
        reservations=RESERVATIONS,
        reservations_for=reservations_for,
        deadlines=deadlines_of(figures),
        consequences=CONSEQUENCES,
    )


EDITION_2025_970 = edition_of(FIGURES)
