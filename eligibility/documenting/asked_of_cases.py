"""A case told to the wizard question by question, by somebody who answers as the case stands and no more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from eligibility.asking.answers import HOUSEHOLD, Answers
from eligibility.asking.checklists import spell
from eligibility.asking.offering import words_offered
from eligibility.asking.questions import BY_CODE, UNTOLD, Control, Question
from eligibility.asking.roster import MOST_CHILDREN, MOST_OTHER_ADULTS, MOST_PERSONS, PARTNER, YOU, Role
from eligibility.asking.routing import Turn
from eligibility.asking.standing import Standing, standing
from eligibility.asking.telling import ADULT, Hearing
from eligibility.asking.weighing import next_turn
from eligibility.law import CaseFile, Household, Outcome, Person, PersonOutcome, Relation, assess
from eligibility.law.dates import has_reached, reaches_within_a_year
from eligibility.showing.alike import shared_options


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One question as it was met: how many answers, and how many where the same one for everybody is used."""

    code: str
    answers: int
    answers_at_once: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A case told to the end. ``blocked_after`` counts the pages until somebody's first obstacle was known, and
    ``all_blocked_after`` until everybody's was who has one; None where nobody has.

    ``is_exact`` says that the law comes to the same of what was told as of the case itself. ``cast`` is who of the
    case was who, by id in the wizard.
    """

    pages: tuple[Page, ...]
    blocked_after: int | None
    all_blocked_after: int | None
    is_exact: bool
    cast: Mapping[str, Person]
    now: Standing

    @property
    def answers(self) -> int:
        """Answers to give, person by person."""
        return sum(page.answers for page in self.pages)

    @property
    def answers_at_once(self) -> int:
        """Answers to give where the same one for everybody is used."""
        return sum(page.answers_at_once for page in self.pages)


_FIRST = Page(code=HOUSEHOLD, answers=3, answers_at_once=3)


def ask(case: CaseFile) -> Asking | None:
    """Tell the case to the wizard; None for a household that its first question has no room for."""
    cast = _cast(case.household, case.on)
    if cast is None:
        return None
    words = {
        f"{HOUSEHOLD}.partner": "yes" if PARTNER in cast else "no",
        f"{HOUSEHOLD}.children": str(sum(id.startswith(Role.CHILD) for id in cast)),
        f"{HOUSEHOLD}.other_adults": str(sum(id.startswith(Role.OTHER_ADULT) for id in cast)),
    }
    truth = Truth(case, cast)
    pages, blocked = [_FIRST], [frozenset[str]()]
    while turn := next_turn(now := stand(words, case.on)):
        given = {id: truth.word(turn.question, id, now) for id in turn.persons}
        words |= {f"{id}.{turn.question.code}": word for id, word in given.items()}
        pages.append(_page(turn, given, now))
        blocked.append(_blocked(stand(words, case.on)))
    return Asking(
        pages=tuple(pages),
        blocked_after=next((place for place, known in enumerate(blocked, start=1) if known), None),
        all_blocked_after=blocked.index(blocked[-1]) + 1 if blocked[-1] else None,
        is_exact=_comes_to_the_same(case, now, cast),
        cast=cast,
        now=now,
    )


def stand(words: Mapping[str, str], on: date) -> Standing:
    """Where these answers lead. Raises ValueError where the first question is not answered."""
    answers = Answers(dict(words))
    if answers.roster is None:
        raise ValueError("the first question is not answered")
    return standing(answers, answers.roster, on)


def _cast(household: Household, on: date) -> dict[str, Person] | None:
    """Who of a case is who in the wizard, by id there: the first adult is you. None where there is no room."""
    you = next((person for person in household.persons if not _is_child(person, on)), household.persons[0])
    partner = household.partner_of(you.id)
    others = [person for person in household.persons if person not in (you, partner)]
    children = [person for person in others if _is_child(person, on)]
    adults = [person for person in others if not _is_child(person, on)]
    if len(children) > MOST_CHILDREN or len(adults) > MOST_OTHER_ADULTS or len(household.persons) > MOST_PERSONS:
        return None
    return {
        YOU: you,
        **({PARTNER: partner} if partner else {}),
        **{f"{Role.CHILD}{place}": person for place, person in enumerate(children, start=1)},
        **{f"{Role.OTHER_ADULT}{place}": person for place, person in enumerate(adults, start=1)},
    }


def _is_child(person: Person, on: date) -> bool:
    """Under 18, or said to be somebody's child where the birth was not told."""
    return not has_reached(ADULT, person.born, on) if person.born else person.relation is Relation.CHILD


