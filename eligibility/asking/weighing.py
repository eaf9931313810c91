"""Which question decides most: every answer is tried on the law, and what that closes is counted.

An answer that shuts somebody out decides every condition of that person; else it decides those it settles. What only
decides an amount counts after everything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TypeAlias

from eligibility.asking.answers import HOUSEHOLD
from eligibility.asking.checklists import spell
from eligibility.asking.offering import offered
from eligibility.asking.questions import BY_CODE, NONE, NOT_SAID, UNTOLD, Asked, Control, Facts, Question
from eligibility.asking.roster import YOU
from eligibility.asking.routing import Turn, turns_due
from eligibility.asking.standing import ASKED_NOTHING_MORE, Standing
from eligibility.asking.telling import NOT_FOR_GOOD, TIES
from eligibility.law import Finding, Household, Outcome, Person, PersonAssessment, PersonOutcome, assess
from eligibility.law.countries import COUNTRIES

Weight: TypeAlias = tuple[float, float]
"""Conditions that an answer settles on an average, whether first and for the amount after."""

_STEP_ON_THE_WAY = 0.5
"""The weight of an answer that decides a condition only together with another."""
_TELLS_LITTLE = frozenset({UNTOLD, NOT_SAID})


def next_turn(now: Standing) -> Turn | None:
    """The next question, or None when nothing that could be told would decide anything more."""
    turns = turns_due(now)
    if len(turns) < 2:
        return turns[0] if turns else None
    scales = Scales(now)
    return max(turns, key=scales.weight)  # of equals the first, and turns stand in declared order


@dataclass(slots=True)
class Scales:
    """Weighs questions for one standing. People of whom the same was told weigh the same, so they are tried once."""

    now: Standing
    _tried: dict[tuple[str, Person], Weight] = field(default_factory=dict)

    def weight(self, turn: Turn) -> Weight:
        """What the question would decide, for all of whom it is due."""
        weights = [self._weight_for(turn.question, id) for id in turn.persons]
        return sum(conditions for conditions, _ in weights), sum(amounts for _, amounts in weights)

    def _weight_for(self, question: Question, id: str) -> Weight:
        if id == HOUSEHOLD or question.control is Control.NUMBER:
            return 0.0, 1.0
        person = self.now.household.person(id)
        alike = question.code, replace(person, id="", household="")
        if alike not in self._tried or self._is_special(person):
            self._tried[alike] = self._try_answers(question, person)
        return self._tried[alike]

    def _is_special(self, person: Person) -> bool:
        """Whether others rest on this person, so that somebody alike need not weigh the same."""
        return person.id == YOU or any(other.ties_to == person.id for other in self.now.household.persons)

    def _try_answers(self, question: Question, person: Person) -> Weight:
        words = _words(question, person.id, self.now)
        gains = [(self._gain(question, person, self._told(question, person.id, word)), words[word]) for word in words]
        answers = sum(words.values()) or 1
        conditions = sum(gain[0] * count for gain, count in gains) / answers
        amounts = sum(gain[1] * count for gain, count in gains) / answers
        if conditions <= 0 and self._is_lacking(question, person.id):
            return _STEP_ON_THE_WAY, amounts
        return (conditions, amounts) if conditions or amounts else (0.0, 1.0)

    def _is_lacking(self, question: Question, id: str) -> bool:
        """Whether a condition, and not only an amount, lacks the answer."""
        return any(
            finding.outcome is Outcome.UNKNOWN
            and finding.leads_to is not PersonOutcome.POSSIBLE
            and not set(question.facts).isdisjoint(finding.decided_by)
            for finding in self.now.assessment.person(id).findings
        )

    def _told(self, question: Question, id: str, word: str) -> Facts:
        if not question.is_list:
            return self.now.hearing.facts(question, id, word)
        spelled = spell(question, word).items()
        told = [self.now.hearing.facts(BY_CODE[part], id, said) for part, said in spelled]
        return {fact: value for facts in told for fact, value in facts.items()}

    def _gain(self, question: Question, person: Person, facts: Facts) -> Weight:
        now = self.now
        around = self._around(question, person, is_tied="ties_to" in facts)
        ids = {other.id for other in around}
        household = Household(
            persons=tuple(replace(person, **facts) if other.id == person.id else other for other in around),
            couples=tuple(couple for couple in now.household.couples if ids.issuperset(couple)),
            unclear=now.household.unclear and question.of is not Asked.OTHER_ADULTS,
            couples_untold_among=now.household.couples_untold_among & ids,
        )
        after = assess(household, now.hearing.on)
        decided = [
            _decided(now.assessment.person(judged.id), judged, now.household.unclear, household.unclear)
            for judged in after.persons
        ]
        return sum(conditions for conditions, _ in decided), sum(amounts for _, amounts in decided)

    def _around(self, question: Question, person: Person, is_tied: bool) -> tuple[Person, ...]:
        """Those whose standing the answer may change, or rests on: most often the person alone."""
        first = self.now.household.persons[0]
        rests_on_first = "relation" in self.now.read
        is_tied = is_tied or any(other.ties_to for other in self.now.household.persons)
        if is_tied or question.of is Asked.OTHER_ADULTS or (rests_on_first and person is first):
            return self.now.household.persons
        return (first, person) if rests_on_first else (person,)


def _words(question: Question, id: str, now: Standing) -> Mapping[str, int]:
    """Words to try, with the number of answers each stands for.

    Of a check-list one item at a time. Countries that the law takes alike are one word, and so is the household: how
    many live in it says nothing of whether the ties are to one of them.
    """
    if question.is_list:
        return dict.fromkeys((NONE, *question.items), 1)
    if question.code == "destination":
        return {NOT_FOR_GOOD: 1, **_countries_by_kind(now.figures["in_force_from"].day)}
    words = [option.word for option in offered(question, id, now.roster) if option.word not in _TELLS_LITTLE]
    ties = [word for word in words if word.startswith(TIES)]
    return {word: 1 for word in words if word not in ties[1:-1]}


@cache
def _countries_by_kind(on: date) -> Mapping[str, int]:
    """One country for each way in which the law of a day takes countries, and how many it takes so."""
    kinds: dict[tuple[Finding, ...], list[str]] = {}
    for country in sorted(COUNTRIES - {"SE"}):
        judged = assess(Household(persons=(Person(id=YOU, destination=country),)), on)
        kinds.setdefault(judged.persons[0].findings, []).append(country)
    return {countries[0]: len(countries) for countries in kinds.values()}


def _decided(
    before: PersonAssessment, after: PersonAssessment, unclear_before: bool, unclear_after: bool
) -> tuple[int, int]:
    """How many conditions of a person an answer decides, and how many amounts: all of them where it shuts out."""
    if before.outcome in ASKED_NOTHING_MORE:
        return 0, 0
    conditions, amounts = _still_open(before, unclear_before)
    if after.outcome in ASKED_NOTHING_MORE:
        return len(before.findings), amounts
    left = _still_open(after, unclear_after)
    return conditions - left[0], amounts - left[1]


def _still_open(person: PersonAssessment, unclear: bool) -> tuple[int, int]:
    """How many conditions are open for a person, and how many amounts."""
    found = [f.leads_to is PersonOutcome.POSSIBLE for f in person.findings if _is_open(f, unclear)]
    return len(found) - sum(found), sum(found)


def _is_open(finding: Finding, unclear: bool) -> bool:
    """Whether something that can be told would decide it; also who lives with whom, where that was not told."""
    return finding.outcome is Outcome.UNKNOWN or (
        unclear and finding.outcome is Outcome.FOR_THE_AGENCY and "household.unclear" in finding.reads
    )
