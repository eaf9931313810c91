"""Adding a household at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from portal.accounts.models import User
from portal.casework.models import Case, Person

from .couples import AlreadyInCouple, pair
from .people import NoMoreRoom, SamePersonTwice, add_person
from .sources import Known


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody to add; `partner` is who in the case she is a couple with."""

    values: Mapping[str, Any]
    partner: Person | None = None


class NewcomerRefused(Exception):
    """One of them could not be added, and so nobody was. `place` counts from 0; `why` is what the deed refused."""

    def __init__(self, place: int, why: Exception) -> None:
        super().__init__(place)
        self.place = place
        self.why = why


@transaction.atomic
def add_people(
    *, by: User, case: Case, newcomers: Sequence[Newcomer], request_key: UUID, known: Known | None = None
) -> list[Person]:
    """All of them, in order, or nobody. The same request_key again gives the same people. Raises NewcomerRefused."""
    added = []
    for place, newcomer in enumerate(newcomers):
        try:
            key = uuid5(request_key, str(place))
            person = add_person(by=by, case=case, values=newcomer.values, request_key=key, known=known)
            if newcomer.partner is not None and person.partner_id is None:
                pair(by=by, one=newcomer.partner, other=person)
        except (AlreadyInCouple, NoMoreRoom, SamePersonTwice) as why:
            raise NewcomerRefused(place, why) from why
        added.append(person)
    return added
