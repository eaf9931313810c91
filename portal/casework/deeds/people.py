"""Adding, changing, reading and removing the people of a case."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Max, ProtectedError
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.documents import limits
from portal.casework.log.events import record, record_readings
from portal.casework.models import FACTS, Case, Deed, Event, FactSource, Person
from portal.casework.people.roles import Role, role_of

from .ground import hold_open, key_for, made_before
from .protection import follow_protection
from .sources import Known, keep_sources, new_sources, source_field

# How one talks with a person and reaches her.
TALKING = (
    "language",
    "interpreter",
    "interpreter_language",
    "interpreter_wish",
    "contact_way",
    "contact_value",
    "access_needs",
)
# What a form may change, in the order it is shown and compared.
CHANGEABLE = ("name", "identity_number", "protected_identity", "household_role", *TALKING, *FACTS)

# The columns that each changeable attribute lives in, where it is not a column itself.
_COLUMNS = {
    "name": ("name_sealed",),
    "identity_number": ("identity_digits_sealed", "identity_kind", "identity_blind"),
    "interpreter_language": ("interpreter_language_sealed",),
    "contact_value": ("contact_value_sealed",),
}

_ONE_SITTING = timedelta(minutes=30)


class EditConflict(Exception):
    """Somebody saved this person after the form was opened. `current` is the person as she now is saved."""

    def __init__(self, current: Person) -> None:
        super().__init__(str(current.pk))
        self.current = current


class SamePersonTwice(Exception):
    """The identity number belongs to somebody else in this case."""


class ToBeFound(Exception):
    """Of somebody with protected identity neither telephone nor e-mail is kept."""


class NoMoreRoom(Exception):
    """A case holds as many people as its document has room for."""


class CannotRemove(Exception):
    """Something has been written about the person, or nobody would be left."""


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


def show_people_again(*, by: User, case: Case, people: list[Person]) -> None:
    """As `show_people`, while somebody fills in a form: one reading of each person for the whole sitting."""
    lately = timezone.now() - _ONE_SITTING
    mine = Event.objects.filter(case=case, actor=by, deed=Deed.PERSON_READ, at__gt=lately)
    shown = set(mine.values_list("person", flat=True))
    show_people(by=by, case=case, people=[person for person in people if person.pk not in shown])


@transaction.atomic
def read_person(*, by: User, person: Person) -> Person:
    """One person, for showing. Raises NotRecorded."""
    record(Deed.PERSON_READ, by=by, case=person.case, person=person)
    return person


@transaction.atomic
def add_person(
    *, by: User, case: Case, values: Mapping[str, Any], request_key: UUID | None = None, known: Known | None = None
) -> Person:
    """One more person, last in order. `values` are of CHANGEABLE; what is absent is not told. `known` is their source.

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
    keep_sources(person, new_sources(person, values, known=known, chosen={}), by=by)
    record(Deed.PERSON_ADDED, by=by, case=held, person=person, fields=values)
    if person.is_protected:
        follow_protection(held, by=by)
    _may_be_in_a_couple(person)
    return person


def _may_be_in_a_couple(person: Person) -> None:
    """Whether somebody new is in a couple has not been told."""
    if role_of(person, person.case.applied_on) is not Role.CHILD:
        Case.objects.filter(pk=person.case_id, couples_told=True).update(couples_told=False)


@transaction.atomic
def change_person(
    *,
    by: User,
    person: Person,
    version: int,
    values: Mapping[str, Any],
    known: Known | None = None,
    sources: Mapping[str, Known | None] | None = None,
) -> Person:
    """Save what has changed, if nobody has saved since `version`. Saving nothing new is no deed.

    `known` is the source of what has changed; `sources` are those chosen for one fact each, changed or not.

    Raises EditConflict, SamePersonTwice, CaseIsClosed.
    """
    hold_open(person.case, by=by)
    saved = Person.objects.select_related("case").get(pk=person.pk)
    if saved.version != version:
        raise EditConflict(saved)
    changed = [name for name, value in values.items() if getattr(saved, name) != value]
    _take(saved, {name: values[name] for name in changed})
    wanted = new_sources(saved, changed, known=known, chosen=sources or {})
    if not changed and not wanted:
        return saved
    _only_once(saved)
    columns = {column: getattr(saved, column) for name in changed for column in _COLUMNS.get(name, (name,))}
    if not Person.objects.filter(pk=saved.pk, version=version).update(version=F("version") + 1, **columns):
        raise EditConflict(Person.objects.select_related("case").get(pk=person.pk))
    keep_sources(saved, wanted, by=by)
    of_sources = [source_field(fact) for fact in wanted if fact not in changed]
    record(Deed.PERSON_CHANGED, by=by, case=saved.case, person=saved, fields=[*changed, *of_sources])
    if "protected_identity" in changed:
        follow_protection(saved.case, by=by)
    saved.version = version + 1
    return saved


def _take(person: Person, values: Mapping[str, Any]) -> None:
    if unknown := set(values) - set(CHANGEABLE):
        raise TypeError(f"not facts of a person: {sorted(unknown)}")
    for name, value in values.items():
        setattr(person, name, value)
    if person.is_protected and person.contact_value:
        raise ToBeFound


def _only_once(person: Person) -> None:
    fingerprints = person.identity_fingerprints
    if fingerprints and person.case.people.exclude(pk=person.pk).filter(identity_blind__in=fingerprints).exists():
        raise SamePersonTwice


@transaction.atomic
def remove_person(*, by: User, person: Person) -> None:
    """Take out somebody who was added by mistake. Raises CannotRemove where there is something to keep.

    The database knows of what `by` may not see: then too, there is something to keep.
    """
    try:
        with transaction.atomic():
            _remove(by=by, person=person)
    except (IntegrityError, ProtectedError):
        raise CannotRemove from None


def _remove(*, by: User, person: Person) -> None:
    case = hold_open(person.case, by=by)
    if not may_remove(person):
        raise CannotRemove
    FactSource.objects.filter(person__case=case, person__ties_to=person, fact="ties_to").delete()
    case.people.filter(partner=person).update(couple_kind="")
    for column in ("partner", "ties_to"):
        case.people.filter(**{column: person}).update(**{column: None}, version=F("version") + 1)
    record(Deed.PERSON_REMOVED, by=by, case=case, person=person)
    Person.objects.filter(pk=person.pk).delete()
    if person.is_protected:
        follow_protection(case, by=by)


def may_remove(person: Person) -> bool:
    """Nothing is written about the person, and somebody else is left in the case."""
    others = person.case.people.exclude(pk=person.pk)
    return (
        others.exists()
        and not person.notes.exists()
        and not person.information.exists()
        and not person.granted.exists()
        and not person.papers.exists()
        and not Event.objects.filter(person=person.pk, deed=Deed.OWN_PAGES_WRITTEN).exists()
    )


def is_known_in_another_case(person: Person) -> bool:
    """Whether the municipality has this identity number in another open case; says neither which nor whose."""
    fingerprints = person.identity_fingerprints
    if not fingerprints:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_known_elsewhere(%s, %s)", [fingerprints, person.case_id])
        [known] = cursor.fetchone()
    return bool(known)
