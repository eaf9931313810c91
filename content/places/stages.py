"""Country cards as they are today, and as they will be when each of their statements has gone: for the search, whose
index may be older than the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from content.places.cards import Card, readers_of_cards


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A card as readers see it until the next of its statements goes. No first day: it stands so already."""

    card: Card
    first_day: date | None
    last_day: date


def stages_of_cards(language: str, on: date | None = None) -> Iterator[Stage]:
    """One from today, and one from the day after each last day but the very last. Three questions to the database."""
    today = on or timezone.localdate()
    for reader in readers_of_cards(language):
        first = None
        for last in reader.last_days():
            if last >= today:
                yield Stage(card=reader.read(first or today), first_day=first, last_day=last)
                first = last + timedelta(days=1)
