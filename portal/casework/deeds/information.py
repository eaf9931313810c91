"""Noting what one person has been told, in which language and how."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from portal.accounts.models import User
from portal.casework.events import record
from portal.casework.models import Deed, InformationGiven, InformationManner, InformationTopic, Person

from .ground import hold_open, key_for, made_before


@transaction.atomic
def give_information(
    *,
    by: User,
    person: Person,
    topics: list[InformationTopic],
    language: str,
    given_on: date,
    manner: InformationManner,
    request_key: UUID | None = None,
) -> list[InformationGiven]:
    """Note each topic that one person was told about. The same request_key again adds nothing. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    form_key = request_key or uuid4()
    given = []
    for topic in topics:
        key = key_for(form_key, by=by, within=f"{person.pk} {topic}")
        if made_before(InformationGiven, municipality_id=case.municipality_id, request_key=key):
            continue
        given.append(
            InformationGiven.objects.create(
                municipality_id=case.municipality_id,
                person=person,
                topic=topic,
                language=language,
                given_on=given_on,
                manner=manner,
                given_by=by,
                request_key=key,
            )
        )
    if given:
        record(Deed.INFORMATION_GIVEN, by=by, case=case, person=person, fields=topics)
    return given
