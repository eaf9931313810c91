"""Events as they are read: one look at five people is one line. People are numbers here, never names."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from portal.casework.models import Case, Event


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One deed, with the numbers of the people it is about. `removed` says that somebody among them is not left."""

    event: Event
    numbers: tuple[int, ...]
    removed: bool


def told(case: Case, events: Iterable[Event]) -> list[Happening]:
    """Put together what one colleague did at one moment."""
    numbers = dict(case.people.values_list("pk", "order"))
    grouped = groupby(events, key=lambda event: (event.at, event.actor_id, event.deed, event.fields))
    return [_happening(list(group), numbers) for _key, group in grouped]


def _happening(events: list[Event], numbers: dict[UUID, int]) -> Happening:
    about = [event.person_id for event in events if event.person_id is not None]
    return Happening(
        event=events[0],
        numbers=tuple(sorted(numbers[person] for person in about if person in numbers)),
        removed=any(person not in numbers for person in about),
    )
