"""What keeps one person safe: read, written and shared by those who are named, and by nobody else."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.accounts.models import Role, User
from portal.casework.log.events import record
from portal.casework.models import (
    Assignment,
    Case,
    Deed,
    Person,
    SafetyAccess,
    SafetyAct,
    SafetyEvent,
    SafetyRecord,
)

from .ground import hold

_COLUMNS = {"answer": "answer_sealed", **{name: f"{name}_sealed" for name in SafetyRecord.TEXTS}}


class ChangedMeanwhile(Exception):
    """Somebody saved the record after the form was opened."""


def records_for(by: User, people: Sequence[Person]) -> QuerySet[SafetyRecord]:
    """The records about these people that somebody wrote or is named to. Of all others she is told nothing."""
    named = SafetyAccess.objects.filter(record=OuterRef("pk"), user=by)
    return SafetyRecord.objects.filter(Q(written_by=by) | Q(Exists(named)), person__in=people)


def people_with_own_record(by: User, people: Sequence[Person]) -> set[UUID]:
    """Of whom this colleague should read before she calls or writes: for a discreet sign that she alone sees."""
    return set(records_for(by, people).values_list("person", flat=True))


@transaction.atomic
def read_safety(*, by: User, person: Person) -> list[SafetyRecord]:
    """What this colleague may read, oldest first. The log of the case does not tell which of the own pages it was.

    Raises NotRecorded.
    """
    record(Deed.OWN_PAGES_READ, by=by, case=person.case, person=person)
    found = list(records_for(by, [person]).select_related("written_by"))
    SafetyEvent.objects.bulk_create([_event(one, by, SafetyAct.READ) for one in found])
    return found


@transaction.atomic
def write_safety(*, by: User, person: Person, values: Mapping[str, Any], version: int | None = None) -> SafetyRecord:
    """Save what is told, also in a closed case. `version` is the one the form was opened with; None begins a record.

    Raises ChangedMeanwhile.
    """
    case = hold(person.case, by=by)
    saved = records_for(by, [person]).first()
    if (saved.version if saved else None) != version:
        raise ChangedMeanwhile
    saved = change_safety(case, person, by=by, values=values)
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
    return saved


def change_safety(case: Case, person: Person, *, by: User, values: Mapping[str, Any]) -> SafetyRecord:
    """Within a deed: change the record that `by` may write in, or begin one, whose reader she then is."""
    saved = records_for(by, [person]).first() or _begin(case, person, by)
    for name, value in values.items():
        setattr(saved, name, value)
    columns = {column: getattr(saved, column) for column in (_COLUMNS.get(name, name) for name in values)}
    SafetyRecord.objects.filter(pk=saved.pk).update(version=F("version") + 1, **columns)
    _event(saved, by, SafetyAct.WRITTEN).save(force_insert=True)
    return saved


def _begin(case: Case, person: Person, by: User) -> SafetyRecord:
    own = {"municipality_id": case.municipality_id, "person": person}
    begun = SafetyRecord.objects.create(**own, written_by=by, version=0)
    SafetyAccess.objects.create(**own, record=begun, owner=by, user=by, given_by=by)
    return begun


def _event(about: SafetyRecord, by: User, act: SafetyAct) -> SafetyEvent:
    return SafetyEvent(municipality_id=about.municipality_id, record=about, actor=by, act=act, at=timezone.now())


def readers_of(by: User, person: Person) -> list[SafetyAccess]:
    """Who is named, as far as `by` may know it: the writer and the head of unit know all names."""
    return list(SafetyAccess.objects.filter(person=person).select_related("user", "given_by", "owner"))


def may_name(by: User, readers: Sequence[SafetyAccess]) -> bool:
    """Whoever is named may name another, and so may the head of unit, who reads nothing herself."""
    leads = by.memberships.filter(role=Role.HEAD_OF_UNIT).exists()
    return bool(readers) and (leads or any(by.pk in (one.user_id, one.owner_id) for one in readers))


@transaction.atomic
def name_reader(*, by: User, person: Person, to: User) -> None:
    """Let a colleague who has the case read too. Raises PermissionDenied for others, and for a head naming herself."""
    case = hold(person.case, by=by)
    known = readers_of(by, person)
    has_case = Assignment.objects.live().filter(case=case, user=to).exists()
    if not may_name(by, known) or not has_case or (to == by and by.pk not in {one.user_id for one in known}):
        raise PermissionDenied
    owners = {one.record_id: one.owner_id for one in known}
    own = {"municipality_id": case.municipality_id, "person": person, "user": to, "given_by": by}
    access = [SafetyAccess(**own, record_id=record_id, owner_id=owner) for record_id, owner in owners.items()]
    SafetyAccess.objects.bulk_create(access, ignore_conflicts=True)  # somebody else may have named her already
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)


@transaction.atomic
def end_reading(*, by: User, access: SafetyAccess) -> None:
    """A colleague no longer needs it. The writer of a record always reads it, as long as she has the case."""
    person = access.person
    case = hold(person.case, by=by)
    if access.user_id == access.owner_id or not may_name(by, readers_of(by, person)):
        raise PermissionDenied
    SafetyAccess.objects.filter(pk=access.pk).delete()
    record(Deed.OWN_PAGES_WRITTEN, by=by, case=case, person=person)
