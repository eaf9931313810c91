"""Every edition as values: what a page about the law would otherwise copy by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from eligibility.law import Citation, Consequences, Deadline, Figure, PermitGround, Reservation
from eligibility.law.conditions import Condition
from eligibility.law.editions import Amounts, Edition, PaymentShare
from eligibility.law.reestablishment_support import edition_2008_778 as support
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.verification import verified_through


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionOfEdition:
    """One condition: its code, where it stands, and the facts it reads (a dotted one is somebody else's).

    ``cited_by_ground`` says where it stands instead for some grounds of a permit. ``amount_only`` is true for a
    condition that decides how much, never whether. ``covers`` lists what a grouped fact stands for; ``wording`` is the
    amendment that gave the provision its wording, where one did.
    """

    condition: str
    citation: Citation
    reads: tuple[str, ...]
    amount_only: bool
    cited_by_ground: Mapping[PermitGround, Citation]
    covers: tuple[str, ...] = ()
    wording: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionShown:
    """An ordinance in one wording, and the days on which it holds, both included.

    ``in_force_until`` is null while no later day is known. ``verified_through`` is the last day up to which somebody
    has read what was published. ``figures`` are the numbers by name, ``amounts`` the same by what they are for.
    """

    edition: str
    wording: str
    in_force_from: date
    in_force_until: date | None
    verified_through: date
    figures: Mapping[str, Figure]
    amounts: Amounts
    payments: tuple[PaymentShare, ...]
    deadlines: tuple[Deadline, ...]
    conditions: tuple[ConditionOfEdition, ...]
    reservations: tuple[Reservation, ...]
    consequences: Consequences


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherScheme:
    """Support after a refusal: another ordinance, named and estimated as information only."""

    ordinance: str
    in_force_from: date
    verified_through: date
    figures: Mapping[str, Figure]
    reservations: tuple[Reservation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllEditions:
    """Every edition in the order of its days, with no day between them uncovered."""

    editions: tuple[EditionShown, ...]
    reestablishment_support: OtherScheme


def all_editions() -> AllEditions:
    """Everything there is."""
    return AllEditions(
        editions=tuple(edition_shown(edition) for edition in EDITIONS),
        reestablishment_support=OtherScheme(
            ordinance=support.ORDINANCE,
            in_force_from=support.IN_FORCE_FROM,
            verified_through=support.VERIFIED_THROUGH,
            figures=support.FIGURES,
            reservations=support.RESERVATIONS,
        ),
    )


def edition_shown(edition: Edition) -> EditionShown:
    """One edition, with the day up to which somebody has read it by now."""
    through = max(edition.verified_through, verified_through(edition.in_force_from) or edition.verified_through)
    read = {"verified_through": replace(edition.figures["verified_through"], value=through)}
    return EditionShown(
        edition=edition.ordinance,
        wording=edition.wording,
        in_force_from=edition.in_force_from,
        in_force_until=edition.in_force_until,
        verified_through=through,
        figures={**edition.figures, **read},
        amounts=edition.amounts,
        payments=edition.payment_shares,
        deadlines=edition.deadlines,
        conditions=tuple(_condition(condition) for condition in edition.conditions),
        reservations=edition.reservations,
        consequences=edition.consequences,
    )


def _condition(condition: Condition) -> ConditionOfEdition:
    return ConditionOfEdition(
        condition=condition.code,
        citation=condition.citation,
        reads=condition.reads,
        amount_only=condition.amount_only,
        cited_by_ground={ground: citation for ground, citation in condition.cited_by_ground.items() if ground},
        covers=condition.covers,
        wording=condition.citation.wording,
    )
