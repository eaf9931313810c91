"""The conditions as they are shown. In a family most stand alike for everybody: those are one value, made once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eligibility.law import DecidingFact, Finding, Household, Outcome, PersonAssessment, deciding_facts
from eligibility.showing.presented import FindingView
from eligibility.showing.states import state_of
from eligibility.showing.tracing import Tracer
from eligibility.wording.conditions import sentence, worded
from eligibility.wording.saying import Text, filled


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingWriter:
    """Presents findings; ``numbers`` are those of the law, by name."""

    tracer: Tracer
    numbers: Mapping[str, Text]
    _written: dict[tuple[object, ...], FindingView] = field(default_factory=dict)

    def present(self, finding: Finding, assessed: PersonAssessment) -> FindingView:
        """One condition as it stands for one person."""
        facts = deciding_facts(finding, assessed, self.tracer.assessment)
        missing = _missing(finding, assessed.id, self.tracer.household)
        key = (id(finding), missing, *(_as_seen(fact, assessed.id) for fact in facts))
        if key not in self._written:
            self._written[key] = self._write(finding, assessed, facts, missing)
        return self._written[key]

    def _write(
        self, finding: Finding, assessed: PersonAssessment, facts: Sequence[DecidingFact], missing: tuple[str, ...]
    ) -> FindingView:
        words = worded(finding.condition)
        open_to_change = finding.outcome is Outcome.NOT_MET
        return FindingView(
            condition=finding.condition,
            outcome=finding.outcome,
            kind=finding.kind,
            state=state_of(finding),
            label=filled(words.label, self.numbers),
            text=filled(sentence(finding), self.numbers),
            change=words.change if open_to_change else "",
            who=words.who if open_to_change else "",
            citation=finding.citation,
            reads=finding.reads,
            missing=missing,
            decided_by=self.tracer.in_words(facts, assessed.id),
        )


def _missing(finding: Finding, id: str, household: Household) -> tuple[str, ...]:
    """What was not told of the person and, where that is what it takes, who in the household are a couple."""
    if finding.outcome is not Outcome.UNKNOWN:
        return ()
    person = household.person(id)
    couples = ("couples",) if household.couples_untold_among and "household.couples" in finding.decided_by else ()
    return (*(fact for fact in finding.reads if "." not in fact and getattr(person, fact) is None), *couples)


def _as_seen(fact: DecidingFact, about: str) -> tuple[object, ...]:
    """What is said of a fact: whose it is matters only where it is somebody else's, or says with whom one lives."""
    whose = None if fact.of == about and fact.fact != "household" else fact.of
    return fact.name, whose, fact.value
