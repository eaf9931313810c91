"""Opening a case, deciding what it asks about, sharing it, closing it and opening it again."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from portal.accounts.models import MUNICIPAL_ROLES, Membership, User
from portal.casework.events import record
from portal.casework.models import Assignment, Case, CaseStatus, ClosingReason, Deed
from portal.casework.models.case import TRANSITIONS

from .ground import hold, hold_open, key_for, made_before


class WrongStatus(Exception):
    """The case is not in a status from which this can be done."""


class LastAssignment(Exception):
    """Somebody must have access to a case: the last access cannot be ended."""


@transaction.atomic
def open_case(
    *, by: User, applied_on: date, request_key: UUID | None = None, from_code: bool = False
) -> tuple[Case, bool]:
    """A new case in the municipality where `by` works, assigned to her; and whether it was made just now.

    `from_code` says that it begins with what a resident's code holds.

    The same request_key again gives the same case. Raises PermissionDenied for somebody without a municipality.
    """
    municipality_id = _municipality_of(by)
    key = key_for(request_key or uuid4(), by=by, within=municipality_id)
    if before := made_before(Case, municipality_id=municipality_id, request_key=key):
        return before, False
    try:
        with transaction.atomic():
            case = Case.objects.create(
                municipality_id=municipality_id, applied_on=applied_on, opened_by=by, request_key=key
            )
    except IntegrityError:  # the same form at the same moment: whoever came first has made it
        return Case.objects.get(municipality_id=municipality_id, request_key=key), False
    _assign(case, to=by, by=by)
    record(Deed.CASE_OPENED, by=by, case=case, fields=["residents_code"] if from_code else [])
    return case, True


def _municipality_of(user: User) -> int:
    membership = Membership.objects.filter(user=user, role__in=MUNICIPAL_ROLES).first()
    if membership is None or membership.municipality_id is None:
        raise PermissionDenied
    return membership.municipality_id


@transaction.atomic
def change_case(*, by: User, case: Case, applied_on: date, household_unclear: bool) -> Case:
    """Ask about another day, or say that who belongs to the household cannot be told."""
    held = hold_open(case, by=by)
    wanted = {"applied_on": applied_on, "household_unclear": household_unclear}
    changed = [name for name, value in wanted.items() if getattr(held, name) != value]
    if changed:
        Case.objects.filter(pk=held.pk).update(**wanted)
        record(Deed.CASE_CHANGED, by=by, case=held, fields=changed)
    return Case.objects.get(pk=held.pk)


@transaction.atomic
def assign_case(*, by: User, case: Case, to: User) -> Assignment:
    """Give a colleague in the same municipality access. Raises PermissionDenied for anybody else."""
    held = hold_open(case, by=by)
    if not _working_in(held.municipality_id).filter(user=to).exists():
        raise PermissionDenied
    live = Assignment.objects.live().filter(case=held, user=to).first()
    if live is not None:
        return live
    assignment = _assign(held, to=to, by=by)
    record(Deed.CASE_ASSIGNED, by=by, case=held)
    return assignment


def _working_in(municipality_id: int) -> QuerySet[Membership]:
    """The memberships of those who do case work in a municipality today."""
    return Membership.objects.filter(user__is_active=True, role__in=MUNICIPAL_ROLES, municipality=municipality_id)


def _assign(case: Case, *, to: User, by: User) -> Assignment:
    return Assignment.objects.create(municipality_id=case.municipality_id, case=case, user=to, given_by=by)


@transaction.atomic
def end_assignment(*, by: User, assignment: Assignment) -> None:
    """Take a colleague's access away, or one's own. Raises LastAssignment when nobody who works here would be left."""
    case = hold(assignment.case, by=by)
    live = Assignment.objects.live().filter(case=case)
    if not live.exclude(pk=assignment.pk).filter(user__memberships__in=_working_in(case.municipality_id)).exists():
        raise LastAssignment
    if live.filter(pk=assignment.pk).exists():
        record(Deed.ASSIGNMENT_ENDED, by=by, case=case)  # first: whoever ends her own access sees nothing afterwards
        live.filter(pk=assignment.pk).update(until=Now())


@transaction.atomic
def close_case(*, by: User, case: Case, reason: ClosingReason) -> Case:
    """End the work. Raises WrongStatus when it is closed already."""
    held = _turn(hold(case, by=by), CaseStatus.CLOSED)
    held.closed_at, held.closing_reason = timezone.now(), reason
    held.save(update_fields=["status", "closed_at", "closing_reason"])
    record(Deed.CASE_CLOSED, by=by, case=held)
    return held


@transaction.atomic
def reopen_case(*, by: User, case: Case) -> Case:
    """Take the work up again, with everything as it was. Raises WrongStatus when it is open already."""
    held = _turn(hold(case, by=by), CaseStatus.OPEN)
    held.closed_at, held.closing_reason = None, ""
    held.save(update_fields=["status", "closed_at", "closing_reason"])
    record(Deed.CASE_REOPENED, by=by, case=held)
    return held


def _turn(case: Case, status: CaseStatus) -> Case:
    if status not in TRANSITIONS[CaseStatus(case.status)]:
        raise WrongStatus
    case.status = status
    return case
