"""The conditions of the ordinance, each with what was told, and those for whom it stands alike together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eligibility.law import Finding, Person
from eligibility.showing.presented import FactView, FindingView
from portal.casework.documents.application.facts_told import NOT_AMONG_FACTS, facts_by_condition


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One condition for some people: the words are those of the first of them, and hold for all.

    ``facts`` are told under this condition; ``decided_by`` are others that decided it.
    """

    view: FindingView
    facts: tuple[str, ...]
    decided_by: tuple[FactView, ...]
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
            others = tuple((fact.name, fact.owner, str(fact.value)) for fact in _other_facts(view, own))
            key = (finding, own, others, *(getattr(person, fact) for fact in own))
            groups.setdefault(finding.condition, {}).setdefault(key, []).append((view, own, person))
    return tuple(_standing(alike) for code in order for alike in groups[code].values())


def _standing(alike: Sequence[tuple[FindingView, tuple[str, ...], Person]]) -> Standing:
    view, facts, _person = alike[0]
    return Standing(
        view=view,
        facts=facts,
        decided_by=_other_facts(view, facts),
        persons=tuple(person for _, _, person in alike),
    )


def _other_facts(view: FindingView, own: tuple[str, ...]) -> tuple[FactView, ...]:
    """What decided it and is not told under it. Days of birth and homes stand with the people."""
    hidden = NOT_AMONG_FACTS.union(own)
    return tuple(
        f for f in view.decided_by if f.name not in hidden and f.name.rpartition(".")[2] not in NOT_AMONG_FACTS
    )


def _merge(order: list[str], codes: Sequence[str]) -> None:
    """Put each code that is new after the one it follows."""
    place = 0
    for code in codes:
        if code in order:
            place = order.index(code) + 1
        else:
            order.insert(place, code)
            place += 1
