"""My cases in a list: no names, no facts; only references and what is left to do."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from portal.accounts.models import User

from .household import situation
from .models import Case, Event, IssuedDocument, Person
from .models.case import CaseStatus
from .models.event import READINGS


@dataclass(frozen=True, kw_only=True)
class Row:
    """One case in the list. `not_told` counts the facts that the assessment still waits for."""

    case: Case
    people: int
    not_told: int
    has_document: bool
    touched_at: datetime


def rows(user: User, status: CaseStatus) -> list[Row]:
    """The cases somebody is assigned to, newest first."""
    cases = _touched(Case.objects.visible_to(user).filter(status=status)).order_by("-opened_at")
    people: dict[UUID, list[Person]] = defaultdict(list)
    for person in (
        Person.objects.filter(case__in=cases).defer("name_sealed", "identity_digits_sealed").order_by("order")
    ):
        people[person.case_id].append(person)
    return [_row(case, people[case.pk]) for case in cases]


def _touched(cases: QuerySet[Case]) -> QuerySet[Case]:
    written = Event.objects.filter(case=OuterRef("pk")).exclude(deed__in=READINGS).order_by("-at")
    issued = IssuedDocument.objects.filter(case=OuterRef("pk"))
    return cases.annotate(touched_at=Subquery(written.values("at")[:1]), has_document=Exists(issued))


def _row(case: Any, people: list[Person]) -> Row:  # Any: a case with what `_touched` has added
    return Row(
        case=case,
        people=len(people),
        not_told=situation(case, people).all_not_told,
        has_document=case.has_document,
        touched_at=case.touched_at,
    )
