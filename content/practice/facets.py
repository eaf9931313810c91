"""Narrowing a list by ticked boxes in the address.

A count is what a tick would leave, with the other facets as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.http import QueryDict
from django.utils.functional import Promise

Thing = TypeVar("Thing")
Label = str | Promise
LONGEST_YEAR = 4


@dataclass(frozen=True, kw_only=True)
class Facet(Generic[Thing]):
    """One question with its answers, and how a thing answers it."""

    name: str
    label: Label
    options: Sequence[tuple[str, Any]]
    answers: Callable[[Thing], Iterable[str]]

    def asked(self, query: QueryDict) -> frozenset[str]:
        """The boxes that are ticked; what is no box of ours is an old or a broken address, and ticks nothing."""
        return frozenset(query.getlist(self.name)) & {code for code, _label in self.options}


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box as it is shown."""

    code: str
    label: Any
    count: int
    is_ticked: bool


@dataclass(frozen=True, kw_only=True)
class ShownFacet:
    name: str
    label: Label
    boxes: tuple[Box, ...]

    @property
    def has_ticks(self) -> bool:
        return any(box.is_ticked for box in self.boxes)


@dataclass(frozen=True, kw_only=True)
class Years:
    """A span of years as it was typed. `is_wrong` where it is no year; then it narrows nothing."""

    typed_from: str = ""
    typed_to: str = ""

    @property
    def first(self) -> int | None:
        return _year(self.typed_from)

    @property
    def last(self) -> int | None:
        return _year(self.typed_to)

    @property
    def from_is_wrong(self) -> bool:
        return bool(self.typed_from) and self.first is None

    @property
    def to_is_wrong(self) -> bool:
        return bool(self.typed_to) and (self.last is None or bool(self.first and self.last < self.first))

    def holds(self, first: int, last: int) -> bool:
        """Whether a period touches the span."""
        if self.from_is_wrong or self.to_is_wrong:
            return True
        return (self.first is None or last >= self.first) and (self.last is None or first <= self.last)


@dataclass(frozen=True, kw_only=True)
class Narrowed(Generic[Thing]):
    """What is left of a list, and the facets as they are shown beside it."""

    things: list[Thing]
    facets: tuple[ShownFacet, ...]
    of: int
    years: Years = field(default_factory=Years)

    @property
    def is_narrowed(self) -> bool:
        ticked = any(box.is_ticked for facet in self.facets for box in facet.boxes)
        return ticked or bool(self.years.typed_from or self.years.typed_to)


def years_in(query: QueryDict) -> Years:
    """The span that the address asks for."""
    return Years(typed_from=query.get("from", "").strip()[:20], typed_to=query.get("to", "").strip()[:20])


def narrow(
    things: Sequence[Thing],
    facets: Sequence[Facet[Thing]],
    query: QueryDict,
    keep: Callable[[Thing], bool] | None = None,
) -> Narrowed[Thing]:
    """The things that answer every facet with one of its ticked boxes."""
    asked = {facet.name: facet.asked(query) for facet in facets}
    within = [thing for thing in things if keep is None or keep(thing)]

    def fits(thing: Thing, but: str = "") -> bool:
        return all(
            not asked[facet.name] or asked[facet.name] & set(facet.answers(thing))
            for facet in facets
            if facet.name != but
        )

    shown = tuple(_shown(facet, [t for t in within if fits(t, facet.name)], asked[facet.name]) for facet in facets)
    return Narrowed(
        things=[thing for thing in within if fits(thing)], facets=shown, of=len(things), years=years_in(query)
    )


def _shown(facet: Facet[Thing], things: Sequence[Thing], ticked: frozenset[str]) -> ShownFacet:
    boxes = []
    for code, label in facet.options:
        count = sum(code in facet.answers(thing) for thing in things)
        boxes.append(Box(code=code, label=label, count=count, is_ticked=code in ticked))
    return ShownFacet(name=facet.name, label=facet.label, boxes=tuple(boxes))


def _year(typed: str) -> int | None:
    is_year = len(typed) == LONGEST_YEAR and typed.isascii() and typed.isdigit()
    return int(typed) if is_year else None
