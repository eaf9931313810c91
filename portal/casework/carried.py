"""What a resident's code would fill in: a draft of a case, to be read with the client before anything is kept.

The wizard asks some things roughly and then counts with the weakest day that agrees with the answer. Such a day was
told by nobody and is never filled in: it is asked for, with what was answered beside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from eligibility.asking.days import AskedDay, read_day
from eligibility.asking.questions import NOT_SAID, QUESTIONS, UNTOLD, Question
from eligibility.asking.roster import Member, Role
from eligibility.asking.standing import Standing, standing
from eligibility.carrying import Carried
from eligibility.law import Person as Facts
from eligibility.wording import DONT_KNOW, RATHER_NOT_SAY, Text, fact_label, figure_texts, said
from eligibility.wording.options import OPTIONS
from eligibility.wording.questions import ASKINGS
from portal.casework.forms.ground import CHECK_THE_YEAR, LATEST
from portal.casework.models import FACTS
from portal.casework.people.fact_groups import HOUSEHOLDS, ONLY_1984
from portal.casework.people.household import edition_on
from portal.casework.people.telling import label_of, value_text

ROUGH = ("born", "permit_since", "permit_unbroken")
"""The facts that no answer of the wizard tells exactly."""

_OTHER_HOMES = tuple(home for home in HOUSEHOLDS if home != "home")
_ADULT: Text = _("18 or older")
_UNKNOWN: Mapping[str, Text] = {UNTOLD: DONT_KNOW, NOT_SAID: RATHER_NOT_SAY}


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """A fact that is to be asked for exactly, with the rough question there was and its answer."""

    label: Text
    question: Text = ""
    answer: Text


@dataclass(frozen=True, kw_only=True)
class DraftPerson:
    """One person: the facts that would be saved, what is to be asked exactly, and what was not told, in words."""

    id: str
    called: Text
    facts: Mapping[str, Any]
    ties_to: str | None
    told: tuple[tuple[Text, Text], ...]
    to_ask: tuple[ToAsk, ...]
    not_told: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A case that could be opened. ``couples`` are pairs of ids, all there are where ``couples_told``.

    ``remarks`` say what is different now.
    """

    on: date
    made: date
    people: tuple[DraftPerson, ...]
    couples: tuple[tuple[str, str], ...]
    couples_told: bool
    household_unclear: bool
    remarks: tuple[Text, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no fact is told of anybody."""
        return not any(person.told for person in self.people)

    @property
    def couples_in_words(self) -> list[tuple[Text, Text]]:
        """Who are a couple."""
        called = {person.id: person.called for person in self.people}
        return [(called[one], called[other]) for one, other in self.couples]


def draft_of(carried: Carried, today: date) -> Draft:
    """Lay out what a code holds, under the law of the day it asks about."""
    roster = carried.roster
    day = _day_of(carried, today)
    now = standing(carried.answers.of_people_in(roster), roster, day.day)
    called = {member.id: _called(member) for member in roster.members}
    homes = _homes(now)
    left_out = () if edition_on(day.day) == "1984:890" else ONLY_1984
    people = tuple(_person(member, now, called, homes, left_out) for member in roster.members)
    return Draft(
        on=day.day,
        made=carried.made,
        people=people,
        couples=now.household.couples,
        couples_told=not now.household.couples_untold_among,
        household_unclear=now.household.unclear or None in homes.values(),
        remarks=tuple(_remarks(carried, day, today)),
    )


def _day_of(carried: Carried, today: date) -> AskedDay:
    """The day the code asks about, where a case can ask about it too."""
    day = read_day(carried.on.isoformat() if carried.on else "", today)
    return day if day.day <= LATEST else AskedDay(today, day.typed, CHECK_THE_YEAR)


def _called(member: Member) -> Text:
    match member.role:
        case Role.YOU:
            return _("The client")
        case Role.PARTNER:
            return _("The partner")
        case Role.CHILD:
            return said(_("Child %(number)s"), number=member.number)
        case Role.OTHER_ADULT:
            return said(_("Other adult %(number)s"), number=member.number)


def _homes(now: Standing) -> dict[str, str | None]:
    """The household of whoever has another one, as the form of a person has them; None when the form has no more."""
    apart = [person.id for person in now.household.persons if person.household != "home"]
    return {id: dict(enumerate(_OTHER_HOMES)).get(place) for place, id in enumerate(apart)}


def _person(
    member: Member,
    now: Standing,
    called: Mapping[str, Text],
    homes: Mapping[str, str | None],
    left_out: tuple[str, ...],
) -> DraftPerson:
    known = now.household.person(member.id)
    facts = {name: value for name, value in _told(known) if name not in left_out}
    if home := homes.get(member.id):
        facts["household"] = home
    shown = {*facts, *(("ties_to",) if known.ties_to else ())}
    told = tuple((label_of(name), _in_words(name, facts, known, called)) for name in FACTS if name in shown)
    return DraftPerson(
        id=member.id,
        called=called[member.id],
        facts=facts,
        ties_to=known.ties_to,
        told=told,
        to_ask=tuple(_to_ask(member, now)),
        not_told=tuple(_not_told(member, now)),
    )


def _told(known: Facts) -> Iterator[tuple[str, Any]]:
    """The facts that were told exactly, as a person's own form would save them."""
    for name in FACTS:
        value = getattr(known, name)
        if value is not None and name not in ("household", "ties_to", *ROUGH):
            yield name, str(value) if isinstance(value, str) else value


def _in_words(name: str, facts: Mapping[str, Any], known: Facts, called: Mapping[str, Text]) -> Text:
    return called[str(known.ties_to)] if name == "ties_to" else value_text(name, facts[name])


def _to_ask(member: Member, now: Standing) -> Iterator[ToAsk]:
    """What the wizard knows only roughly."""
    numbers = figure_texts(now.figures)
    if member.role is not Role.CHILD:
        yield ToAsk(label=fact_label("born"), answer=_ADULT)
    for question in QUESTIONS:
        word = now.words.get(f"{member.id}.{question.code}")
        if word is not None and word not in _UNKNOWN and _is_rough(question):
            # only an ordinance with a cut-off asks about it: without one there is no day to name
            with_day = "permit_since" in question.facts and "cutoff_date" in numbers
            asked = said(ASKINGS[question.code].alone, **numbers) if with_day else ""
            yield ToAsk(label=fact_label(question.facts[0]), question=asked, answer=OPTIONS[question.code][word])


def _is_rough(question: Question) -> bool:
    return not question.is_list and set(question.facts) <= set(ROUGH)


def _not_told(member: Member, now: Standing) -> Iterator[tuple[Text, Text]]:
    """What the person did not know, or would rather not say."""
    for question in QUESTIONS:
        word = now.words.get(f"{member.id}.{question.code}")
        if word is not None and word in _UNKNOWN:
            yield ASKINGS[question.code].short, _UNKNOWN[word]


def _remarks(carried: Carried, day: AskedDay, today: date) -> Iterator[Text]:
    if day.error:
        yield _("The day the code asks about cannot be used, so the case asks about today.")
    if carried.rules_have_changed(today):
        yield _("The rules have changed since the code was made.")
    if carried.dropped:
        shorts = dict.fromkeys(key.partition(".")[2] for key in carried.dropped)
        yield _("Some questions are asked in another way now. What was answered to them is not filled in.")
        yield from (ASKINGS[code].short for code in shorts if code in ASKINGS)
