"""The worksheet about one child: read and written by those who have the case, and shown to nobody else."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import ChildWorksheet, Deed, Person

from .ground import hold_open


class SheetChanged(Exception):
    """Somebody saved the sheet after the form was opened. `current` is the sheet as it is saved."""

    def __init__(self, current: ChildWorksheet) -> None:
        super().__init__(str(current.pk))
        self.current = current


@transaction.atomic
def read_worksheet(*, by: User, person: Person) -> ChildWorksheet | None:
    """The sheet, for showing; None where nothing is written yet. Raises NotRecorded."""
    record(Deed.WORKSHEET_READ, by=by, case=person.case, person=person)
    return worksheet_of(person)


def worksheet_of(person: Person) -> ChildWorksheet | None:
    return ChildWorksheet.objects.select_related("written_by").filter(person=person).first()


@transaction.atomic
def write_worksheet(*, by: User, person: Person, version: int, values: Mapping[str, Any]) -> ChildWorksheet:
    """Save the sheet, if nobody has since `version`; 0 is one not begun. Raises SheetChanged, CaseIsClosed."""
    case = hold_open(person.case, by=by)
    saved = worksheet_of(person)
    if saved is not None and saved.version != version:
        raise SheetChanged(saved)
    sheet = saved or ChildWorksheet.objects.create(
        municipality_id=case.municipality_id, person=person, version=0, written_by=by
    )
    for name, value in values.items():
        setattr(sheet, name, value)
    columns = {name: getattr(sheet, name) for name in (_column(name) for name in values)}
    now = timezone.now()
    ChildWorksheet.objects.filter(pk=sheet.pk).update(
        version=F("version") + 1, written_by=by, written_at=now, **columns
    )
    record(Deed.WORKSHEET_WRITTEN, by=by, case=case, person=person, fields=())
    return ChildWorksheet.objects.select_related("written_by").get(pk=sheet.pk)


def _column(name: str) -> str:
    return f"{name}_sealed" if name in ChildWorksheet.TEXTS else name
