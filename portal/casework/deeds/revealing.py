"""Showing one masked field of one person."""

from django.db import transaction

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.log.revealing import MASKED
from portal.casework.models import Deed, Person


@transaction.atomic
def reveal_field(*, by: User, person: Person, field: str) -> str:
    """The field in plain, for this one time; empty where nothing is told, and then nothing is written down.

    Raises NotRecorded, KeyError for what is no masked field.
    """
    plain = MASKED[field].plain(person)
    if plain:
        record(Deed.FIELD_REVEALED, by=by, case=person.case, person=person, fields=[field])
    return plain
