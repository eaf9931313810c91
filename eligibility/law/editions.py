"""Editions: an ordinance in one wording, with the days on which it held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from eligibility.law.conditions import Condition, View
from eligibility.law.facts import Household, Person
from eligibility.law.figures import Figure
from eligibility.law.findings import Citation
from eligibility.law.results import Consequences, Deadline, PersonAssessment, Reservation
from eligibility.law.sheets import Sheet


class NoEditionInForce(LookupError):
    """No edition covers the day asked about; the message says which days are covered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Amounts:
    """What is granted: kronor for an adult and a child, and the caps (``couple_cap`` None: there is none).

    ``travel_cost`` is the provision under which travel costs told are added above the caps, or None.
    """

    adult: Figure
    child: Figure
    adult_age: Figure
    household_cap: Figure
    couple_cap: Figure | None = None
    travel_cost: Citation | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaymentShare:
    """One payment: percent of the whole, and a code for when it is made."""

    percent: Figure
    when: str


def rests_on_nobody(view: View) -> Person | None:
    """For an edition under which nobody's entitlement rests on another person."""
    return None


def reserve_nothing(household: Household, persons: Sequence[PersonAssessment]) -> tuple[Reservation, ...]:
    """For an edition under which nothing that was told leaves anything open."""
    return ()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Edition:
    """An ordinance in one wording.

    ``wording`` is the SFS number of the latest amendment, or of the ordinance itself. ``in_force_until`` and
    ``in_force_from`` are both included. ``rests_on`` names the person through whom somebody is entitled.
    ``with_figures`` makes the same wording with other numbers, so that a change can be rehearsed.
    """

    ordinance: str
    wording: str
    in_force_from: date
    in_force_until: date | None
    verified_through: date
    conditions: tuple[Condition, ...]
    amounts: Amounts
    payment_shares: tuple[PaymentShare, ...]
    figures: Mapping[str, Figure]
    with_figures: "Callable[[Mapping[str, Figure]], Edition]"
    rests_on: Callable[[View], Person | None] = rests_on_nobody
    reservations: tuple[Reservation, ...] = ()
    reservations_for: Callable[[Household, Sequence[PersonAssessment]], tuple[Reservation, ...]] = reserve_nothing
    deadlines: tuple[Deadline, ...] = ()
    consequences: Consequences = field(default_factory=Consequences)
    sheet: Sheet = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", Sheet(self.conditions))

    def covers(self, on: date) -> bool:
        """Whether this edition was in force that day."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


def edition_on(on: date, editions: Sequence[Edition]) -> Edition:
    """The edition in force that day. Raises NoEditionInForce: the nearest edition would be a guess."""
    for edition in editions:
        if edition.covers(on):
            return edition
    first, last = editions[0].in_force_from, editions[-1].in_force_until
    until = f"to {last}" if last else "onwards"
    raise NoEditionInForce(f"no edition is in force on {on}; days from {first} {until} are covered")
