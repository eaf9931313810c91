"""Conditions: one question the law asks about one person, where it stands, and the facts it looks at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeAlias, TypeVar

from eligibility.law.facts import Household, PermitGround, Person
from eligibility.law.findings import SEVERITY, Citation, Finding, Kind, Outcome, PersonOutcome

Answer: TypeAlias = Outcome | Kind
"""Met, unknown, for the agency; or, when not met, what that amounts to."""

_ANSWERS: tuple[Answer, ...] = (Outcome.MET, Outcome.UNKNOWN, Outcome.FOR_THE_AGENCY, *Kind)
_LEADS_TO: Mapping[Answer, PersonOutcome] = {
    Outcome.MET: PersonOutcome.POSSIBLE,
    Outcome.UNKNOWN: PersonOutcome.UNKNOWN,
    Outcome.FOR_THE_AGENCY: PersonOutcome.INDIVIDUAL,
    Kind.BLOCKED_NOW: PersonOutcome.BLOCKED_NOW,
    Kind.OTHER_SCHEME: PersonOutcome.OTHER_SCHEME,
    Kind.NOT_COVERED: PersonOutcome.NOT_COVERED,
}
_ANSWER_OF: Mapping[PersonOutcome, Answer] = {outcome: answer for answer, outcome in _LEADS_TO.items()}

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's findings, the worst of them, and the person whose entitlement theirs rests on."""

    outcome: PersonOutcome
    findings: tuple[Finding, ...]
    through: Person | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a condition may look at: a person, the household, the day, and how another person fares."""

    person: Person
    household: Household
    on: date
    verdict_on: Callable[[Person], Verdict]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Condition:
    """One condition of an edition.

    ``applies`` says whom it is asked of; None is everybody. ``cited_by_ground`` overrides the citation where that
    depends on the ground of the permit. ``amount_only`` says that the condition decides how much, never whether.
    ``covers`` lists what a grouped fact stands for.
    """

    code: str
    citation: Citation
    reads: tuple[str, ...]
    judge: Callable[[View], Answer]
    applies: Callable[[View], bool] | None = None
    cited_by_ground: Mapping[PermitGround | None, Citation] = field(default_factory=dict)
    amount_only: bool = False
    covers: tuple[str, ...] = ()
    # A condition has few possible findings, so they are made once: an assessment then makes none.
    _findings: Mapping[Answer, Finding] = field(init=False, repr=False)
    _findings_by_ground: Mapping[PermitGround | None, Mapping[Answer, Finding]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_ground = {ground: self._make_findings(citation) for ground, citation in self.cited_by_ground.items()}
        object.__setattr__(self, "_findings", self._make_findings(self.citation))
        object.__setattr__(self, "_findings_by_ground", by_ground)

    def find(self, view: View) -> Finding:
        """How this condition stands for the person viewed."""
        answer = self.judge(view)
        if self._findings_by_ground:
            return self._findings_by_ground.get(view.person.permit_ground, self._findings)[answer]
        return self._findings[answer]

    def _make_findings(self, citation: Citation) -> Mapping[Answer, Finding]:
        return {answer: self._make_finding(answer, citation) for answer in _ANSWERS}

    def _make_finding(self, answer: Answer, citation: Citation) -> Finding:
        return Finding(
            condition=self.code,
            outcome=Outcome.NOT_MET if isinstance(answer, Kind) else answer,
            citation=citation,
            reads=self.reads,
            kind=answer if isinstance(answer, Kind) else None,
            leads_to=PersonOutcome.POSSIBLE if self.amount_only else _LEADS_TO[answer],
            covers=self.covers,
        )


def decide(fact: Fact | None, question: Callable[[Fact], Answer]) -> Answer:
    """The question's answer to a fact; unknown when the fact was not told."""
    return Outcome.UNKNOWN if fact is None else question(fact)


def must(fact: str, otherwise: Kind) -> Callable[[View], Answer]:
    """A judge that is met when the person's fact is true."""
    return _by_truth(fact, {True: Outcome.MET, False: otherwise, None: Outcome.UNKNOWN})


def must_not(fact: str, otherwise: Kind) -> Callable[[View], Answer]:
    """A judge that is met when the person's fact is false."""
    return _by_truth(fact, {True: otherwise, False: Outcome.MET, None: Outcome.UNKNOWN})


def _by_truth(fact: str, answers: Mapping[bool | None, Answer]) -> Callable[[View], Answer]:
    told = attrgetter(fact)
    return lambda view: answers[told(view.person)]


def worst_of(findings: Iterable[Finding]) -> PersonOutcome:
    """Where the worst finding leads; possible when there is none."""
    return max({finding.leads_to for finding in findings}, key=SEVERITY.__getitem__, default=PersonOutcome.POSSIBLE)


def worst_answer(*answers: Answer) -> Answer:
    """All must hold: the answer that leads furthest from possible."""
    return max(answers, key=severity_of)


def severity_of(answer: Answer) -> int:
    """How far from possible an answer leads."""
    return SEVERITY[_LEADS_TO[answer]]


def agreed(answers: Iterable[Answer]) -> Answer:
    """The answer all give; unknown when they differ or there is none."""
    distinct = set(answers)
    return distinct.pop() if len(distinct) == 1 else Outcome.UNKNOWN


def as_answer(outcome: PersonOutcome) -> Answer:
    """Another person's outcome as an answer about this one."""
    return _ANSWER_OF[outcome]
