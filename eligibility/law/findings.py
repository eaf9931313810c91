"""What the law answers: outcomes, the provision each rests on, and the findings that carry both."""

from dataclasses import dataclass
from enum import StrEnum

_PARAGRAPHS = ("", "första", "andra", "tredje", "fjärde")


class Outcome(StrEnum):
    """How one condition stands."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    FOR_THE_AGENCY = "for_the_agency"


class PersonOutcome(StrEnum):
    """How one person stands, from mildest to most severe; the most severe finding decides."""

    POSSIBLE = "possible"
    UNKNOWN = "unknown"
    INDIVIDUAL = "individual"
    BLOCKED_NOW = "blocked_now"
    OTHER_SCHEME = "other_scheme"
    NOT_COVERED = "not_covered"

    @property
    def severity(self) -> int:
        """0 for possible, up to 5 for not covered."""
        return SEVERITY[self]


SEVERITY = {outcome: place for place, outcome in enumerate(PersonOutcome)}


class Kind(StrEnum):
    """What a condition that is not met amounts to."""

    NOT_COVERED = "not_covered"
    BLOCKED_NOW = "blocked_now"
    OTHER_SCHEME = "other_scheme"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision.

    ``ordinance`` is an SFS number; ``section`` (§), ``paragraph`` (stycke) and ``item`` (punkt) count from 1.
    ``wording`` is the SFS number of the amendment that gave the provision its wording, or None for the original.
    """

    ordinance: str
    section: int
    paragraph: int | None = None
    item: int | None = None
    wording: str | None = None

    def __str__(self) -> str:
        """The Swedish legal form: ``2025:970 3 § första stycket``, ``2025:970 7 § 3``."""
        paragraph = f" {_PARAGRAPHS[self.paragraph]} stycket" if self.paragraph else ""
        item = f" {self.item}" if self.item else ""
        return f"{self.ordinance} {self.section} §{paragraph}{item}"

    @property
    def section_only(self) -> str:
        """The section alone: ``7 §``."""
        return f"{self.section} §"

    @property
    def slug(self) -> str:
        """A stable name for the section, fit for an address: ``2025-970-7``."""
        return f"{self.ordinance.replace(':', '-')}-{self.section}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """How one condition stands for one person, and on what it rests.

    ``condition`` is a code. ``reads`` names the facts the condition looks at: a bare name is the person's own,
    a dotted one belongs to somebody or something else (``ties_to.household``, ``household.couples``).
    ``decided_by`` are those of them whose values decided it; of an unknown finding, those that are missing and would.
    ``household.unclear`` and ``household.couples`` are among them only where told, or missing.
    ``kind`` is set when the condition is not met. ``leads_to`` is where this finding alone takes the person;
    a finding about the amount always leads to possible. ``covers`` lists what a grouped fact stands for.
    """

    condition: str
    outcome: Outcome
    citation: Citation
    reads: tuple[str, ...]
    decided_by: tuple[str, ...]
    kind: Kind | None = None
    leads_to: PersonOutcome = PersonOutcome.POSSIBLE
    covers: tuple[str, ...] = ()
