"""Writing and reading notes about one person. A note is never changed; a correction refers to it."""

from uuid import UUID, uuid4

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import Deed, Note, Person

from .ground import hold_open, key_for, made_before


class NotThisPersons(ValueError):
    """The note to correct is about somebody else."""


@transaction.atomic
def write_note(
    *, by: User, person: Person, text: str, corrects: Note | None = None, request_key: UUID | None = None
) -> Note:
    """A new note about this person. The same request_key again gives the same note. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    if corrects is not None and corrects.person_id != person.pk:
        raise NotThisPersons
    key = key_for(request_key or uuid4(), by=by, within=person.pk)
    if before := made_before(Note, municipality_id=case.municipality_id, request_key=key):
        return before
    note = Note(municipality_id=case.municipality_id, person=person, corrects=corrects, written_by=by, request_key=key)
    note.text = text
    note.save(force_insert=True)
    record(Deed.NOTE_WRITTEN, by=by, case=case, person=person)
    return note


@transaction.atomic
def read_notes(*, by: User, person: Person) -> list[Note]:
    """The notes about one person, newest first, for showing. Raises NotRecorded."""
    record(Deed.NOTES_READ, by=by, case=person.case, person=person)
    return list(person.notes.select_related("written_by").prefetch_related("corrections"))


@transaction.atomic
def print_notes(*, by: User, person: Person) -> list[Note]:
    """The notes about one person, oldest first, to be given to the person. Raises NotRecorded."""
    record(Deed.NOTES_PRINTED, by=by, case=person.case, person=person)
    return list(person.notes.select_related("written_by", "corrects").order_by("written_at", "pk"))
