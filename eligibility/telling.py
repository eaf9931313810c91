"""What the answers tell of a household. An answer that tells no exact day tells the weakest one that agrees with it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from eligibility.answers import HOUSEHOLD, Answers
from eligibility.law import Household, Person, Relation
from eligibility.questions import QUESTIONS, UNTOLD
from eligibility.roster import PARTNER, YOU, Member, Role, Roster

OUTSIDE = "outside"
PARTNER_OF = "partner_of."
SAME_AS_YOU = "same"
ADULT = 18  # what the first question calls an adult; which amount an age gives is for the law


def household_of(answers: Answers, roster: Roster, on: date, cutoff: date | None) -> Household:
    """What was told, for the law. ``cutoff`` is the day since which a permit must have been held, if there is one."""
    others = [member.id for member in roster.members if member.role is Role.OTHER_ADULT]
    return Household(
        persons=tuple(_person(answers, member, roster, on, cutoff) for member in roster.members),
        couples=tuple(_couples(answers, roster)),
        unclear=any(answers.word(id, "shares_household") not in ("yes", "no") for id in others),
    )


def _person(answers: Answers, member: Member, roster: Roster, on: date, cutoff: date | None) -> Person:
    told: dict[str, Any] = {"born": _born(answers.word(member.id, "age"), member, on)}
    if member.role is Role.CHILD:
        told["relation"] = Relation.CHILD
    for question in QUESTIONS:
        told.update(question.tells.get(answers.word(member.id, question.code) or UNTOLD, {}))
    told.update(_permit_since(answers.word(member.id, "permit_since"), cutoff))
    told.update(_ties(answers.word(member.id, "ties"), member, roster))
    told["destination"] = _destination(answers, member.id)
    told["travel_cost"] = _kronor(answers.word(member.id, "travel_cost"))
    if answers.word(member.id, "shares_household") == "no":
        told["household"] = member.id
    return Person(id=member.id, **told)


def _born(age: str | None, member: Member, on: date) -> date | None:
    if member.role is not Role.CHILD:
        return years_before(on, ADULT)
    match age:
        case "under_17":
            return years_before(on, ADULT - 2)
        case "17":
            return years_before(on, ADULT) + timedelta(days=183)
        case "adult":
            return years_before(on, ADULT)
        case _:
            return None


def _permit_since(word: str | None, cutoff: date | None) -> dict[str, Any]:
    if cutoff is None or word in (None, UNTOLD):
        return {}
    if word == "no":
        return {"permit_since": cutoff + timedelta(days=1)}
    return {"permit_since": cutoff, "permit_unbroken": word == "unbroken"}


def _ties(word: str | None, member: Member, roster: Roster) -> dict[str, Any]:
    if word in (None, UNTOLD, OUTSIDE):
        return {}
    id = word.removeprefix(PARTNER_OF)
    if id == member.id or roster.member(id) is None:
        return {}  # the person was taken away after this was answered
    return {"ties_to": id, "ties_through_partner": id != word}


def _destination(answers: Answers, id: str) -> str | None:
    word = answers.word(id, "destination")
    if word == SAME_AS_YOU:
        word = answers.word(YOU, "destination")
    return None if word in (None, UNTOLD, SAME_AS_YOU) else word


def _kronor(word: str | None) -> int | None:
    return None if word in (None, UNTOLD) else int(word)


def _couples(answers: Answers, roster: Roster) -> Iterator[tuple[str, str]]:
    if roster.partner:
        yield YOU, PARTNER
    one, _, other = (answers.word(HOUSEHOLD, "other_couple") or "").partition("+")
    if roster.member(one) and roster.member(other):
        yield one, other


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
