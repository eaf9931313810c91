"""Opening a case from another municipality's file."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from portal.accounts.models import User
from portal.casework.handover.contents import Row, columns_of
from portal.casework.handover.taking_over import QUOTED, TAKEN_ROWS, Incoming, quotation
from portal.casework.log.events import record
from portal.casework.models import Case, ChildWorksheet, Custody, Deed, Person, PlannedDocument, Source
from portal.casework.models.circumstances import CoupleKind
from portal.casework.models.ground import OfMunicipality
from portal.casework.planning.document_kinds import DocumentKind

from .cases import change_case, open_case
from .couples import AlreadyInCouple, pair
from .notes import write_note
from .people import NoMoreRoom, SamePersonTwice, ToBeFound, add_person, change_person
from .sources import Known

_TABLES: Mapping[str, type[OfMunicipality]] = {
    "custodies": Custody,
    "papers": PlannedDocument,
    "worksheets": ChildWorksheet,
}

# What the deeds, the fields and last the tables refuse.
_REFUSED = (
    *(AlreadyInCouple, NoMoreRoom, SamePersonTwice, ToBeFound),
    *(ValidationError, IntegrityError, DataError),
    *(ValueError, TypeError, KeyError, OverflowError),
)


class CannotTakeOver(Exception):
    """Something in the file is not as it should be; nothing was kept."""


@transaction.atomic
def open_case_from_package(*, by: User, incoming: Incoming, on: date, request_key: UUID) -> tuple[Case, bool]:
    """A new case with what the file holds; and whether it was made just now. `on` is the day the file was made.

    Every fact has "another municipality's case" as its source. The same request_key again gives the same case.
    Raises CannotTakeOver, PermissionDenied.
    """
    case, made = open_case(by=by, applied_on=incoming.on, request_key=request_key)
    if not made:
        return case, False
    try:
        with transaction.atomic():
            people = _people(by, case, incoming, Known(source=Source.OTHER_MUNICIPALITY, on=on), request_key)
            for section in TAKEN_ROWS:
                for row in incoming.rows[section]:
                    _make_again(_TABLES[section], row, people, case=case, by=by)
            _quote(by, incoming, people, request_key)
    except _REFUSED as wrong:
        raise CannotTakeOver from wrong
    if incoming.household_unclear:
        change_case(by=by, case=case, applied_on=case.applied_on, household_unclear=True)
    record(Deed.CASE_TAKEN_OVER, by=by, case=case)
    return case, True


def _people(by: User, case: Case, incoming: Incoming, known: Known, request_key: UUID) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for told in incoming.people:
        key = uuid5(request_key, told.id)
        people[told.id] = add_person(by=by, case=case, values=told.values, request_key=key, known=known)
    for told in incoming.people:
        if told.ties_to in people:
            saved = people[told.id]
            values = {"ties_to": people[told.ties_to]}
            people[told.id] = change_person(by=by, person=saved, version=saved.version, values=values, known=known)
    for told in incoming.people:
        if told.partner in people and told.id < told.partner:
            pair(by=by, one=people[told.id], other=people[told.partner], kind=_kind(told.couple_kind))
    return people


def _kind(word: str) -> CoupleKind | str:
    return CoupleKind(word) if word else ""


def _make_again(
    model: type[OfMunicipality], row: Row, people: Mapping[str, Person], *, case: Case, by: User
) -> OfMunicipality:
    """A row as it was, about the people of this case. Raises ValidationError for a value that the table has not."""
    made = model(municipality_id=case.municipality_id)
    columns = {column.name: column for column in model._meta.concrete_fields}
    for name in columns_of(model, {}):
        column = columns.get(name)
        if isinstance(column, models.ForeignKey):
            setattr(made, column.attname, _reference(column, row.get(name), people, case=case, by=by))
        elif name in row and name != "version":  # which counts our own savings
            setattr(made, name, _read(column, row[name]))
    made.clean_fields(exclude=_left_unjudged(made))
    if isinstance(made, PlannedDocument):
        DocumentKind(made.kind)  # which ones there are is told by the law, not by the table
    made.save(force_insert=True)
    return made


def _left_unjudged(row: OfMunicipality) -> set[str]:
    """References, which are ours; and what is not told where the table allows that, which Django calls blank."""
    columns = row._meta.concrete_fields
    return {one.name for one in columns if one.is_relation or (one.null and getattr(row, one.attname) is None)}


def _reference(
    column: models.ForeignKey, told: object, people: Mapping[str, Person], *, case: Case, by: User
) -> object:
    if column.related_model is User:
        return by.pk
    if column.related_model is Case:
        return case.pk
    if told is None and column.null:
        return None
    return people[str(told)].pk


def _read(column: models.Field | None, value: object) -> Any:
    """A value of JSON as the column has it; what is sealed is text."""
    if column is None:
        if not (value is None or isinstance(value, str)):
            raise ValidationError("not text")
        return value or ""
    return column.to_python(value)


def _quote(by: User, incoming: Incoming, people: Mapping[str, Person], request_key: UUID) -> None:
    for section in QUOTED:
        for row in reversed(incoming.rows[section]):
            person = people.get(str(row.get("person")))
            if person is not None:
                key = uuid5(request_key, f"{section} {row.get('id')}")
                write_note(by=by, person=person, text=quotation(incoming, section, row), request_key=key)
