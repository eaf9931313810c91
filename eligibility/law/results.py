"""What an assessment consists of. Codes and figures, never sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar, dataclass_transform

from eligibility.law.facts import Household
from eligibility.law.findings import Citation, Finding, Outcome, PersonOutcome

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def value(made: type[Class]) -> type[Class]:
    """A dataclass that the type checker alone keeps frozen: an assessment makes dozens, and it triples their cost."""
    return dataclass(slots=True, unsafe_hash=True)(made)


@value
class PersonAssessment:
    """One person: the findings in the order of the ordinance, and the most severe of them as ``outcome``.

    ``scheme`` is the SFS number of the ordinance that may apply instead. ``through`` is the id of the person whose
    entitlement this one rests on (ties, or family under 1984:890).
    """

    id: str
    outcome: PersonOutcome
    findings: tuple[Finding, ...]
    scheme: str | None = None
    through: str | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing more that could be told would change the outcome."""
        return self.outcome is PersonOutcome.NOT_COVERED or all(f.outcome is not Outcome.UNKNOWN for f in self.findings)


class Bound(StrEnum):
    """Which of the three sums of a grant."""

    MIN = "min"
    MAX = "max"
    IF_UNBLOCKED = "if_unblocked"


@value
class Step:
    """One amount added or one cap applied: kronor counted so far, before and after, for whom, under what."""

    bound: Bound
    code: str
    persons: tuple[str, ...]
    before: int
    after: int
    citation: Citation


@value
class Grant:
    """Kronor for all persons together: ``min <= max <= if_unblocked``, with the steps that lead to each."""

    min: int
    max: int
    if_unblocked: int
    steps: tuple[Step, ...]


@value
class Payment:
    """One part of a grant: kronor, percent of the whole, a code for when."""

    amount: int
    percent: int
    when: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """So many months counted from an event, both as codes."""

    code: str
    months: int
    counted_from: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Reservation:
    """What is not judged here. ``persons`` are the ids it concerns; empty means everyone."""

    code: str
    citation: Citation
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """A duty, or a ground on which something may happen: a code and where it stands."""

    code: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Appeal:
    """Whether one kind of decision may be appealed."""

    decision: str
    allowed: bool
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequences:
    """What an ordinance says follows a grant; the same for every household under one edition."""

    duties: tuple[Provision, ...] = ()
    payment_stopped: tuple[Provision, ...] = ()
    repayment: tuple[Provision, ...] = ()
    relief: tuple[Provision, ...] = ()
    appeals: tuple[Appeal, ...] = ()


@value
class Assessment:
    """A household under one edition on one day.

    ``edition`` is the ordinance (``2025:970``), ``wording`` the amendment it is read in (``2026:285``) or the ordinance
    itself. ``household`` is what was told. ``warnings`` are codes. ``payments`` are of ``grant.min``.
    """

    edition: str
    wording: str
    on: date
    verified_through: date
    warnings: tuple[str, ...]
    household: Household
    persons: tuple[PersonAssessment, ...]
    grant: Grant
    payments: tuple[Payment, ...]
    deadlines: tuple[Deadline, ...]
    reservations: tuple[Reservation, ...]
    consequences: Consequences

    def person(self, id: str) -> PersonAssessment:
        """That person's assessment. Raises KeyError when there is none."""
        for person in self.persons:
            if person.id == id:
                return person
        raise KeyError(id)

    def outcomes(self) -> Mapping[str, PersonOutcome]:
        """Every person's outcome, by id."""
        return {person.id: person.outcome for person in self.persons}
