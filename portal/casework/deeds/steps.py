"""Skipping a step with a reason, taking it up again, and seeing whether the application can be handed in."""

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Case, CaseStatus, Deed, Person, SkippedStep, SkipReason, StepKind
from portal.casework.steps.desk import desk_of
from portal.casework.steps.states import Turn
from portal.casework.steps.steps import may_be_ready, steps_of
from portal.casework.steps.turning import turn

from .ground import hold_open
from .people import people_of


class CannotSkip(Exception):
    """There is no such step, or it may not be skipped: it is done, or each adult must have it for herself."""


@transaction.atomic
def skip_step(*, by: User, case: Case, step: StepKind, person: Person | None, reason: SkipReason) -> SkippedStep:
    """Skip a step, with the reason. Skipped already, it stays as it was. Raises CannotSkip, CaseIsClosed."""
    held = hold_open(case, by=by)
    before = SkippedStep.objects.filter(case=held, step=step, person=person, ended_at=None).first()
    if before is not None:
        return before
    wanted = (step, person.pk if person else None)
    steps = steps_of(desk_of(held, people_of(held)))
    if not any(one.may_skip and (one.kind, one.person.pk if one.person else None) == wanted for one in steps):
        raise CannotSkip
    skipped = SkippedStep.objects.create(
        municipality_id=held.municipality_id, case=held, person=person, step=step, reason=reason, skipped_by=by
    )
    record(Deed.STEP_SKIPPED, by=by, case=held, person=person, fields=[step, reason])
    settle(by=by, held=held)
    return skipped


@transaction.atomic
def take_up_step(*, by: User, skipped: SkippedStep) -> None:
    """Do a skipped step after all; when and by whom it was skipped stays written. Raises CaseIsClosed."""
    held = hold_open(skipped.case, by=by)
    ended = SkippedStep.objects.filter(pk=skipped.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    if ended:
        record(Deed.STEP_TAKEN_UP, by=by, case=held, person=skipped.person, fields=[skipped.step])
        if held.status == CaseStatus.READY and not _may_be_ready(held):
            turn(held, Turn.CHANGE, by=by)


def settle(*, by: User, held: Case) -> None:
    """Where the document is made and no step is left, the application is ready to be handed in. For a case held."""
    if held.status == CaseStatus.DRAFT and _may_be_ready(held):
        turn(held, Turn.PREPARE, by=by)


def _may_be_ready(held: Case) -> bool:
    return may_be_ready(steps_of(desk_of(held, people_of(held))))
