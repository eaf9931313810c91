"""Releasing a case, taking it out as one signed file, and leaving nothing behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.handover.packing import packed
from portal.casework.log.events import record, record_readings
from portal.casework.models import (
    Assignment,
    AssignmentRole,
    Case,
    Deed,
    MunicipalChoices,
    PackageOnItsWay,
    Person,
    Purpose,
    Receipt,
    Release,
)
from portal.casework.models.forgetting import CaseRule
from portal.casework.people.ages import is_child

from .forgetting import erase_case, leads_in
from .ground import hold, hold_open, key_for, made_before
from .people import people_of


class NotReleased(Exception):
    """Some adults have not released the case to anybody. `people` are they."""

    def __init__(self, people: list[Person]) -> None:
        super().__init__(len(people))
        self.people = people


class OpenedInEmergency(Exception):
    """Whoever opened the case in an emergency, and has not been given it, cannot have it erased."""


@dataclass(frozen=True, kw_only=True)
class Package:
    """A case as a file: its bytes, and what was erased where the municipality leaves nothing."""

    content: bytes
    kept: PackageOnItsWay | None
    receipt: Receipt | None


@transaction.atomic
def note_release(
    *,
    by: User,
    person: Person,
    recipient: str,
    purpose: Purpose,
    given_on: date,
    until: date,
    request_key: UUID | None = None,
) -> Release:
    """Note that one person lets what concerns her be handed on. The same request_key again gives the same release."""
    case = hold_open(person.case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=person.pk)
    if before := made_before(Release, municipality_id=case.municipality_id, request_key=key):
        return before
    release = Release(
        municipality_id=case.municipality_id,
        person=person,
        purpose=purpose,
        given_on=given_on,
        until=until,
        noted_by=by,
        request_key=key,
    )
    release.recipient = recipient
    release.save(force_insert=True)
    record(Deed.RELEASE_NOTED, by=by, case=case, person=person)
    return release


@transaction.atomic
def withdraw_release(*, by: User, release: Release) -> None:
    """Note that the person takes it back, at once and without a reason. Twice is once."""
    case = hold(release.person.case, by=by)
    if Release.objects.filter(pk=release.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        record(Deed.RELEASE_WITHDRAWN, by=by, case=case, person=release.person)


def not_released(case: Case, people: Iterable[Person]) -> list[Person]:
    """The adults without a live release: until they have given one, no other municipality gets the file."""
    adults = [person for person in people if is_child(person, case.applied_on) is not True]
    live = {release.person_id for release in Release.objects.filter(person__in=adults) if release.is_live}
    return [person for person in adults if person.pk not in live]


@transaction.atomic
def pack_case(*, by: User, case: Case, for_another: bool) -> Package:
    """The whole case as one signed file; each person in it is read. `for_another` municipality needs releases.

    Where the municipality leaves nothing the case is erased with it; the file can then be fetched again for an hour by
    whoever packed it, should the line have broken. Raises NotReleased, OpenedInEmergency, KeptLonger, NotRecorded.
    """
    held = hold(case, by=by)
    leaves = leaves_nothing(held.municipality_id)
    if leaves and not _was_given(held, by):
        raise OpenedInEmergency
    people = people_of(held)
    if for_another and (missing := not_released(held, people)):
        raise NotReleased(missing)
    record_readings(Deed.CASE_PACKED, by=by, case=held, people=people)
    content = packed(held)
    if not leaves:
        return Package(content=content, kept=None, receipt=None)
    kept = PackageOnItsWay(municipality_id=held.municipality_id, user=by)
    kept.content = content
    kept.save(force_insert=True)
    rule = CaseRule.LEAVE_NOTHING
    receipt = erase_case(case_id=held.pk, municipality_id=held.municipality_id, rule=rule, by=by)
    return Package(content=content, kept=kept, receipt=receipt)


def _was_given(case: Case, user: User) -> bool:
    given = Assignment.objects.live().exclude(role=AssignmentRole.BREAK_GLASS)
    return given.filter(case=case, user=user).exists()


@transaction.atomic
def fetch_again(*, by: User, package: PackageOnItsWay) -> bytes:
    """A file that waits, once more. The case is erased, so the log names the file. Raises NotRecorded."""
    record(Deed.CASE_PACKED, by=by, case=None, fields=[str(package.pk)])
    return package.content or b""


def leaves_nothing(municipality_id: int) -> bool:
    """Whether a case of this municipality is erased as soon as its file is fetched."""
    return MunicipalChoices.objects.filter(municipality=municipality_id, leaves_nothing=True).exists()


@transaction.atomic
def choose_to_leave_nothing(*, by: User, municipality_id: int, leaves: bool) -> None:
    """What holds for the cases of a municipality from now on. Raises PermissionDenied for all but heads of unit."""
    if not leads_in(by, municipality_id):
        raise PermissionDenied
    MunicipalChoices.objects.update_or_create(
        municipality_id=municipality_id,
        defaults={"leaves_nothing": leaves, "changed_by": by, "changed_at": timezone.now()},
    )
    record(Deed.LEAVE_NOTHING_CHOSEN, by=by, case=None, fields=["yes" if leaves else "no"])


def waiting_packages(user: User) -> list[PackageOnItsWay]:
    """The files of this colleague that can still be fetched or accepted, newest first."""
    mine = PackageOnItsWay.objects.filter(user=user, forget_after__gt=timezone.now())
    return list(mine.defer("content_sealed").order_by("-received_at"))


def throw_package_away(package: PackageOnItsWay) -> None:
    """Forget the file at once."""
    PackageOnItsWay.objects.filter(pk=package.pk).delete()
