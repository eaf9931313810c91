"""How long a document usually takes. What nobody has noted, with a source and its day, is not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.law.dates import months_after
from portal.casework.models import LeadTime, Person
from portal.casework.planning.document_kinds import DocumentKind

LONGEST_DAYS = 1500
ASK_AGAIN_AFTER_MONTHS = 12  # our own caution, not a rule: what somebody said a year ago may not hold

# A time that holds for the whole country, with its source, would stand here. Our sources give none: "Lead times vary
# a great deal between countries and authorities", says the guidance, and so it gives none either.
NATIONAL: Mapping[DocumentKind, "Lead"] = {}


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A usual time in days, from whom we have it, and on which day that was said."""

    shortest: int
    longest: int
    source: str
    as_of: date

    def is_old(self, today: date) -> bool:
        """Whether it is time to ask again."""
        return is_old(self.as_of, today)


def is_old(as_of: date, today: date) -> bool:
    """Whether what was said that day ought to be asked again."""
    return months_after(as_of, ASK_AGAIN_AFTER_MONTHS) < today


@dataclass(frozen=True, kw_only=True)
class LeadTimes:
    """What is known in one municipality, by kind and country; a country's own comes before what holds for all."""

    known: Mapping[tuple[str, str], Lead]

    def of(self, kind: DocumentKind, person: Person) -> Lead | None:
        """The usual time of a person's document, or None: not known."""
        country = person.destination or ""
        return self.known.get((kind, country)) or self.known.get((kind, "")) or NATIONAL.get(kind)


def lead_times_here(municipality_id: int) -> LeadTimes:
    """What colleagues have noted."""
    return lead_times_among(LeadTime.objects.filter(municipality=municipality_id))


def lead_times_among(rows: Iterable[LeadTime]) -> LeadTimes:
    """The same from rows that were fetched."""
    return LeadTimes(
        known={
            (row.kind, row.country): Lead(
                shortest=row.days_from, longest=row.days_to, source=row.source, as_of=row.as_of
            )
            for row in rows
        }
    )
