"""What is asked next: the first question, in asking order, that an undecided condition still reads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from eligibility.answers import HOUSEHOLD, Answers, may_be_asked
from eligibility.law import (
    Assessment,
    Bound,
    Citation,
    Figure,
    Household,
    Outcome,
    PersonAssessment,
    PersonOutcome,
    assess,
    figures,
)
from eligibility.questions import BY_CODE, QUESTIONS, UNTOLD, Asked, Question
from eligibility.roster import Role, Roster
from eligibility.telling import household_of

ASKED_NOTHING_MORE = frozenset({PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME})


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where the answers have led: who would move, what was told of them, and how the law judges it."""

    answers: Answers
    roster: Roster
    household: Household
    assessment: Assessment
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, of whom it is asked, and the provision that makes it needed."""

    question: Question
    persons: tuple[str, ...]
    citation: Citation | None


def standing(answers: Answers, roster: Roster, on: date) -> Standing:
    """The answers judged under the law of that day. Raises NoEditionInForce for a day none covers."""
    numbers = figures(on)
    cutoff = numbers["cutoff_date"].day if "cutoff_date" in numbers else None
    household = household_of(answers, roster, on, cutoff)
    return Standing(
        answers=answers,
        roster=roster,
        household=household,
        assessment=_assess(household, answers, on),
        figures=numbers,
    )


def _assess(household: Household, answers: Answers, on: date) -> Assessment:
    """The assessment; where it was not told whether two other adults are a couple, the lowest sum is a couple's."""
    assessment = assess(household, on)
    if answers.word(HOUSEHOLD, "other_couple") != UNTOLD:
        return assessment
    one, other = [person.id for person in household.persons if person.id.startswith(Role.OTHER_ADULT)][:2]
    capped = assess(replace(household, couples=(*household.couples, (one, other))), on)
    if capped.grant.min >= assessment.grant.min:
        return assessment
    lowest = tuple(step for step in capped.grant.steps if step.bound is Bound.MIN)
    others = tuple(step for step in assessment.grant.steps if step.bound is not Bound.MIN)
    grant = replace(assessment.grant, min=capped.grant.min, steps=(*lowest, *others))
    return replace(assessment, grant=grant, payments=capped.payments)


def next_turn(now: Standing) -> Turn | None:
    """The next question, or None when nothing that could be told would decide anything more."""
    wanted = facts_wanted(now)
    for question in QUESTIONS:
        persons = tuple(id for id in may_be_asked(question, now.roster) if _is_due(question, id, wanted, now))
        if persons:
            return Turn(question, persons, citation_for(question, now))
    return None


def turn_again(code: str, now: Standing) -> Turn | None:
    """A question once more, for those who answered it or would be asked it now; None where nothing reads it."""
    question = BY_CODE[code]
    citation = citation_for(question, now)
    wanted = facts_wanted(now)
    persons = tuple(
        id
        for id in may_be_asked(question, now.roster)
        if now.answers.word(id, code) is not None or _is_due(question, id, wanted, now)
    )
    return Turn(question, persons, citation) if persons and citation else None


def turn_before(code: str, answers: Answers) -> str | None:
    """The answered question before this one in asking order; the first question is before them all."""
    if code == HOUSEHOLD:
        return None
    before = HOUSEHOLD
    for question in QUESTIONS:
        if question.code == code:
            break
        if any(key.partition(".")[2] == question.code for key in answers.words):
            before = question.code
    return before


def facts_wanted(now: Standing) -> Mapping[str, frozenset[str]]:
    """The facts that would decide something, by person: those an undecided condition reads, and costs to add."""
    wanted: dict[str, set[str]] = {person.id: set() for person in now.household.persons}
    for person in now.assessment.persons:
        if person.outcome not in ASKED_NOTHING_MORE:
            _add_facts_read(person, now.household, wanted)
    for reservation in now.assessment.reservations:
        if reservation.code == "travel_cost_not_told":
            for id in reservation.persons:
                wanted[id].add("travel_cost")
    return {id: frozenset(facts) for id, facts in wanted.items()}


def _add_facts_read(person: PersonAssessment, household: Household, wanted: dict[str, set[str]]) -> None:
    ties_to = household.person(person.id).ties_to
    for finding in person.findings:
        if finding.outcome is not Outcome.UNKNOWN:
            continue
        for fact in finding.reads:
            owner, dot, of_owner = fact.rpartition(".")
            if not dot:
                wanted[person.id].add(fact)
            elif owner == "ties_to" and ties_to in wanted:
                wanted[ties_to].add(of_owner)


def _is_due(question: Question, id: str, wanted: Mapping[str, frozenset[str]], now: Standing) -> bool:
    if now.answers.word(id, question.code) is not None:
        return False
    if question.of is Asked.HOUSEHOLD or question.of is Asked.OTHER_ADULTS:
        return True  # who is one household with whom, and who a couple, is part of who would move
    is_open = now.assessment.person(id).outcome not in ASKED_NOTHING_MORE
    return is_open and question.when(now.household.person(id)) and not wanted[id].isdisjoint(question.facts)


def citation_for(question: Question, now: Standing) -> Citation | None:
    """The provision that makes a question needed, as the law itself cites it."""
    if question.of is Asked.HOUSEHOLD and "couple_cap" in now.figures:
        return now.figures["couple_cap"].citation
    if question.of in (Asked.HOUSEHOLD, Asked.OTHER_ADULTS):
        return now.figures["household_cap"].citation
    read = [
        finding
        for person in now.assessment.persons
        for finding in person.findings
        if not set(question.facts).isdisjoint(finding.reads)
    ]
    undecided = [finding for finding in read if finding.outcome is Outcome.UNKNOWN]
    return next((finding.citation for finding in (*undecided, *read)), _reserved(question, now))


def _reserved(question: Question, now: Standing) -> Citation | None:
    fact = f"{question.code}_not_told"
    return next((r.citation for r in now.assessment.reservations if r.code == fact), None)
