"""Noting a talk with one person, and planning the next. What was said is not written here."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Deed, InterpreterUse, Meeting, NextTalk, Person, Talk

from .ground import hold_open, key_for, made_before


class NotThisPersonsTalk(ValueError):
    """The talk to correct was with somebody else."""


@transaction.atomic
def note_talk(
    *,
    by: User,
    person: Person,
    held_on: date,
    language: str,
    interpreter: InterpreterUse,
    meeting: Meeting,
    alone: bool,
    teach_back: bool,
    held_by: User | None = None,
    booking_reference: str = "",
    corrects: Talk | None = None,
    request_key: UUID | None = None,
) -> Talk:
    """A talk that was held; a planned one is then no longer planned. The same request_key again gives the same talk.

    Raises NotThisPersonsTalk, CaseIsClosed.
    """
    case = hold_open(person.case, by=by)
    if corrects is not None and corrects.person_id != person.pk:
        raise NotThisPersonsTalk
    key = key_for(request_key or uuid4(), by=by, within=person.pk)
    if before := made_before(Talk, municipality_id=case.municipality_id, request_key=key):
        return before
    talk = Talk.objects.create(
        municipality_id=case.municipality_id,
        person=person,
        held_on=held_on,
        language=language,
        interpreter=interpreter,
        meeting=meeting,
        alone=alone,
        teach_back=teach_back,
        booking_reference=booking_reference,
        corrects=corrects,
        held_by=held_by or by,
        noted_by=by,
        request_key=key,
    )
    NextTalk.objects.filter(person=person, planned_on__lte=held_on).delete()
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return talk


@transaction.atomic
def plan_talk(
    *,
    by: User,
    person: Person,
    planned_on: date,
    meeting: Meeting,
    interpreter_needed: bool,
    booking_reference: str = "",
) -> NextTalk:
    """Say when the next talk is meant to be; what was planned before is replaced. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    planned, _made = NextTalk.objects.update_or_create(
        municipality_id=case.municipality_id,
        person=person,
        defaults={
            "planned_on": planned_on,
            "meeting": meeting,
            "interpreter_needed": interpreter_needed,
            "booking_reference": booking_reference,
        },
    )
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return planned


@transaction.atomic
def open_own_page(*, by: User, person: Person) -> Person:
    """One of the pages about a person's own talk, for showing: one event, the same for each. Raises NotRecorded."""
    record(Deed.OWN_PAGES_READ, by=by, case=person.case, person=person)
    return person
