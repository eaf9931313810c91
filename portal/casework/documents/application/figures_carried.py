"""Which figures of the law the pre-filled application carries: counted into its sums, or named in its sentences."""

from collections.abc import Collection
from typing import NamedTuple

COUNTED = {
    "application/amount.html: the sums and how they were counted": (
        *("adult_amount", "child_amount", "adult_age", "couple_cap", "household_cap"),
    ),
    "application/amount.html: the payments": (
        *("payment_first_percent", "payment_second_percent", "payment_third_percent"),
        *("adult_amount", "child_amount", "adult_age", "couple_cap", "household_cap"),
    ),
    "application/conditions.html: the edition and the day it has been read through": ("ordinance", "verified_through"),
    "application/enclosures.html: what to enclose for a child": ("adult_age",),
}
"""The parts of templates/documents/ that are made of figures, with no sentence that names them."""

SENTENCES_FROM = (
    "templates/documents/",
    "portal/casework/documents/",
    *(f"eligibility/wording/{name}" for name in ("conditions", "consequences", "facts", "grant", "outcomes")),
)
"""Where the sentences come from that the document prints: files, as the catalogues name them."""


class Part(NamedTuple):
    """A part of the document, and the figures in it."""

    name: str
    figures: tuple[str, ...]


def parts_with(names: Collection[str]) -> list[Part]:
    """The parts that show these figures as numbers."""
    found = [Part(part, tuple(name for name in figures if name in names)) for part, figures in COUNTED.items()]
    return [part for part in found if part.figures]


def prints_sentences_of(places: Collection[str]) -> bool:
    """Whether a sentence that stands in these files is printed in the document."""
    return any(place.startswith(SENTENCES_FROM) for place in places)
