"""Telling where a case stands: that it waits, that the client has handed in the application."""

from datetime import date

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Case, CaseStatus, Deed
from portal.casework.steps.states import Turn
from portal.casework.steps.turning import turn

from .ground import hold


@transaction.atomic
def wait(*, by: User, case: Case, for_what: CaseStatus) -> Case:
    """Say that the work waits for the client, or for a document. Raises WrongStatus."""
    way = Turn.WAIT_FOR_DOCUMENT if for_what == CaseStatus.WAITING_DOCUMENT else Turn.WAIT_FOR_CLIENT
    held = turn(hold(case, by=by), way, by=by)
    record(Deed.CASE_WAITS, by=by, case=held, fields=[held.status])
    return held


@transaction.atomic
def go_on(*, by: User, case: Case) -> Case:
    """Say that what was waited for has come, or is no longer waited for. Raises WrongStatus."""
    held = turn(hold(case, by=by), Turn.GO_ON, by=by)
    record(Deed.CASE_GOES_ON, by=by, case=held)
    return held


@transaction.atomic
def note_submitted(*, by: User, case: Case, submitted_on: date) -> Case:
    """Note that the client has handed in the application, on a day that was told. Raises WrongStatus."""
    held = turn(hold(case, by=by), Turn.SUBMIT, by=by, submitted_on=submitted_on)
    record(Deed.CASE_SUBMITTED, by=by, case=held, fields=["submitted_on"])
    return held


@transaction.atomic
def undo_submitted(*, by: User, case: Case) -> Case:
    """Take back that the application was handed in. Raises WrongStatus."""
    held = turn(hold(case, by=by), Turn.UNDO_SUBMIT, by=by, submitted_on=None)
    record(Deed.SUBMISSION_UNDONE, by=by, case=held, fields=["submitted_on"])
    return held
