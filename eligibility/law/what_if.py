"""What an assessment turns on: each obstacle, and each thing not told, with the assessment if it stood otherwise.

Nothing here knows any condition. The facts a condition reads are tried until it stands as wanted, and the household
is assessed again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from eligibility.law.assessing import assess
from eligibility.law.conditions import Condition
from eligibility.law.editions import edition_on
from eligibility.law.facts import Household
from eligibility.law.findings import Finding, Kind, Outcome
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.law.results import Assessment
from eligibility.law.trying import Change, Trial, tell

Assessing: TypeAlias = Callable[[Household, date], Assessment]
Changing: TypeAlias = Callable[[Finding], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """The household with some facts told otherwise, and its assessment.

    ``stands`` is how the condition then stands for those it is about. ``touched`` are the ids of those who then have
    another outcome.
    """

    stands: Outcome
    changes: tuple[Change, ...]
    household: Household
    assessment: Assessment
    touched: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hinge:
    """A condition that something turns on, for whom (by id), how it stands now, and how it could.

    An obstacle is one person's, with one alternative. What is not told is a hinge for all to whom it applies
    together, with an alternative for each way it can turn out: the better first.
    """

    condition: str
    persons: tuple[str, ...]
    finding: Finding
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIf:
    """What an assessment turns on. ``unblocked`` is the household with every obstacle gone, where there are several."""

    now: Assessment
    hinges: tuple[Hinge, ...]
    unblocked: Alternative | None = None


def is_obstacle(finding: Finding) -> bool:
    """Whether this keeps somebody from the grant for now only."""
    return finding.kind is Kind.BLOCKED_NOW


def what_if(
    household: Household, on: date, *, may_change: Changing = is_obstacle, assess: Assessing = assess
) -> WhatIf:
    """What the assessment turns on. Raises NoEditionInForce.

    ``may_change`` says which conditions that are not met can come to be met. What somebody shares with another
    person is found at that person only. ``assess`` is used for every assessment.
    """
    return _Search(household, on, may_change, assess).result()


class _Search:
    def __init__(self, household: Household, on: date, may_change: Changing, assess: Assessing) -> None:
        self.household = household
        self.on = on
        self.may_change = may_change
        self.assess = assess
        self.trial = Trial(on=on, edition=edition_on(on, EDITIONS))
        self.conditions = {condition.code: condition for condition in self.trial.edition.conditions}
        self.now = assess(household, on)

    def result(self) -> WhatIf:
        obstacles = tuple(self._obstacles())
        return WhatIf(
            now=self.now,
            hinges=(*obstacles, *self._untold()),
            unblocked=self._unblocked([hinge for hinge in obstacles if is_obstacle(hinge.finding)]),
        )

    def _obstacles(self) -> Iterator[Hinge]:
        for person in self.now.persons:
            for finding in person.findings:
                if finding.outcome is Outcome.NOT_MET and self.may_change(finding) and not is_shared(finding):
                    yield from self._hinge((person.id,), finding, [self._cleared(person.id, finding)])

    def _cleared(self, id: str, finding: Finding) -> tuple[Change, ...]:
        facts = [fact for fact in own_facts(finding) if self._is_told(id, fact)]
        return self.trial.turn(self.household, id, self.conditions[finding.condition], facts, _is_met)

    def _untold(self) -> Iterator[Hinge]:
        open_for: dict[str, dict[str, Finding]] = {}
        for person in self.now.persons:
            for finding in person.findings:
                if finding.outcome is Outcome.UNKNOWN and self._untold_facts(person.id, finding):
                    open_for.setdefault(finding.condition, {})[person.id] = finding
        seen: set[frozenset[tuple[str, str]]] = set()
        for code, findings in open_for.items():
            condition = self.conditions[code]
            ways = self._ways_of_amount if condition.amount_only else self._ways
            found = ways(condition, findings)
            told = frozenset((change.person, change.fact) for changes in found for change in changes)
            if told not in seen:  # a fact that several conditions wait for is asked about once
                seen.add(told)
                yield from self._hinge(tuple(findings), next(iter(findings.values())), found)

    def _ways(self, condition: Condition, findings: dict[str, Finding]) -> list[tuple[Change, ...]]:
        """Met for everybody, and the other way: not met or, where it cannot be that, for the agency."""
        met = self._all(condition, findings, _is_met)
        other = self._all(condition, findings, _is_not_met) or self._all(condition, findings, _is_for_the_agency)
        return [met, other]

    def _ways_of_amount(self, condition: Condition, findings: dict[str, Finding]) -> list[tuple[Change, ...]]:
        """What decides only how much is met either way: told so that it is most, and so that it is least."""
        first, *_ = findings
        facts = self._untold_facts(first, findings[first])
        turns = self.trial.turns(self.household, first, condition, facts, _is_met)
        ways = [tuple(replace(change, person=id) for id in findings for change in changes) for changes in turns]
        worth = {way: self.assess(tell(self.household, way), self.on).grant.if_unblocked for way in ways}
        most, least = (pick(ways, key=worth.__getitem__, default=()) for pick in (max, min))
        return [most] if most == least else [most, least]

    def _all(self, condition: Condition, findings: dict[str, Finding], wanted: Changing) -> tuple[Change, ...]:
        """What makes the condition stand as wanted for all of them; nothing where it cannot be told so for one."""
        told: tuple[Change, ...] = ()
        last: tuple[Change, ...] = ()
        household = self.household
        for id, finding in findings.items():
            facts = self._untold_facts(id, finding)
            last = self.trial.again(household, id, condition, facts, wanted, last)
            if not last:
                return ()
            told, household = (*told, *last), tell(household, last)
        return told

    def _untold_facts(self, id: str, finding: Finding) -> list[str]:
        return [fact for fact in own_facts(finding) if not self._is_told(id, fact)]

    def _is_told(self, id: str, fact: str) -> bool:
        return getattr(self.household.person(id), fact) is not None

    def _hinge(self, ids: tuple[str, ...], finding: Finding, ways: Iterable[tuple[Change, ...]]) -> Iterator[Hinge]:
        alternatives = tuple(self._alternative(ids, finding.condition, changes) for changes in ways if changes)
        if alternatives:
            yield Hinge(condition=finding.condition, persons=ids, finding=finding, alternatives=alternatives)

    def _alternative(self, ids: Sequence[str], code: str, changes: tuple[Change, ...]) -> Alternative:
        household = tell(self.household, changes)
        found = self.assess(household, self.on)
        stands = (f.outcome for id in ids for f in found.person(id).findings if f.condition == code)
        return Alternative(
            stands=next(stands, Outcome.MET),
            changes=changes,
            household=household,
            assessment=found,
            touched=tuple(p.id for p in self.now.persons if found.person(p.id).outcome is not p.outcome),
        )

    def _unblocked(self, hinges: Sequence[Hinge]) -> Alternative | None:
        if len(hinges) < 2:
            return None
        changes = tuple(change for hinge in hinges for cleared in hinge.alternatives for change in cleared.changes)
        return self._alternative((), "", changes)


def own_facts(finding: Finding) -> list[str]:
    """The person's own facts among those that the condition reads."""
    return [fact for fact in finding.reads if "." not in fact]


def is_shared(finding: Finding) -> bool:
    """Whether the finding rests on how another person stands, and changes with that."""
    return any(fact.endswith(".outcome") for fact in finding.reads)


def _is_met(finding: Finding) -> bool:
    return finding.outcome is Outcome.MET


def _is_not_met(finding: Finding) -> bool:
    return finding.outcome is Outcome.NOT_MET


def _is_for_the_agency(finding: Finding) -> bool:
    return finding.outcome is Outcome.FOR_THE_AGENCY
