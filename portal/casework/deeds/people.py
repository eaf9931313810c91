"""Adding, changing, reading and removing the people of a case, and saying who are a couple."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Max

from portal.accounts.models import User
from portal.casework.documents import limits
from portal.casework.events import record, record_readings
from portal.casework.models import FACTS, Case, Deed, Person

from .ground import hold_open, key_for, made_before

# What a form may change, in the order it is shown and compared.
CHANGEABLE = ("name", "identity_number", "language", *FACTS)

# The columns that each changeable attribute lives in, where it is not a column itself.
_COLUMNS = {
    "name": ("name_sealed",),
    "identity_number": ("identity_digits_sealed", "identity_kind", "identity_blind"),
}


class EditConflict(Exception):
    """Somebody saved this person after the form was opened. `current` is the person as she now is saved."""

    def __init__(self, current: Person) -> None:
        super().__init__(str(current.pk))
        self.current = current


class SamePersonTwice(Exception):
    """The identity number belongs to somebody else in this case."""


class NoMoreRoom(Exception):
    """A case holds as many people as its document has room for."""


class CannotRemove(Exception):
    """Something has been written about the person, or nobody would be left."""


class AlreadyInCouple(Exception):
    """One of the two is in a couple already, or they are the same person."""


@transaction.atomic
def read_case(*, by: User, case: Case) -> list[Person]:
    """Everyone in the case, in order, for showing: one event for each. Raises NotRecorded, and then shows nothing."""
    people = people_of(case)
    show_people(by=by, case=case, people=people)
    return people


def people_of(case: Case) -> list[Person]:
    """Everyone in the case, in order, for choosing among and assessing; not yet for showing."""
    return list(Person.objects.filter(case=case).order_by("order"))


def show_people(*, by: User, case: Case, people: list[Person]) -> None:
    """Record that these people are about to be shown. Raises NotRecorded."""
    record_readings(Deed.PERSON_READ, by=by, case=case, people=people)


@transaction.atomic
def read_person(*, by: User, person: Person) -> Person:
    """One person, for showing. Raises NotRecorded."""
    record(Deed.PERSON_READ, by=by, case=person.case, person=person)
    return person


@transaction.atomic
def add_person(*, by: User, case: Case, values: Mapping[str, Any], request_key: UUID | None = None) -> Person:
    """One more person, last in order. `values` are of CHANGEABLE; what is absent is not told.

    The same request_key again gives the same person. Raises SamePersonTwice, NoMoreRoom, CaseIsClosed.
    """
    held = hold_open(case, by=by)
    key = key_for(request_key or uuid4(), by=by, within=held.pk)
    if before := made_before(Person, municipality_id=held.municipality_id, request_key=key):
        return before
    if held.people.count() >= limits.PEOPLE:
        raise NoMoreRoom
    last = held.people.aggregate(last=Max("order"))["last"] or 0
    person = Person(municipality_id=held.municipality_id, case=held, order=last + 1, request_key=key)
    _take(person, values)
    _only_once(person)
    person.save(force_insert=True)
    record(Deed.PERSON_ADDED, by=by, case=held, person=person, fields=values)
    return person


@transaction.atomic
def change_person(*, by: User, person: Person, version: int, values: Mapping[str, Any]) -> Person:
    """Save what has changed, if nobody has saved since `version`. Saving nothing new is no deed.

    Raises EditConflict, SamePersonTwice, CaseIsClosed.
    """
    hold_open(person.case, by=by)
    saved = Person.objects.select_related("case").get(pk=person.pk)
    if saved.version != version:
        raise EditConflict(saved)
    changed = [name for name, value in values.items() if getattr(saved, name) != value]
    if not changed:
        return saved
    _take(saved, {name: values[name] for name in changed})
    _only_once(saved)
    columns = {column: getattr(saved, column) for name in changed for column in _COLUMNS.get(name, (name,))}
    if not Person.objects.filter(pk=saved.pk, version=version).update(version=F("version") + 1, **columns):
        raise EditConflict(Person.objects.select_related("case").get(pk=person.pk))
    record(Deed.PERSON_CHANGED, by=by, case=saved.case, person=saved, fields=changed)
    saved.version = version + 1
    return saved


def _take(person: Person, values: Mapping[str, Any]) -> None:
    if unknown := set(values) - set(CHANGEABLE):
        raise TypeError(f"not facts of a person: {sorted(unknown)}")
    for name, value in values.items():
        setattr(person, name, value)


def _only_once(person: Person) -> None:
    fingerprints = person.identity_fingerprints
    if fingerprints and person.case.people.exclude(pk=person.pk).filter(identity_blind__in=fingerprints).exists():
        raise SamePersonTwice


@transaction.atomic
def remove_person(*, by: User, person: Person) -> None:
    """Take out somebody who was added by mistake. Raises CannotRemove where there is something to keep."""
    case = hold_open(person.case, by=by)
    if not may_remove(person):
        raise CannotRemove
    for column in ("partner", "ties_to"):
        case.people.filter(**{column: person}).update(**{column: None}, version=F("version") + 1)
    record(Deed.PERSON_REMOVED, by=by, case=case, person=person)
    Person.objects.filter(pk=person.pk).delete()


def may_remove(person: Person) -> bool:
    """Nothing is written about the person, and somebody else is left in the case."""
    others = person.case.people.exclude(pk=person.pk)
    return others.exists() and not person.notes.exists() and not person.information.exists()


@transaction.atomic
def pair(*, by: User, one: Person, other: Person) -> None:
    """Say that two persons of one case are spouses or cohabiting partners. Raises AlreadyInCouple."""
    case = hold_open(one.case, by=by)
    two = list(case.people.filter(pk__in=(one.pk, other.pk)))
    if len(two) != 2 or any(person.partner_id for person in two):
        raise AlreadyInCouple
    first, second = two
    for person, partner in ((first, second), (second, first)):
        Person.objects.filter(pk=person.pk).update(partner=partner)
        record(Deed.COUPLE_PAIRED, by=by, case=case, person=person, fields=["partner"])


@transaction.atomic
def unpair(*, by: User, person: Person) -> None:
    """Say that somebody is in no couple; the other one then is in none either."""
    case = hold_open(person.case, by=by)
    two = [*case.people.filter(pk=person.pk, partner__isnull=False), *case.people.filter(partner=person.pk)]
    for one in two:
        Person.objects.filter(pk=one.pk).update(partner=None)
        record(Deed.COUPLE_UNPAIRED, by=by, case=case, person=one, fields=["partner"])


def is_known_in_another_case(person: Person) -> bool:
    """Whether the municipality has this identity number in another open case; says neither which nor whose."""
    fingerprints = person.identity_fingerprints
    if not fingerprints:
        return False
    elsewhere = Person.objects.filter(municipality=person.municipality_id, identity_blind__in=fingerprints)
    return elsewhere.exclude(case=person.case_id).filter(case__status="open").exists()
