"""What the answers tell of a household. An answer that tells no exact day tells the weakest one that agrees with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eligibility.asking.answers import HOUSEHOLD
from eligibility.asking.questions import NOT_SAID, QUESTIONS, UNTOLD, Facts, Question
from eligibility.asking.roster import PARTNER, YOU, Member, Role, Roster
from eligibility.law import Household, PermitGround, Person, Relation

TIES = "ties."
OUTSIDE = "outside"
PARTNER_OF = "partner_of."
SAME_AS_YOU = "same"
NOT_FOR_GOOD = "not_for_good"
SOMEWHERE = "somewhere"
ADULT = 18  # what the first question calls an adult; which amount an age gives is for the law

Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """What an answer is heard against. ``cutoff`` is the day since which a permit must have been held, if any."""

    roster: Roster
    on: date
    cutoff: date | None

    def facts(self, question: Question, id: str, word: str) -> Facts:
        """The facts that a word tells of a person, and no others. Check-lists are spelled out before."""
        if word in (UNTOLD, NOT_SAID):
            return {}
        match question.code:
            case "age":
                return {"born": _born(word, self.on)}
            case "permit_since":
                return _permit_since(word, self.cutoff)
            case "permit_ground" if word.startswith(TIES):
                return {"permit_ground": PermitGround.TIES, **_ties(word, id, self.roster)}
            case "destination":
                return _destination(word)
            case "travel_cost":
                return {"travel_cost": int(word)}
            case "shares_household":
                return {"household": id} if word == "no" else {}
            case _:
                return question.tells.get(word, {})

    def person(self, member: Member, words: Words) -> Person:
        """What was told of one person."""
        told: dict[str, Any] = {}
        if member.role is Role.CHILD:
            told["relation"] = Relation.CHILD
        else:
            told["born"] = years_before(self.on, ADULT)
        for question in QUESTIONS:
            word = words.get(f"{member.id}.{question.code}")
            if word == SAME_AS_YOU:
                word = words.get(f"{YOU}.{question.code}")
            if word is not None:
                told.update(self.facts(question, member.id, word))
        return Person(id=member.id, **told)


def household_of(words: Words, hearing: Hearing, outside: Collection[str] = ()) -> Household:
    """What was told, for the law; check-lists spelled out. ``outside`` names those with whom nobody shares anything.

    Whether somebody else's home is theirs too was not told of an other adult who has not answered it.
    """
    roster = hearing.roster
    others = frozenset(member.id for member in roster.members if member.role is Role.OTHER_ADULT)
    return Household(
        persons=tuple(hearing.person(member, words) for member in roster.members),
        couples=tuple(_couples(words, roster)),
        unclear=any(words.get(f"{id}.shares_household") not in ("yes", "no") for id in others.difference(outside)),
        couples_untold_among=others if len(others) > 1 and not _is_told_of_couples(words) else frozenset(),
    )


def _born(age: str, on: date) -> date:
    match age:
        case "under_17":
            return years_before(on, ADULT - 2)
        case "17":
            return years_before(on, ADULT) + timedelta(days=183)
        case _:
            return years_before(on, ADULT)


def _permit_since(word: str, cutoff: date | None) -> Facts:
    if cutoff is None:
        return {}
    if word == "no":
        return {"permit_since": cutoff + timedelta(days=1)}
    return {"permit_since": cutoff, "permit_unbroken": word == "unbroken"}


def _ties(word: str, id: str, roster: Roster) -> Facts:
    named = word.removeprefix(TIES)
    other = named.removeprefix(PARTNER_OF)
    if named == OUTSIDE or other == id or roster.member(other) is None:
        return {}
    return {"ties_to": other, "ties_through_partner": other != named}


def _destination(word: str) -> Facts:
    if word == NOT_FOR_GOOD:
        return {"settle_permanently": False}
    if word in (SOMEWHERE, SAME_AS_YOU):
        return {"settle_permanently": True} if word == SOMEWHERE else {}
    return {"destination": word, "settle_permanently": True}


def _is_told_of_couples(words: Words) -> bool:
    return words.get(f"{HOUSEHOLD}.other_couple", UNTOLD) != UNTOLD


def _couples(words: Words, roster: Roster) -> Iterator[tuple[str, str]]:
    if roster.partner:
        yield YOU, PARTNER
    one, _, other = words.get(f"{HOUSEHOLD}.other_couple", "").partition("+")
    if roster.member(one) and roster.member(other):
        yield one, other


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28 February where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
