"""Opening a case, deciding what it asks about, closing it and opening it again."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.accounts.models import MUNICIPAL_ROLES, Membership, User
from portal.casework.log.events import record
from portal.casework.models import Case, ClosingReason, Deed, Receipt
from portal.casework.steps.states import Turn, WrongStatus
from portal.casework.steps.turning import begin, turn

from .access import assign_opener
from .ground import CaseIsClosed, hold, hold_open, key_for, made_before

__all__ = ["WrongStatus"]


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
    assign_opener(case)
    begin(case, by=by)
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
def close_case(*, by: User, case: Case, reason: ClosingReason) -> Case:
    """End the work. Raises WrongStatus when it is closed already."""
    held = turn(hold(case, by=by), Turn.CLOSE, by=by, closed_at=timezone.now(), closing_reason=reason)
    record(Deed.CASE_CLOSED, by=by, case=held)
    return held


@transaction.atomic
def reopen_case(*, by: User, case: Case) -> Case:
    """Take the work up again, with everything as it was.

    Raises WrongStatus when it is open already, CaseIsClosed for what is left of one that has been erased.
    """
    held = hold(case, by=by)
    if Receipt.objects.filter(erased_case=held.pk).exists():
        raise CaseIsClosed(held)
    held = turn(held, Turn.REOPEN, by=by, closed_at=None, closing_reason="")
    record(Deed.CASE_REOPENED, by=by, case=held)
    return held
