"""The case's state is changed here and nowhere else: each change is a row with its moment, for telling lead times."""

from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.casework.models import Case, CaseStatus, Deed, StateChange
from portal.casework.models.event import IN_THE_DOCUMENT
from portal.casework.steps.states import Turn, after


def begin(case: Case, *, by: User) -> None:
    """Write down that a case began."""
    _changed(case, before="", turn="open", by=by)


def turn(held: Case, way: Turn, *, by: User, **told: Any) -> Case:
    """Move a case that is held, and set what was told with it. Raises WrongStatus where the table refuses."""
    before, held.status = held.status, after(way, held)
    for name, value in told.items():
        setattr(held, name, value)
    if held.status != before or told:
        held.save(update_fields=["status", *told])
    if held.status != before:
        _changed(held, before=before, turn=way, by=by)
    return held


def _changed(case: Case, *, before: str, turn: str, by: User) -> None:
    StateChange.objects.create(
        municipality_id=case.municipality_id, case=case, before=before, after=case.status, turn=turn, by=by
    )


def touched(deed: Deed, *, case: Case, by: User) -> None:
    """What follows from any deed but a reading: the case is at the top of the list, and may not be ready any longer."""
    Case.objects.filter(pk=case.pk).update(touched_at=timezone.now())
    if deed in IN_THE_DOCUMENT:
        ready = Case.objects.filter(pk=case.pk, status=CaseStatus.READY).first()
        if ready is not None:
            turn(ready, Turn.CHANGE, by=by)