class Truth:
    """Answers as a case stands: the word that tells most of it, and nothing that the case does not say."""

    def __init__(self, case: CaseFile, cast: Mapping[str, Person]) -> None:
        self.case = case
        self.cast = {id: _tied_directly(person, case.household) for id, person in cast.items()}
        self._id_of = {person.id: id for id, person in cast.items()}

    def word(self, question: Question, id: str, now: Standing) -> str:
        """The answer to a question about a person."""
        if question.code == "other_couple":
            return self._couple()
        person = self.cast[id]
        if question.code == "shares_household":
            return self._home(person)
        if question.control is Control.NUMBER:
            return UNTOLD if person.travel_cost is None else str(person.travel_cost)
        told = {
            word: facts
            for word in words_offered(question, id, now.roster)
            if (facts := _facts(question, id, word, now)) and self._is_true(facts, person, now.hearing)
        }
        return max(told, key=lambda word: len(told[word]), default=UNTOLD)

    def _couple(self) -> str:
        for couple in self.case.household.couples:
            ids = sorted(self._id_of[one] for one in couple)
            if all(id.startswith(Role.OTHER_ADULT) for id in ids):
                return "+".join(ids)
        return "no"

    def _home(self, person: Person) -> str:
        if self.case.household.unclear:
            return UNTOLD
        return "yes" if person.household == self.cast[YOU].household else "no"

    def _is_true(self, facts: Mapping[str, Any], person: Person, hearing: Hearing) -> bool:
        return all(self._holds(fact, told, getattr(person, fact), hearing) for fact, told in facts.items())

    def _holds(self, fact: str, told: Any, fact_of_case: Any, hearing: Hearing) -> bool:
        """Whether what a word tells is what the case says. Of days, only what the law reads of them is told."""
        if fact == "ties_through_partner":
            return bool(told) == bool(fact_of_case)
        if fact_of_case is None:
            return False
        match fact:
            case "ties_to":
                return bool(told == self._id_of[fact_of_case])
            case "permit_since":
                return hearing.cutoff is not None and (told <= hearing.cutoff) == (fact_of_case <= hearing.cutoff)
            case "born":
                return _age(told, hearing.on) == _age(fact_of_case, hearing.on)
            case _:
                return bool(told == fact_of_case)


def _tied_directly(person: Person, household: Household) -> Person:
    """The person, with ties through somebody's partner as ties to that partner, whom the wizard asks for."""
    partner = household.partner_of(person.ties_to) if person.ties_to and person.ties_through_partner else None
    if partner is None or partner.id == person.id:
        return person
    return replace(person, ties_to=partner.id, ties_through_partner=False)


def _facts(question: Question, id: str, word: str, now: Standing) -> dict[str, Any]:
    """What a word tells of that which the law of the day reads."""
    spelled = spell(question, word) if question.is_list else {question.code: word}
    told = [now.hearing.facts(BY_CODE[part], id, said) for part, said in spelled.items()]
    return {
        fact: value for facts in told for fact, value in facts.items() if fact in now.read or fact.startswith("ties_")
    }


def _age(born: date, on: date) -> tuple[bool, bool]:
    return has_reached(ADULT, born, on), reaches_within_a_year(ADULT, born, on)


def _page(turn: Turn, given: Mapping[str, str], now: Standing) -> Page:
    shared = {option.word for option in shared_options(turn.question, turn.persons, now.roster)}
    counted = Counter(given.values())
    at_once = max((count for word, count in counted.items() if _can_be_shared(turn.question, word, shared)), default=0)
    saved = max(at_once - 1, 0)
    return Page(code=turn.question.code, answers=len(given), answers_at_once=len(given) - saved)


def _can_be_shared(question: Question, word: str, shared: set[str]) -> bool:
    return bool(shared) if question.is_list else word in shared


def _blocked(now: Standing) -> frozenset[str]:
    """Those of whom something is known that is not met."""
    persons = now.assessment.persons
    return frozenset(person.id for person in persons if any(f.outcome is Outcome.NOT_MET for f in person.findings))


def _comes_to_the_same(case: CaseFile, now: Standing, cast: Mapping[str, Person]) -> bool:
    """Whether the law says the same of what was told as of the case itself."""
    own = assess(case.household, case.on)
    outcomes: dict[str, PersonOutcome] = {id: own.person(person.id).outcome for id, person in cast.items()}
    sums = [(grant.min, grant.max, grant.if_unblocked) for grant in (own.grant, now.assessment.grant)]
    return outcomes == now.assessment.outcomes() and sums[0] == sums[1]
