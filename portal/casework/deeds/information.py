"""Noting what one person has been told, in which language and how, and which page was gone through."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.log.events import record
from portal.casework.models import (
    Case,
    Deed,
    InformationGiven,
    InformationManner,
    InformationTopic,
    InterpreterUse,
    Person,
)
from portal.casework.talking.information import law_wording, topics_of
from portal.guidance import OfferedPage

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
    told = {"language": language, "given_on": given_on, "manner": manner}
    return _note(case, by=by, person=person, topics=topics, told=told, form_key=request_key or uuid4())


@transaction.atomic
def go_through_page(
    *,
    by: User,
    person: Person,
    page: OfferedPage,
    language: str,
    manner: InformationManner = InformationManner.PORTAL,
    interpreter: InterpreterUse | str = "",
    request_key: UUID | None = None,
) -> list[InformationGiven]:
    """Note that a page was gone through with one person today, in the version that is published now.

    The same request_key again adds nothing. Raises CaseIsClosed.
    """
    case = hold_open(person.case, by=by)
    today = timezone.localdate()
    told = {
        "language": language,
        "given_on": today,
        "manner": manner,
        "interpreter": interpreter,
        "page": page.id,
        "page_title": page.title,
        "page_language": page.language,
        "page_published_at": page.published_at,
        "law_wording": law_wording(today),
    }
    return _note(case, by=by, person=person, topics=topics_of(page), told=told, form_key=request_key or uuid4())


def _note(
    case: Case, *, by: User, person: Person, topics: Iterable[InformationTopic], told: dict[str, Any], form_key: UUID
) -> list[InformationGiven]:
    now, given = timezone.now(), []
    for topic in topics:
        place = " ".join(str(part) for part in (person.pk, topic, told.get("page")) if part)
        key = key_for(form_key, by=by, within=place)
        if made_before(InformationGiven, municipality_id=case.municipality_id, request_key=key):
            continue
        row = InformationGiven(
            municipality_id=case.municipality_id, person=person, topic=topic, given_by=by, noted_at=now, **told
        )
        row.request_key = key
        row.save(force_insert=True)
        given.append(row)
    if given:
        record(Deed.INFORMATION_GIVEN, by=by, case=case, person=person, fields=[row.topic for row in given])
    return given


@transaction.atomic
def take_back_information(*, by: User, person: Person, given: Iterable[InformationGiven]) -> None:
    """Note that something was not told after all. Done twice, it is done once. Raises CaseIsClosed."""
    case = hold_open(person.case, by=by)
    keys = [row.pk for row in given]
    rows = list(InformationGiven.objects.standing().filter(person=person, pk__in=keys))
    if rows:
        InformationGiven.objects.filter(pk__in=[row.pk for row in rows]).update(taken_back_at=timezone.now())
        record(Deed.INFORMATION_TAKEN_BACK, by=by, case=case, person=person, fields=[row.topic for row in rows])


def last_manner(by: User, person: Person) -> tuple[str, str]:
    """How this person was told the last time, and with which interpreter; else how `by` last told anybody."""
    given = InformationGiven.objects.standing().filter(page__isnull=False).order_by("-noted_at")
    last = given.filter(person=person).first() or given.filter(given_by=by).first()
    return (last.manner, last.interpreter) if last else (InformationManner.PORTAL, "")
