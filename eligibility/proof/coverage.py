"""What the cases prove: for each condition of each edition the ways it can stand, and the cases that assert them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from eligibility.law import Assessment, CaseFile, Finding, Kind, Outcome, assess
from eligibility.law.case_expectations import expectations


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Way:
    """One way in which one condition stands under one wording. ``kind`` is empty unless the condition is not met."""

    wording: str
    condition: str
    outcome: Outcome
    kind: Kind | None = None

    @property
    def code(self) -> str:
        """``met``, ``not_met: blocked_now``."""
        return f"{self.outcome}: {self.kind}" if self.kind else str(self.outcome)


@dataclass(kw_only=True, slots=True)
class Evidence:
    """The cases that assert something, in alphabetical order, and how many more pass through it."""

    asserted_by: list[str] = field(default_factory=list)
    passed_by: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Trait:
    """Something else that an answer has, or what follows a grant: ``steps.min``, ``couple_cap``."""

    wording: str
    key: str
    code: str


Thing = TypeVar("Thing")


def way_of(finding: Finding, assessment: Assessment) -> Way:
    """The way in which this finding stands."""
    return Way(wording=assessment.wording, condition=finding.condition, outcome=finding.outcome, kind=finding.kind)


def prove_ways(cases: Mapping[str, CaseFile]) -> Mapping[Way, Evidence]:
    """Every way that a condition stands in some case, with the cases whose [expect] says so."""
    found: dict[Way, Evidence] = {}
    for name, case in cases.items():
        assessment = assess(case.household, case.on)
        expected = expectations(case)
        asserted: dict[Way, bool] = {}
        for person in assessment.persons:
            for finding in person.findings:
                said = expected.get(f"finding.{person.id}.{finding.condition}") == finding.outcome
                way = way_of(finding, assessment)
                asserted[way] = asserted.get(way, False) or said
        _enter(found, name, asserted)
    return found


def prove_traits(cases: Mapping[str, CaseFile]) -> Mapping[Trait, Evidence]:
    """Every step, warning, reservation and consequence of some case, with the cases whose [expect] names it."""
    found: dict[Trait, Evidence] = {}
    for name, case in cases.items():
        assessment = assess(case.household, case.on)
        expected = expectations(case)
        asserted = {
            Trait(wording=assessment.wording, key=key, code=code): _is_named(key, code, expected)
            for key, code in traits_of(assessment)
        }
        _enter(found, name, asserted)
    return found


def traits_of(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """The codes an answer has besides its findings, each with its key."""
    follows = assessment.consequences
    yield from ((f"steps.{step.bound}", step.code) for step in assessment.grant.steps)
    yield from (("warnings", code) for code in assessment.warnings)
    yield from (("reservations", reservation.code) for reservation in assessment.reservations)
    yield from (("deadlines", deadline.code) for deadline in assessment.deadlines)
    for key in ("duties", "payment_stopped", "repayment", "relief"):
        yield from ((key, provision.code) for provision in getattr(follows, key))
    yield from (("appeals", appeal.decision) for appeal in follows.appeals)
    yield from (("scheme", person.scheme) for person in assessment.persons if person.scheme)


def _is_named(key: str, code: str, expected: Mapping[str, object]) -> bool:
    """Whether the [expect] table names the code: in a list, or by a key of its own."""
    if key == "appeals":
        return f"appeals.{code}" in expected
    if key == "scheme":
        return any(name.startswith("scheme.") and value == code for name, value in expected.items())
    listed = expected.get(key)
    return isinstance(listed, list) and code in listed


def _enter(found: dict[Thing, Evidence], name: str, asserted: Mapping[Thing, bool]) -> None:
    for thing, said in asserted.items():
        evidence = found.setdefault(thing, Evidence())
        if said:
            evidence.asserted_by.append(name)
        else:
            evidence.passed_by += 1
