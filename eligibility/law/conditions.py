"""Conditions: one question the law asks about one person, where it stands, and the facts it looks at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, TypeAlias, TypeVar

from eligibility.law.facts import Household, PermitGround, Person
from eligibility.law.findings import SEVERITY, Citation, Finding, Kind, Outcome, PersonOutcome
from eligibility.law.results import PersonAssessment

Answer: TypeAlias = Outcome | Kind
"""Met, unknown, for the agency; or, when not met, what that amounts to."""

_LEADS_TO: Mapping[Answer, PersonOutcome] = {
    Outcome.MET: PersonOutcome.POSSIBLE,
    Outcome.UNKNOWN: PersonOutcome.UNKNOWN,
    Outcome.FOR_THE_AGENCY: PersonOutcome.INDIVIDUAL,
    Kind.BLOCKED_NOW: PersonOutcome.BLOCKED_NOW,
    Kind.OTHER_SCHEME: PersonOutcome.OTHER_SCHEME,
    Kind.NOT_COVERED: PersonOutcome.NOT_COVERED,
}
_ANSWER_OF: Mapping[PersonOutcome, Answer] = {outcome: answer for answer, outcome in _LEADS_TO.items()}

Result = TypeVar("Result")


class Ruling(NamedTuple):
    """An answer, and the facts that decided it; of one that is unknown, the facts that are missing."""

    answer: Answer
    decided_by: tuple[str, ...]


@dataclass(slots=True)
class View:
    """What a condition may look at: a person, the household, the day, and how another person fares.

    ``known`` is what was worked out before in the same assessment.
    """

    person: Person
    household: Household
    on: date
    verdict_on: Callable[[Person], PersonAssessment]
    known: dict[tuple[Any, str], Any] = field(default_factory=dict, repr=False)

    def once(self, work_out: Callable[["View", Person], Result], person: Person) -> Result:
        """What several conditions, or several people's, need to know of a person: worked out for the first of them."""
        key = (work_out, person.id)
        found: Result | None = self.known.get(key)
        if found is None:
            self.known[key] = found = work_out(self, person)
        return found


Judge: TypeAlias = Callable[[View], Ruling]
Applies: TypeAlias = Callable[[View], bool]


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
    judge: Judge
    applies: Applies | None = None
    cited_by_ground: Mapping[PermitGround | None, Citation] = field(default_factory=dict)
    amount_only: bool = False
    covers: tuple[str, ...] = ()
    _findings: "_Findings" = field(init=False, repr=False)
    _findings_by_ground: Mapping[PermitGround | None, "_Findings"] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_ground = {ground: _Findings(self, citation) for ground, citation in self.cited_by_ground.items()}
        object.__setattr__(self, "_findings", _Findings(self, self.citation))
        object.__setattr__(self, "_findings_by_ground", by_ground)

    def find(self, view: View) -> Finding:
        """How this condition stands for the person viewed."""
        ground = view.person.permit_ground if self._findings_by_ground else None
        return self.findings(ground)[self.judge(view)]

    def findings(self, ground: PermitGround | None) -> Mapping[Ruling, Finding]:
        """The finding that follows from each ruling about somebody whose permit has this ground."""
        return self._findings_by_ground.get(ground, self._findings)

    @property
    def fact(self) -> str | None:
        """The single fact of the person's own that decides this for everybody; None where it is not so simple."""
        return self.judge.fact if isinstance(self.judge, ByFact) and self.applies is None else None

    def table(self, ground: PermitGround | None) -> Mapping[Any, Finding]:
        """The finding for each value of that fact, of somebody whose permit has this ground."""
        found = self.findings(ground)
        rulings = self.judge.rulings if isinstance(self.judge, ByFact) else {}
        return {told: found[ruling] for told, ruling in rulings.items()}


class _Findings(dict[Ruling, Finding]):
    """The findings of a condition under one citation. They are few and of nobody in particular: each is made once."""

    def __init__(self, condition: Condition, citation: Citation) -> None:
        super().__init__()
        self._condition = condition
        self._citation = citation

    def __missing__(self, ruling: Ruling) -> Finding:
        condition, answer = self._condition, ruling.answer
        self[ruling] = finding = Finding(
            condition=condition.code,
            outcome=Outcome.NOT_MET if isinstance(answer, Kind) else answer,
            citation=self._citation,
            reads=condition.reads,
            decided_by=tuple(fact for fact in condition.reads if fact in ruling.decided_by),
            kind=answer if isinstance(answer, Kind) else None,
            leads_to=PersonOutcome.POSSIBLE if condition.amount_only else _LEADS_TO[answer],
            covers=condition.covers,
        )
        return finding


class ByFact:
    """A judge that looks at one fact of the person's and has every answer in a table. Not told is unknown."""

    def __init__(self, fact: str, answers: Mapping[Any, Answer]) -> None:
        self.fact = fact
        self.rulings = {told: Ruling(answer, (fact,)) for told, answer in {**answers, None: Outcome.UNKNOWN}.items()}

    def __call__(self, view: View) -> Ruling:
        return self.rulings[getattr(view.person, self.fact)]


class OfGround:
    """Asks a condition of those alone whose permit has one of these grounds."""

    def __init__(self, *grounds: PermitGround) -> None:
        self.grounds = frozenset(grounds)

    def __call__(self, view: View) -> bool:
        return view.person.permit_ground in self.grounds


def must(fact: str, otherwise: Kind) -> ByFact:
    """A judge that is met when the person's fact is true."""
    return ByFact(fact, {True: Outcome.MET, False: otherwise})


def must_not(fact: str, otherwise: Kind) -> ByFact:
    """A judge that is met when the person's fact is false."""
    return ByFact(fact, {True: otherwise, False: Outcome.MET})


_POSSIBLE = PersonOutcome.POSSIBLE
_ONLY_POSSIBLE = {_POSSIBLE}


def worst_of(findings: Iterable[Finding]) -> PersonOutcome:
    """Where the worst finding leads; possible when there is none."""
    outcomes = {finding.leads_to for finding in findings}
    return _POSSIBLE if outcomes == _ONLY_POSSIBLE else max(outcomes, key=SEVERITY.__getitem__, default=_POSSIBLE)


def worst_ruling(*rulings: Ruling) -> Ruling:
    """All must hold: the answer that leads furthest from possible.

    All of them decided it, but for two answers: what is not covered stays so whatever else holds, and where the worst
    is that something is unknown, only that is missing.
    """
    worst = max(rulings, key=severity_of).answer
    alone = worst in (Kind.NOT_COVERED, Outcome.UNKNOWN)
    deciding = [ruling for ruling in rulings if ruling.answer is worst or not alone]
    return Ruling(worst, tuple(fact for ruling in deciding for fact in ruling.decided_by))


def severity_of(ruling: Ruling) -> int:
    """How far from possible a ruling leads."""
    return SEVERITY[_LEADS_TO[ruling.answer]]


def as_answer(outcome: PersonOutcome) -> Answer:
    """Another person's outcome as an answer about this one."""
    return _ANSWER_OF[outcome]
