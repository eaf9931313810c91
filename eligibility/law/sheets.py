"""The conditions of an edition, laid out once so that judging a person takes little."""

from collections.abc import Mapping, Sequence
from operator import attrgetter, getitem
from typing import Any, NamedTuple

from eligibility.law.conditions import Applies, Condition, Judge, OfGround, Ruling, View
from eligibility.law.facts import PermitGround
from eligibility.law.findings import Finding


class Row(NamedTuple):
    """What is asked of people with one ground of permit; what is judged one by one, with its place among the rest."""

    tables: Sequence[Mapping[Any, Finding]]
    judged: Sequence[tuple[int, Judge, Applies | None, Mapping[Ruling, Finding]]]


class Sheet:
    """Conditions, those that a single fact decides to be answered all at once.

    Each of these is a table from what may be told to the finding. The others are judged one by one and put in their
    places. There is a row of all for every ground of a permit, since what is cited may depend on it.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        facts = [condition.fact for condition in conditions if condition.fact]
        self._told = attrgetter(*facts, "id", "id")  # of several names it makes a tuple; no table is left for these two
        self._rows = {ground: _row(conditions, ground) for ground in (*PermitGround, None)}

    def fill_in(self, view: View) -> tuple[Finding, ...]:
        """Every finding about the person, in the order of the ordinance."""
        tables, judged = self._rows[view.person.permit_ground]
        findings = list(map(getitem, tables, self._told(view.person)))
        for place, judge, applies, found in judged:
            if applies is None or applies(view):
                findings.insert(place, found[judge(view)])
        return tuple(findings)


def _row(conditions: Sequence[Condition], ground: PermitGround | None) -> Row:
    tables: list[Mapping[Any, Finding]] = []
    judged = []
    for condition in conditions:
        applies = condition.applies
        if isinstance(applies, OfGround):
            if ground not in applies.grounds:
                continue
            applies = None
        if condition.fact:
            tables.append(condition.table(ground))
        else:
            judged.append((len(tables), condition.judge, applies, condition.findings(ground)))
    return Row(tables, judged[::-1])  # from the last, so that what is put in moves no other's place
