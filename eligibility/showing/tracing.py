"""Which facts decided a condition, in words: the person's own, and those of the people and things it looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from eligibility.law import Assessment, DecidingFact, Household
from eligibility.showing.presented import FactView
from eligibility.showing.states import STATE_OF_PERSON
from eligibility.wording import household as words
from eligibility.wording.facts import NOT_TOLD, fact_label
from eligibility.wording.saying import Text
from eligibility.wording.telling import Teller

Names: TypeAlias = Mapping[str, Text]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracer:
    """Tells what decided a finding. ``names`` says what each person is called, ``tell`` how a fact is said."""

    assessment: Assessment
    household: Household
    names: Names
    tell: Teller

    def in_words(self, facts: Sequence[DecidingFact], about: str) -> tuple[FactView, ...]:
        """The facts that decided something about the person with that id, or that are missing."""
        before = (None, *(fact.of for fact in facts))
        return tuple(self._fact(fact, about, of == fact.of) for fact, of in zip(facts, before, strict=False))

    def _fact(self, fact: DecidingFact, about: str, is_next: bool) -> FactView:
        label, value = self._words(fact)
        owner = self.names[fact.of] if fact.of is not None and fact.of != about else ""
        return FactView(name=fact.name, owner=owner, label=label, value=value, is_next=bool(owner) and is_next)

    def _words(self, fact: DecidingFact) -> tuple[Text, Text]:
        value: Any = fact.value
        match fact.fact:
            case "outcome":
                return words.HOW_IT_STANDS, STATE_OF_PERSON[value].word
            case "couples":
                return words.COUPLES, words.couple_in_words(self.names[id] for id in value) if value else NOT_TOLD
            case "unclear":
                return words.ONE_HOUSEHOLD, NOT_TOLD if value else words.TOLD
            case "household":
                others = (p.id for p in self.household.persons if p.household == value and p.id != fact.of)
                return words.LIVES_WITH, words.company_in_words(self.names[id] for id in others)
            case "ties_to" if value is not None:
                return fact_label("ties_to"), self.names.get(value, NOT_TOLD)
            case _:
                return self.tell(fact.fact, value)
