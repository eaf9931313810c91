"""Erasing a case whole, keeping one longer than the rules say, and a municipality's decision about advice."""

from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from psycopg import errors

from portal.accounts.models import Membership, Role, User
from portal.casework.log.events import record
from portal.casework.models import Case, Deed
from portal.casework.models.forgetting import AdviceDecision, KeepGround, LongerKeeping, Receipt

from .ground import hold, key_for, made_before


class KeptLonger(Exception):
    """The case may not be erased: somebody has noted that it must be kept."""


class NothingToErase(Exception):
    """There is no such case: it has been erased already, or never was."""


@transaction.atomic
def erase_case(*, case_id: UUID, municipality_id: int, rule: str, by: User | None = None) -> Receipt:
    """Erase a case with everything that belongs to it, and leave a receipt. Nothing can bring it back.

    The transaction must have entered the municipality. The tables' owner (`by` None) erases by any rule; the
    application only a case that `by` works with, and only to leave nothing. In the log the case stays as a random
    number. Raises NothingToErase, KeptLonger, PermissionDenied.
    """
    case = Case.objects.filter(municipality=municipality_id, pk=case_id).first()
    if case is None:
        raise NothingToErase
    record(Deed.CASE_FORGOTTEN, by=by, case=case, fields=[rule])
    receipt = _erase(case_id, rule)
    if receipt is None:
        raise NothingToErase
    return Receipt.objects.get(municipality=municipality_id, pk=receipt)


def _erase(case_id: UUID, rule: str) -> UUID | None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT casework_erase_case(%s, %s)", [case_id, rule])
            return cursor.fetchone()[0]
    except DatabaseError as refused:
        if isinstance(refused.__cause__, errors.ObjectNotInPrerequisiteState):
            raise KeptLonger from None
        if isinstance(refused.__cause__, errors.InsufficientPrivilege):
            raise PermissionDenied from None
        raise


@transaction.atomic
def keep_longer(
    *, by: User, case: Case, ground: KeepGround, reason: str, request_key: UUID | None = None
) -> LongerKeeping:
    """Note that the case must not be erased for now. The same request_key again gives the same exception."""
    held = hold(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=held.pk)
    if before := made_before(LongerKeeping, municipality_id=held.municipality_id, request_key=key):
        return before
    keeping = LongerKeeping(municipality_id=held.municipality_id, case=held, ground=ground, kept_by=by, request_key=key)
    keeping.reason = reason
    keeping.save(force_insert=True)
    record(Deed.CASE_KEPT_LONGER, by=by, case=held, fields=[ground])
    return keeping


@transaction.atomic
def end_longer_keeping(*, by: User, keeping: LongerKeeping) -> None:
    """Let the rules hold again for the case. Ending it twice is ending it once."""
    case = hold(keeping.case, by=by)
    live = LongerKeeping.objects.filter(pk=keeping.pk, ended_at=None)
    if live.update(ended_at=timezone.now(), ended_by=by):
        record(Deed.LONGER_KEEPING_ENDED, by=by, case=case)


def leads_in(user: User, municipality_id: int) -> bool:
    """Whether somebody is head of unit there."""
    return Membership.objects.filter(user=user, role=Role.HEAD_OF_UNIT, municipality=municipality_id).exists()


@transaction.atomic
def decide_on_advice(
    *, by: User, municipality_id: int, reference: str, decided_on: date, request_key: UUID | None = None
) -> AdviceDecision:
    """Note the municipality's decision, in the place of an earlier one. Raises PermissionDenied for all but heads."""
    if not leads_in(by, municipality_id):
        raise PermissionDenied
    key = key_for(request_key or uuid4(), by=by, within=municipality_id)
    if before := made_before(AdviceDecision, municipality_id=municipality_id, request_key=key):
        return before
    _decisions_in_force(municipality_id).update(ended_at=timezone.now())
    decision = AdviceDecision.objects.create(
        municipality_id=municipality_id, reference=reference, decided_on=decided_on, noted_by=by, request_key=key
    )
    record(Deed.ADVICE_DECIDED, by=by, case=None)
    return decision


@transaction.atomic
def end_advice_decision(*, by: User, municipality_id: int) -> None:
    """From now on a case without a note is kept as a file. Twice is once. Raises PermissionDenied for all but heads."""
    if not leads_in(by, municipality_id):
        raise PermissionDenied
    if _decisions_in_force(municipality_id).update(ended_at=timezone.now()):
        record(Deed.ADVICE_DECISION_ENDED, by=by, case=None)


def _decisions_in_force(municipality_id: int) -> QuerySet[AdviceDecision]:
    return AdviceDecision.objects.filter(municipality=municipality_id, ended_at=None)
