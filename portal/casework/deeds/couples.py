"""Saying who are a couple, that nobody else is, or that it is not told."""

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Case, CoupleKind, Deed, Person
from portal.casework.people.household import who_may_be_in_a_couple

from .ground import hold_open


class AlreadyInCouple(Exception):
    """One of the two is in a couple already, or they are the same person."""


@transaction.atomic
def pair(*, by: User, one: Person, other: Person, kind: CoupleKind | str = "") -> None:
    """Say that two persons of one case are spouses or cohabiting partners. Raises AlreadyInCouple."""
    case = hold_open(one.case, by=by)
    two = list(case.people.filter(pk__in=(one.pk, other.pk)))
    if len(two) != 2 or any(person.partner_id for person in two):
        raise AlreadyInCouple
    first, second = two
    for person, partner in ((first, second), (second, first)):
        Person.objects.filter(pk=person.pk).update(partner=partner, couple_kind=kind)
        record(Deed.COUPLE_PAIRED, by=by, case=case, person=person, fields=["partner"])


@transaction.atomic
def unpair(*, by: User, person: Person) -> None:
    """Say that somebody is in no couple; the other one then is in none either.

    Where nobody but these two could be a couple, it is then told that nobody is.
    """
    case = hold_open(person.case, by=by)
    two = [*case.people.filter(pk=person.pk, partner__isnull=False), *case.people.filter(partner=person.pk)]
    for one in two:
        Person.objects.filter(pk=one.pk).update(partner=None, couple_kind="")
        record(Deed.COUPLE_UNPAIRED, by=by, case=case, person=one, fields=["partner"])
    if two and len(who_may_be_in_a_couple(case, list(case.people.all()))) == 2:
        Case.objects.filter(pk=case.pk).update(couples_told=True)


@transaction.atomic
def tell_couples(*, by: User, case: Case, told: bool = True) -> None:
    """Say that nobody else is a couple; or, where it was said by mistake, that it is not told."""
    held = hold_open(case, by=by)
    if held.couples_told != told:
        Case.objects.filter(pk=held.pk).update(couples_told=told)
        record(Deed.COUPLES_TOLD if told else Deed.COUPLES_NOT_TOLD, by=by, case=held)
