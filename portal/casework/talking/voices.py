"""Each adult's own voice as it stands: who has had a talk alone, whose yes holds, and whose the document waits for."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from portal.casework.models import FACTS, Case, Confirmation, NextTalk, Part, Person, Talk
from portal.casework.people.ages import is_child
from portal.casework.steps.step_states import StepState


@dataclass(frozen=True, kw_only=True)
class MissingVoice:
    """An adult who applies and has had no talk of her own, or whose own yes does not hold as things stand."""

    person: Person
    talk: bool
    confirmation: bool


def adults(case: Case, people: Iterable[Person]) -> list[Person]:
    """Those who speak for themselves; somebody whose age was not told does."""
    return [person for person in people if is_child(person, case.applied_on) is not True]


def adults_who_apply(case: Case, people: Iterable[Person]) -> list[Person]:
    return [person for person in adults(case, people) if person.part == Part.IN]


def fingerprint(case: Case, person: Person, people: Iterable[Person]) -> str:
    """What a person says yes to: her own facts, the children who apply, the day, and with whom she is a couple.

    Whether another adult applies is no part of it: one adult's yes must not tell of another's.
    """
    children = [one for one in people if is_child(one, case.applied_on) is True and one.part == Part.IN]
    told = [[str(one.pk), *(str(_value(one, name)) for name in FACTS)] for one in (person, *children)]
    words = [str(case.applied_on), case.household_unclear, str(person.partner_id), told]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _value(person: Person, name: str) -> object:
    return getattr(person, f"{name}_id" if name == "ties_to" else name)


def counts_for(person: Person, day: date, noted_at: datetime) -> bool:
    """Whether what was said on a day, and noted then, still counts as the person's own word."""
    since = person.voice_from
    return since is None or (day >= timezone.localdate(since) and noted_at > since)


def talks_of(people: Sequence[Person]) -> Mapping[UUID, list[Talk]]:
    """The talks with each person, newest first, without those that a correction has replaced."""
    talks = list(Talk.objects.filter(person__in=people))
    replaced = {talk.corrects_id for talk in talks}
    found: dict[UUID, list[Talk]] = defaultdict(list)
    for talk in talks:
        if talk.pk not in replaced:
            found[talk.person_id].append(talk)
    return found


def own_talk(person: Person, talks: Iterable[Talk]) -> Talk | None:
    """The newest talk of the person's own that counts as her word."""
    return next((talk for talk in talks if talk.counts and _still_counts(person, talk)), None)


def _still_counts(person: Person, talk: Talk) -> bool:
    return person.voice_from is None or counts_for(person, talk.held_on, talk.first_noted_at)


def _confirmations_of(people: Sequence[Person]) -> Mapping[UUID, list[Confirmation]]:
    found: dict[UUID, list[Confirmation]] = defaultdict(list)
    for confirmation in Confirmation.objects.filter(person__in=people):
        found[confirmation.person_id].append(confirmation)
    return found


def holds(confirmation: Confirmation, person: Person, facts: str) -> bool:
    """Whether a yes still stands: not withdrawn, and about the facts as they are."""
    stands = confirmation.withdrawn_at is None and confirmation.facts == facts
    return stands and counts_for(person, confirmation.given_on, confirmation.noted_at)


def missing_voices(case: Case, people: Sequence[Person]) -> list[MissingVoice]:
    """Whose voice the document waits for. A single adult's is asked for only where she has said something else."""
    applying = adults_who_apply(case, people)
    talks, confirmations = talks_of(applying), _confirmations_of(applying)
    missing = []
    for person in applying:
        given = confirmations[person.pk]
        facts = fingerprint(case, person, people)
        lacks = MissingVoice(
            person=person,
            talk=not any(talk.counts for talk in talks[person.pk]),  # as the first page says it
            confirmation=not any(holds(one, person, facts) for one in given),
        )
        taken_back = person.voice_from is not None or any(one.withdrawn_at for one in given)
        if (lacks.talk or lacks.confirmation) and (len(applying) > 1 or taken_back):
            missing.append(lacks)
    return missing


def talk_states(case: Case, people: Sequence[Person]) -> dict[UUID, StepState]:
    """Where the talk with each person stands. What a person has answered alone does not show here."""
    talks = talks_of(people)
    planned = set(NextTalk.objects.filter(person__in=people).values_list("person", flat=True))
    grown = {person.pk for person in adults(case, people)}
    return {
        person.pk: _talk_state(talks[person.pk], planned=person.pk in planned, needed=person.pk in grown)
        for person in people
    }


def _talk_state(talks: list[Talk], *, planned: bool, needed: bool) -> StepState:
    if any(talk.counts for talk in talks):
        return StepState.DONE
    if any(not talk.was_understood for talk in talks) and not planned:
        return StepState.WAITING
    if talks or planned:
        return StepState.IN_PROGRESS
    return StepState.NOT_STARTED if needed else StepState.NOT_NEEDED


def confirmation_states(case: Case, people: Sequence[Person]) -> dict[UUID, StepState]:
    """Where each person's own yes stands. One that no longer holds is begun, whatever the cause."""
    given = _confirmations_of(people)
    applying = {person.pk for person in adults_who_apply(case, people)}
    states = {}
    for person in people:
        facts = fingerprint(case, person, people) if given[person.pk] else ""
        if person.pk not in applying:
            states[person.pk] = StepState.NOT_NEEDED
        elif any(holds(one, person, facts) for one in given[person.pk]):
            states[person.pk] = StepState.DONE
        else:
            states[person.pk] = StepState.IN_PROGRESS if given[person.pk] else StepState.NOT_STARTED
    return states
