"""Who works with a case: given and ended by heads of unit, who see none of it. Stepping back is each one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from portal.accounts.models import MUNICIPAL_ROLES, Membership, Role, User
from portal.casework.log.events import record
from portal.casework.log.noticing import raise_notice
from portal.casework.models import Assignment, AssignmentRole, Case, Deed, NoticeKind

from .ground import hold


class LastAssignment(Exception):
    """Somebody must have access to a case: the last access cannot be ended."""


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What came of handing cases over: how many were, and the references of those that nobody else has."""

    done: int
    kept: tuple[str, ...]


def assign_opener(case: Case) -> Assignment:
    """Whoever opens a case is responsible for it."""
    return Assignment.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        user_id=case.opened_by_id,
        given_by_id=case.opened_by_id,
        role=AssignmentRole.RESPONSIBLE,
    )


@transaction.atomic
def give_access(
    *,
    by: User,
    case_id: UUID,
    to: User,
    role: AssignmentRole = AssignmentRole.CO_WORKER,
    reason: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    named: bool = False,
) -> Assignment:
    """Let a colleague work with a case of the unit. Whoever has access already, or will have, keeps what she has.

    `named` is for a case with protected identity. Raises PermissionDenied for anybody but a head of unit of the
    municipality, and for somebody from elsewhere.
    """
    case = hold_as_head(case_id, by=by)
    if role == AssignmentRole.BREAK_GLASS or not working_in(case.municipality_id).filter(user=to).exists():
        raise PermissionDenied
    had = Assignment.objects.not_ended().exclude(role=AssignmentRole.BREAK_GLASS).filter(case_id=case.pk, user=to)
    if (assignment := had.order_by("since").first()) is not None:
        if named and case.has_protected:
            name_for_protected(by=by, assignment=assignment)
        return assignment
    assignment = Assignment(
        municipality_id=case.municipality_id, case_id=case.pk, user=to, given_by=by, role=role, until=until
    )
    assignment.since = since or Now()
    assignment.named_for_protected = named and case.has_protected
    assignment.reason = reason
    assignment.save(force_insert=True)
    record(Deed.CASE_ASSIGNED, by=by, case=case)
    if to == by:
        raise_notice(NoticeKind.OWN_CASE, about=by, case=case, once=str(assignment.pk))  # another head acknowledges it
    return assignment


@transaction.atomic
def end_access(*, by: User, assignment: Assignment) -> None:
    """End a colleague's access as head of unit, or one's own.

    Raises LastAssignment where nobody who works here would be left, PermissionDenied for anybody else's. An emergency
    ends without that, and so does what has not begun.
    """
    case = hold_as_head(assignment.case_id, by=by) if leads(by) else hold(assignment.case, by=by)
    if assignment.user_id != by.pk and not leads(by):
        raise PermissionDenied
    if not assignment.is_emergency and not _others(assignment).exists():
        raise LastAssignment
    _end(assignment, case=case, by=by)


def _others(assignment: Assignment) -> QuerySet[Assignment]:
    """Those who work with the case beside this one, now, and not by an emergency."""
    given = Assignment.objects.live().of_staff().filter(case_id=assignment.case_id)
    return given.exclude(pk=assignment.pk).exclude(user_id=assignment.user_id).exclude(role=AssignmentRole.BREAK_GLASS)


def _end(assignment: Assignment, *, case: Case, by: User) -> None:
    still = Assignment.objects.not_ended().filter(pk=assignment.pk)
    if still.exists():
        record(Deed.ASSIGNMENT_ENDED, by=by, case=case)  # first: whoever ends her own access sees nothing afterwards
        ended = still.filter(since__lte=Now()).update(until=Now())
        if not ended:
            still.update(until=assignment.since)  # planned, and now never begun


@transaction.atomic
def hand_over(
    *, by: User, case_ids: Iterable[UUID], giver: User, to: User | None, reason: str, until: datetime | None = None
) -> Handed:
    """Let `to` go on with a colleague's cases, in the role she had; with nobody named, only end her access.

    Where somebody has protected identity, `to` is named for it if she was. A case that nobody else has stays as it is
    when there is nobody to take it. Raises PermissionDenied for anybody but a head of unit of the municipality.
    """
    done, kept = 0, []
    for case_id in sorted(set(case_ids)):  # always in one order: two who hand over the same cases wait for each other
        case = hold_as_head(case_id, by=by)
        hers = (
            Assignment.objects.not_ended().filter(case_id=case.pk, user=giver).exclude(role=AssignmentRole.BREAK_GLASS)
        )
        for had in hers:
            if to is not None:
                give_access(
                    by=by, case_id=case.pk, to=to, role=AssignmentRole(had.role), reason=reason, until=until,
                    named=had.named_for_protected,
                )  # fmt: skip
            elif not _others(had).exists():
                kept.append(case.reference)
                continue
            _end(had, case=case, by=by)
            done += 1
    return Handed(done=done, kept=tuple(kept))


@transaction.atomic
def name_for_protected(*, by: User, assignment: Assignment, named: bool = True) -> None:
    """Say that this colleague may work with a case in which somebody has protected identity, or no longer may.

    Raises PermissionDenied for anybody but a head of unit, and where nobody has protected identity.
    """
    case = hold_as_head(assignment.case_id, by=by)
    if not case.has_protected:
        raise PermissionDenied
    same = Assignment.objects.not_ended().filter(pk=assignment.pk).exclude(role=AssignmentRole.BREAK_GLASS)
    if same.filter(named_for_protected=not named).update(named_for_protected=named):
        record(Deed.STAFF_NAMED if named else Deed.STAFF_UNNAMED, by=by, case=case)


@transaction.atomic
def protect_case(*, by: User, case: Case) -> bool:
    """From now on only those who are named open the case: `by` is; heads name the others. Whether anything changed."""
    held = hold(case, by=by)
    if not _asked("casework_protect_case", held.pk):
        return False
    record(Deed.CASE_PROTECTED, by=by, case=held)
    return True


@transaction.atomic
def unprotect_case(*, by: User, case: Case) -> bool:
    """Nobody in the case has protected identity any longer: all who have access open it. Whether anything changed."""
    held = hold(case, by=by)
    if not _asked("casework_unprotect_case", held.pk):
        return False
    record(Deed.CASE_UNPROTECTED, by=by, case=held)
    return True


def _asked(function: str, case_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [case_id])
        [changed] = cursor.fetchone()
    return bool(changed)


def hold_as_head(case_id: UUID, *, by: User) -> Case:
    """A case of the unit, held for this transaction: its id, reference, state and protection, nothing else.

    Raises PermissionDenied for anybody but a head of unit of the municipality that the transaction has entered.
    """
    led = by.memberships.filter(role=Role.HEAD_OF_UNIT).first()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reference, status, has_protected FROM casework_hold_case(%s)", [case_id])
        row = cursor.fetchone()
    if led is None or led.municipality_id is None or row is None:
        raise PermissionDenied
    reference, status, has_protected = row
    return Case(
        pk=case_id,
        municipality_id=led.municipality_id,
        reference=reference,
        status=status,
        has_protected=has_protected,
    )


def leads(user: User) -> bool:
    """Whether somebody is head of a unit."""
    return user.memberships.filter(role=Role.HEAD_OF_UNIT).exists()


def working_in(municipality_id: int) -> QuerySet[Membership]:
    """The memberships of those who do case work in a municipality today."""
    return Membership.objects.filter(user__is_active=True, role__in=MUNICIPAL_ROLES, municipality=municipality_id)
