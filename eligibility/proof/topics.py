"""What can be looked up: each condition of each ordinance and each way it can stand, and what else an answer says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from eligibility.law import Citation, Finding, Outcome
from eligibility.law.conditions import Condition
from eligibility.law.editions import Edition
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.proof.collected import collected_cases
from eligibility.proof.coverage import Way, prove_traits, prove_ways
from eligibility.showing.presented import State
from eligibility.showing.states import state_of
from eligibility.wording import figure_texts, said, sentence, worded
from eligibility.wording.grant import STEPS
from eligibility.wording.proof import FOLLOWS
from eligibility.wording.saying import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Proven:
    """The cases that prove one thing. ``state`` and ``text`` say how a condition stands; None and empty else."""

    cases: tuple[str, ...]
    state: State | None = None
    text: Text = ""
    anchor: str = "cases"


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """One condition of an ordinance, or one other thing that answers say."""

    slug: str
    label: Text
    proven: tuple[Proven, ...]
    citation: Citation | None = None

    @property
    def number(self) -> int:
        """How many cases prove something here."""
        return len({name for each in self.proven for name in each.cases})


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Topics under one heading; ``ordinance`` is empty for what is no condition."""

    ordinance: str
    topics: tuple[Topic, ...]


@cache
def all_groups() -> tuple[Group, ...]:
    """Everything the cases prove, the newest ordinance first. Sentences are translated when they are read."""
    latest = {edition.ordinance: edition for edition in EDITIONS}
    conditions = (
        Group(ordinance=edition.ordinance, topics=tuple(_condition_topics(edition)))
        for edition in reversed(latest.values())
    )
    return (*conditions, Group(ordinance="", topics=tuple(_other_topics())))


@cache
def topics_by_slug() -> Mapping[str, Topic]:
    """Every topic, by its name in an address."""
    return {topic.slug: topic for group in all_groups() for topic in group.topics}


def _condition_topics(edition: Edition) -> Iterator[Topic]:
    numbers = figure_texts(edition.figures)
    proven = _ways_of(edition.ordinance)
    for condition in edition.conditions:
        yield Topic(
            slug=_slug(edition.ordinance, condition.code),
            label=said(worded(condition.code).label, **numbers),
            citation=condition.citation,
            proven=tuple(
                _proven(condition, way, cases, numbers)
                for way, cases in proven.items()
                if way.condition == condition.code
            ),
        )


def _ways_of(ordinance: str) -> Mapping[Way, tuple[str, ...]]:
    """The cases that prove each way, those of all wordings of the ordinance together."""
    wordings = [edition.wording for edition in EDITIONS if edition.ordinance == ordinance]
    found: dict[Way, set[str]] = {}
    for way, evidence in prove_ways(collected_cases()).items():
        if way.wording in wordings and evidence.asserted_by:
            found.setdefault(replace(way, wording=ordinance), set()).update(evidence.asserted_by)
    return {way: tuple(sorted(found[way])) for way in sorted(found, key=_rank)}


def _rank(way: Way) -> tuple[int, str]:
    return list(Outcome).index(way.outcome), way.code


def _proven(condition: Condition, way: Way, cases: tuple[str, ...], numbers: Mapping[str, Text]) -> Proven:
    finding = Finding(
        condition=way.condition,
        outcome=way.outcome,
        kind=way.kind,
        citation=condition.citation,
        reads=condition.reads,
        decided_by=(),
    )
    return Proven(
        cases=cases,
        state=state_of(finding),
        text=said(sentence(finding), **numbers),
        anchor=_slug(way.outcome, way.kind or ""),
    )


def _other_topics() -> Iterator[Topic]:
    traits = {trait: evidence.asserted_by for trait, evidence in prove_traits(collected_cases()).items()}
    for code, text in STEPS.items():
        named = (cases for trait, cases in traits.items() if trait.key.startswith("steps.") and trait.code == code)
        yield _other_topic(_slug("step", code), text, named)
    for key, text in FOLLOWS.items():
        yield _other_topic(_slug("about", key), text, (cases for trait, cases in traits.items() if trait.key == key))


def _other_topic(slug: str, label: Text, named: Iterable[Iterable[str]]) -> Topic:
    cases = sorted({name for names in named for name in names})
    return Topic(slug=slug, label=label, proven=(Proven(cases=tuple(cases)),))


def _slug(*parts: str) -> str:
    return "-".join(part for part in parts if part).replace(":", "-").replace("_", "-")
