"""Noting who has custody of a child, and whether a custodian outside the case agrees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Case, Consent, Custody, Deed, Person

from .ground import hold_open


@dataclass(frozen=True, kw_only=True)
class Outsider:
    """A custodian who is not in the case: where her consent stands and, where it was seen in writing, on which day."""

    consent: Consent
    seen_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ToldCustody:
    """Who has custody of one child; nobody at all says that it was not told."""

    inside: frozenset[UUID] = frozenset()
    outside: Outsider | None = None

    @property
    def is_told(self) -> bool:
        """Whether anything was said."""
        return bool(self.inside) or self.outside is not None


NOT_TOLD = ToldCustody()


@transaction.atomic
def note_custody(*, by: User, child: Person, told: ToldCustody) -> None:
    """Keep this in place of what was noted of the child before. Saying the same again is no deed.

    Raises ValueError for a custodian who is not in the case, or is the child.
    """
    case = hold_open(child.case, by=by)
    if told == custody_of([child])[child.pk]:
        return
    if child.pk in told.inside or case.people.filter(pk__in=told.inside).count() != len(told.inside):
        raise ValueError("a custodian is somebody else in the same case")
    Custody.objects.filter(child=child).delete()
    Custody.objects.bulk_create(_rows(case, child, told, by))
    record(Deed.CUSTODY_NOTED, by=by, case=case, person=child, fields=["custody"])


def _rows(case: Case, child: Person, told: ToldCustody, by: User) -> list[Custody]:
    common = {"municipality_id": case.municipality_id, "case": case, "child": child, "noted_by": by}
    rows = [Custody(custodian_id=custodian, **common) for custodian in told.inside]
    if told.outside is not None:
        rows.append(Custody(consent=told.outside.consent, seen_on=told.outside.seen_on, **common))
    return rows


def custody_of(children: Sequence[Person]) -> dict[UUID, ToldCustody]:
    """What was told of each child, in one query."""
    inside: dict[UUID, set[UUID]] = {child.pk: set() for child in children}
    outside: dict[UUID, Outsider] = {}
    for row in Custody.objects.filter(child__in=children):
        if row.custodian_id is None:
            outside[row.child_id] = Outsider(consent=Consent(row.consent), seen_on=row.seen_on)
        else:
            inside[row.child_id].add(row.custodian_id)
    return {
        child.pk: ToldCustody(inside=frozenset(inside[child.pk]), outside=outside.get(child.pk)) for child in children
    }
