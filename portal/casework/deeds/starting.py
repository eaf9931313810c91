"""Opening a case with what a resident's code holds, once the client has seen it."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import transaction

from portal.accounts.models import User
from portal.casework.carried import Draft
from portal.casework.models import Case, Person

from .cases import change_case, open_case
from .couples import pair, tell_couples
from .people import add_person, change_person


@transaction.atomic
def open_case_from_draft(
    *, by: User, draft: Draft, names: Mapping[str, str], language: str, request_key: UUID
) -> tuple[Case, bool]:
    """A new case with everybody and every fact of the draft, as if typed; and whether it was made just now.

    ``names`` are by the draft's ids. The code itself is no part of it, and is nowhere kept. The same request_key again
    gives the same case. Raises PermissionDenied for somebody without a municipality.
    """
    case, made = open_case(by=by, applied_on=draft.on, request_key=request_key, from_code=True)
    if not made:
        return case, False
    people: dict[str, Person] = {}
    for person in draft.people:
        values = {"name": names[person.id], "language": language, **person.facts}
        key = uuid5(request_key, person.id)
        people[person.id] = add_person(by=by, case=case, values=values, request_key=key)
    for person in draft.people:
        if person.ties_to:
            saved = people[person.id]
            change_person(by=by, person=saved, version=saved.version, values={"ties_to": people[person.ties_to]})
    for one, other in draft.couples:
        pair(by=by, one=people[one], other=people[other])
    tell_couples(by=by, case=case, told=draft.couples_told and len(people) > 1)
    if draft.household_unclear:
        change_case(by=by, case=case, applied_on=case.applied_on, household_unclear=True)
    return case, True
