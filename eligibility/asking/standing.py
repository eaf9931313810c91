"""Where the answers have led: what was told of whom, and how the law of the day judges it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from eligibility.asking.answers import HOUSEHOLD, Answers
from eligibility.asking.checklists import spelled_out
from eligibility.asking.questions import UNTOLD
from eligibility.asking.roster import Role, Roster
from eligibility.asking.telling import Hearing, household_of
from eligibility.law import Assessment, Bound, Figure, Household, PersonOutcome, assess, figures

ASKED_NOTHING_MORE = frozenset({PersonOutcome.NOT_COVERED, PersonOutcome.OTHER_SCHEME})


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where the answers have led: who would move, what was told of them, and how the law judges it.

    ``words`` are the answers with every check-list spelled out, and ``read`` all facts that the law of the day reads.
    """

    answers: Answers
    roster: Roster
    words: Mapping[str, str]
    hearing: Hearing
    household: Household
    assessment: Assessment
    figures: Mapping[str, Figure]
    read: frozenset[str]

    def is_open(self, id: str) -> bool:
        """Whether anything that could be told would still matter for this person."""
        return self.assessment.person(id).outcome not in ASKED_NOTHING_MORE

    def assess(self, household: Household, on: date) -> Assessment:
        """Another household judged as this one was, with what the answers leave open."""
        return _assess(household, self.words, on)


def standing(answers: Answers, roster: Roster, on: date) -> Standing:
    """The answers judged under the law of that day. Raises NoEditionInForce for a day none covers."""
    numbers = figures(on)
    hearing = Hearing(roster=roster, on=on, cutoff=numbers["cutoff_date"].day if "cutoff_date" in numbers else None)
    words = spelled_out(answers.words)
    household, assessment = _judge(words, hearing)
    return Standing(
        answers=answers,
        roster=roster,
        words=words,
        hearing=hearing,
        household=household,
        assessment=assessment,
        figures=numbers,
        read=frozenset(fact for person in assessment.persons for finding in person.findings for fact in finding.reads),
    )


def _judge(words: Mapping[str, str], hearing: Hearing) -> tuple[Household, Assessment]:
    household = household_of(words, hearing)
    assessment = _assess(household, words, hearing.on)
    if household.unclear and (outside := whose_home_is_no_matter(household, assessment)):
        household = household_of(words, hearing, outside)
        assessment = _assess(household, words, hearing.on)
    return household, assessment


def whose_home_is_no_matter(household: Household, assessment: Assessment) -> frozenset[str]:
    """Those whose home no longer matters: the grant is not for them, and nobody still asked about rests on them."""
    closed = {person.id for person in assessment.persons if person.outcome in ASKED_NOTHING_MORE}
    return frozenset(closed - _rested_on(household, closed))


def _rested_on(household: Household, closed: Collection[str]) -> set[str]:
    named = {person.ties_to for person in household.persons if person.ties_to and person.id not in closed}
    partners = {partner.id for id in named if (partner := household.partner_of(id))}
    return named | partners


def _assess(household: Household, words: Mapping[str, str], on: date) -> Assessment:
    """The assessment; where it was not told whether two other adults are a couple, the lowest sum is a couple's."""
    assessment = assess(household, on)
    others = [person.id for person in household.persons if person.id.startswith(Role.OTHER_ADULT)]
    if words.get(f"{HOUSEHOLD}.other_couple") != UNTOLD or len(others) < 2:
        return assessment
    told = replace(household, couples_untold_among=frozenset())
    as_couples = [assess(replace(told, couples=(*told.couples, two)), on) for two in combinations(others, 2)]
    capped = min(as_couples, key=lambda found: found.grant.min)
    if capped.grant.min >= assessment.grant.min:
        return assessment
    lowest = tuple(step for step in capped.grant.steps if step.bound is Bound.MIN)
    higher = tuple(step for step in assessment.grant.steps if step.bound is not Bound.MIN)
    grant = replace(assessment.grant, min=capped.grant.min, steps=(*lowest, *higher))
    return replace(assessment, grant=grant, payments=capped.payments)
