"""The conditions of the ordinance, each with what was told, and those for whom it stands alike together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eligibility.law import Finding, Person
from eligibility.presented import FindingView
from portal.casework.documents.facts_told import facts_by_condition


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One condition for some people: the words are those of the first of them, and hold for all."""

    view: FindingView
    facts: tuple[str, ...]
    persons: tuple[Person, ...]


def standings(people: Iterable[tuple[Person, Sequence[Finding], Sequence[FindingView]]]) -> tuple[Standing, ...]:
    """Every condition in the order of the ordinance, once for each way in which it stands on the facts told."""
    order: list[str] = []
    groups: dict[str, dict[tuple[object, ...], list[tuple[FindingView, tuple[str, ...], Person]]]] = {}
    for person, findings, views in people:
        facts = facts_by_condition(findings)
        _merge(order, [finding.condition for finding in findings])
        for finding, view in zip(findings, views, strict=True):
            own = facts[finding.condition]
            key = (finding, own, *(getattr(person, fact) for fact in own))
            groups.setdefault(finding.condition, {}).setdefault(key, []).append((view, own, person))
    return tuple(_standing(alike) for code in order for alike in groups[code].values())


def _standing(alike: Sequence[tuple[FindingView, tuple[str, ...], Person]]) -> Standing:
    view, facts, _person = alike[0]
    return Standing(view=view, facts=facts, persons=tuple(person for _, _, person in alike))


def _merge(order: list[str], codes: Sequence[str]) -> None:
    """Put each code that is new after the one it follows."""
    place = 0
    for code in codes:
        if code in order:
            place = order.index(code) + 1
        else:
            order.insert(place, code)
            place += 1
