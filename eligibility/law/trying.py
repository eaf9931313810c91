"""Which facts, told otherwise, make a condition stand otherwise: found by trying them, never written down."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import EnumMeta
from functools import lru_cache
from itertools import combinations, product
from typing import Any, TypeAlias, get_args

from eligibility.law.assessing import Court
from eligibility.law.conditions import Condition, View
from eligibility.law.countries import COUNTRIES
from eligibility.law.editions import Edition
from eligibility.law.facts import Household, Person
from eligibility.law.figures import FigureKind
from eligibility.law.findings import Finding

FactValue: TypeAlias = bool | str | date | int

MOST_FACTS_AT_ONCE = 2
_TYPES = {field.name: get_args(field.type)[0] for field in fields(Person) if get_args(field.type)}
_COUNTRIES = tuple(sorted(COUNTRIES))


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of one person, by id, told as something else than it was."""

    person: str
    fact: str
    value: FactValue


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """Where facts are tried: an edition on a day."""

    on: date
    edition: Edition

    def finding(self, household: Household, id: str, condition: Condition) -> Finding | None:
        """How one condition stands for one person; None where it is not asked of that person."""
        court = Court(household, self.on, self.edition)
        view = View(household.person(id), household, self.on, court.verdict_on)
        return condition.find(view) if condition.applies is None or condition.applies(view) else None

    def turn(
        self,
        household: Household,
        id: str,
        condition: Condition,
        facts: Sequence[str],
        wanted: Callable[[Finding], bool],
    ) -> tuple[Change, ...]:
        """The fewest of these facts of the person that make the condition stand as wanted; nothing where none do."""
        return next(self.turns(household, id, condition, facts, wanted), ())

    def turns(
        self,
        household: Household,
        id: str,
        condition: Condition,
        facts: Sequence[str],
        wanted: Callable[[Finding], bool],
    ) -> Iterator[tuple[Change, ...]]:
        """Every way to tell these facts so that the condition stands as wanted, the fewest facts first."""
        for size in range(1, MOST_FACTS_AT_ONCE + 1):
            for names in combinations(facts, size):
                for values in product(*(self._values(fact, id, household) for fact in names)):
                    changes = tuple(Change(id, fact, value) for fact, value in zip(names, values, strict=True))
                    found = self.finding(tell(household, changes), id, condition)
                    if found is not None and wanted(found):
                        yield changes

    def again(
        self,
        household: Household,
        id: str,
        condition: Condition,
        facts: Sequence[str],
        wanted: Callable[[Finding], bool],
        like: Sequence[Change],
    ) -> tuple[Change, ...]:
        """As ``turn``, but what another person was told to have is tried first: in a family it is mostly the same."""
        changes = tuple(replace(change, person=id) for change in like)
        if changes and all(change.fact in facts and change.value != id for change in changes):
            found = self.finding(tell(household, changes), id, condition)
            if found is not None and wanted(found):
                return changes
        return self.turn(household, id, condition, facts, wanted)

    def _values(self, fact: str, id: str, household: Household) -> Iterable[FactValue]:
        told = getattr(household.person(id), fact)
        return (value for value in self._possible(fact, id, household) if value != told)

    def _possible(self, fact: str, id: str, household: Household) -> Iterable[FactValue]:
        kind = _TYPES.get(fact)
        if fact == "destination":
            return _COUNTRIES
        if fact == "ties_to":
            return [person.id for person in household.persons if person.id != id]
        if kind is bool:
            return (True, False)
        if kind is date:
            return days_that_matter(self.on, self.edition)
        return tuple(kind) if isinstance(kind, EnumMeta) else ()


def tell(household: Household, changes: Iterable[Change]) -> Household:
    """The household with these facts told otherwise."""
    told: dict[str, dict[str, Any]] = {}
    for change in changes:
        told.setdefault(change.person, {})[change.fact] = change.value
    return replace(
        household,
        persons=tuple(replace(p, **told[p.id]) if p.id in told else p for p in household.persons),
    )


@lru_cache
def days_that_matter(on: date, edition: Edition) -> tuple[date, ...]:
    """The days on which something changes under an edition, and the days after: no other day can matter."""
    found = {on}
    for figure in edition.figures.values():
        if figure.kind is FigureKind.DAY:
            found |= {figure.day, figure.day + timedelta(days=1)}
        elif figure.kind is FigureKind.YEARS:
            reached = _years_before(on, figure.number)
            found |= {reached, reached + timedelta(days=1)}
    return tuple(sorted(day for day in found if day <= on))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
