"""Writing down how it is known what was told. Always part of saving a person: see `change_person`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.accounts.models import User
from portal.casework.models import FACTS, FactSource, Person, Source

SOURCED = ("identity_number", *(name for name in FACTS if name != "household"))
"""What can have a source. Which household somebody belongs to is our own arrangement."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """How something is known: from where, and since which day."""

    source: Source
    on: date


Sources = Mapping[str, Known]
"""The sources of one person's facts, by the facts' names."""


def sources_of(people: Iterable[Person]) -> dict[UUID, dict[str, Known]]:
    """The sources of everybody's facts, in one query."""
    people = list(people)
    found: dict[UUID, dict[str, Known]] = {person.pk: {} for person in people}
    for row in FactSource.objects.filter(person__in=people):
        found[row.person_id][row.fact] = Known(source=Source(row.source), on=row.on)
    return found


def new_sources(
    person: Person, changed: Iterable[str], *, known: Known | None, chosen: Mapping[str, Known | None]
) -> dict[str, Known | None]:
    """What is to be noted when these facts have changed: `known` of each, or what was `chosen` for one by itself.

    The person is as she is to be saved. A fact that is told anew loses its earlier source, as one not told any longer.
    """
    saved = sources_of([person])[person.pk]
    changed = set(changed) & set(SOURCED)
    wanted: dict[str, Known | None] = dict.fromkeys(changed, known)
    wanted.update({fact: one for fact, one in chosen.items() if fact in SOURCED})
    told = {fact: one if is_told(person, fact) else None for fact, one in wanted.items()}
    return {fact: one for fact, one in told.items() if one != saved.get(fact)}


def source_field(fact: str) -> str:
    """What the source of a fact is called, in forms and in events."""
    return f"source-{fact}"


def is_told(person: Person, fact: str) -> bool:
    """Whether the fact has a value, which can be no."""
    return getattr(person, fact) is not None


def keep_sources(person: Person, wanted: Mapping[str, Known | None], *, by: User) -> None:
    """Write them in place of the earlier ones. The caller holds the case and records the deed."""
    FactSource.objects.filter(person=person, fact__in=wanted).delete()
    FactSource.objects.bulk_create(
        FactSource(
            municipality_id=person.municipality_id, person=person, fact=fact, source=one.source, on=one.on, noted_by=by
        )
        for fact, one in wanted.items()
        if one is not None
    )
