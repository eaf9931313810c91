"""Writing down what Migrationsverket has decided, as the client shows or tells it, and what has happened since."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import AgencyDecision, Case, Deed, GrantedPerson, Person
from portal.casework.steps.states import Turn
from portal.casework.steps.turning import turn

from .ground import hold_open, key_for, made_before

DECIDED = ("decided_on", "known_on", "ordinance", "amount", "source")
SINCE = ("departed_on", "arrived_on", "second_asked_on", "permit_ended_on", "third_asked_on")


class DecisionChangedMeanwhile(Exception):
    """A colleague has saved since the form was opened."""


@transaction.atomic
def write_decision(
    *, by: User, case: Case, told: Mapping[str, Any], granted: Sequence[Person], request_key: UUID | None = None
) -> AgencyDecision:
    """A decision and whom it grants something. `told` are of DECIDED. The same request_key again gives the same one."""
    held = hold_open(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=held.pk)
    if before := made_before(AgencyDecision, municipality_id=held.municipality_id, request_key=key):
        return before
    decision = AgencyDecision.objects.create(
        municipality_id=held.municipality_id, case=held, noted_by=by, request_key=key, **told
    )
    _grant(decision, granted)
    turn(held, Turn.NOTE_DECISION, by=by)
    record(Deed.DECISION_WRITTEN, by=by, case=held, fields=told)
    return decision


@transaction.atomic
def change_decision(
    *, by: User, decision: AgencyDecision, version: int, told: Mapping[str, Any], granted: Sequence[Person]
) -> None:
    """Correct it. Who is no longer named loses the days noted since. Raises DecisionChangedMeanwhile."""
    held = hold_open(decision.case, by=by)
    saved = AgencyDecision.objects.get(pk=decision.pk)
    if saved.version != version:
        raise DecisionChangedMeanwhile
    changed = [name for name, value in told.items() if getattr(saved, name) != value]
    if {person.pk for person in granted} != set(saved.granted.values_list("person_id", flat=True)):
        changed.append("granted")
    if not changed:
        return
    AgencyDecision.objects.filter(pk=saved.pk).update(version=F("version") + 1, **told)
    saved.granted.exclude(person__in=granted).delete()
    _grant(saved, granted)
    record(Deed.DECISION_CHANGED, by=by, case=held, fields=changed)


def _grant(decision: AgencyDecision, people: Sequence[Person]) -> None:
    already = set(decision.granted.values_list("person_id", flat=True))
    GrantedPerson.objects.bulk_create(
        GrantedPerson(municipality_id=decision.municipality_id, decision=decision, person=person)
        for person in people
        if person.pk not in already
    )


@transaction.atomic
def note_since(*, by: User, granted: GrantedPerson, version: int, told: Mapping[str, date | None]) -> list[str]:
    """What has happened since for one person; `told` are of SINCE. Raises DecisionChangedMeanwhile."""
    held = hold_open(granted.decision.case, by=by)
    saved = GrantedPerson.objects.get(pk=granted.pk)
    changed = [name for name, value in told.items() if getattr(saved, name) != value]
    if not changed:
        return []
    if saved.version != version:
        raise DecisionChangedMeanwhile
    GrantedPerson.objects.filter(pk=saved.pk).update(version=F("version") + 1, **told)
    record(Deed.DECISION_CHANGED, by=by, case=held, person=granted.person, fields=changed)
    return changed


@transaction.atomic
def remove_decision(*, by: User, decision: AgencyDecision) -> None:
    """Take away a decision that was written down by mistake, and the days with it."""
    held = hold_open(decision.case, by=by)
    record(Deed.DECISION_CHANGED, by=by, case=held, fields=["removed"])
    GrantedPerson.objects.filter(decision=decision).delete()
    AgencyDecision.objects.filter(pk=decision.pk).delete()
    turn(held, Turn.UNDO_DECISION, by=by)
