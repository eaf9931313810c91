"""My cases in a list, a page at a time: no names, no facts; only references, states and what is left to tell.

A page costs the same whether somebody has thirty cases or a million. Which cases come next is read from an index on
the assignments, which know when their case was last touched; only the cases of the page are then fetched.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import BinaryField, Q, QuerySet

from portal.accounts.models import User
from portal.casework.models import Assignment, Case, CaseStatus, ForgottenSoon, IssuedDocument, Person
from portal.casework.people.household import situation

ON_A_PAGE = 25
_SEALED = [field.name for field in Person._meta.get_fields() if isinstance(field, BinaryField)]
"""No name is read for the list, nor anything else that is kept sealed."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One case in the list. `not_told` counts the facts that the assessment still waits for.

    `erased_on` is there where the case is soon erased, as of last night.
    """

    case: Case
    people: int
    not_told: int
    has_document: bool
    erased_on: date | None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in the list: that of the case which was touched at a moment."""

    touched_at: datetime
    case_id: UUID

    def __str__(self) -> str:
        return f"{self.touched_at.isoformat()}_{self.case_id}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place that an address names; None where it names none."""
        moment, _, case_id = text.partition("_")
        try:
            place = cls(touched_at=datetime.fromisoformat(moment), case_id=UUID(case_id))
        except ValueError:
            return None
        return place if place.touched_at.tzinfo is not None else None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some cases, last touched first; `older` is the place where the next ones begin, if there are any."""

    rows: tuple[Row, ...]
    older: Place | None = None


def page_of(user: User, status: CaseStatus | None = None, *, after: Place | None = None) -> Page:
    """Cases that somebody works with, in one state, or in any but closed; those that come after a place in the list."""
    listed = _listed(user, status)
    if after is not None:
        same_moment = Q(case_touched_at__lt=after.touched_at) | Q(case_id__lt=after.case_id)
        listed = listed.filter(same_moment, case_touched_at__lte=after.touched_at)
    places = [
        Place(touched_at=touched_at, case_id=case_id)
        for touched_at, case_id in listed.values_list("case_touched_at", "case_id")[: ON_A_PAGE + 1]
    ]
    shown = list(dict.fromkeys(place.case_id for place in places[:ON_A_PAGE]))  # who has access twice has one case
    cases = {case.pk: case for case in Case.objects.visible_to(user).filter(pk__in=shown)}
    rows = rows_of([cases[case_id] for case_id in shown if case_id in cases])
    return Page(rows=rows, older=places[ON_A_PAGE - 1] if len(places) > ON_A_PAGE else None)


def _listed(user: User, status: CaseStatus | None) -> QuerySet[Assignment]:
    """What gives access now, in the order of the list; the indexes assignment_open_listed and assignment_listed."""
    here = Assignment.objects.live().filter(municipality__in=user.memberships.values("municipality"), user=user)
    chosen = here.filter(case_status=status) if status else here.exclude(case_status=CaseStatus.CLOSED)
    return chosen.order_by("-case_touched_at", "-case_id")


def found(user: User, reference: str) -> Page:
    """The case with a reference, as it is read aloud: with or without its hyphen, in small letters or large."""
    signs = "".join(sign for sign in reference.upper() if sign.isalnum())
    cases = Case.objects.visible_to(user).filter(reference=f"{signs[:4]}-{signs[4:]}")
    return Page(rows=rows_of(list(cases)))


def rows_of(cases: Sequence[Case]) -> tuple[Row, ...]:
    """What the list says of these cases: four questions to the database, however many they are."""
    shown = [case.pk for case in cases]
    people: dict[UUID, list[Person]] = defaultdict(list)
    for person in Person.objects.filter(case__in=shown).defer(*_SEALED).order_by("order"):
        people[person.case_id].append(person)
    documents = set(IssuedDocument.objects.applications().filter(case__in=shown).values_list("case_id", flat=True))
    soon = dict(ForgottenSoon.objects.filter(case__in=shown).values_list("case_id", "on"))
    return tuple(
        Row(
            case=case,
            people=len(people[case.pk]),
            not_told=situation(case, people[case.pk]).all_not_told,
            has_document=case.pk in documents,
            erased_on=soon.get(case.pk),
        )
        for case in cases
    )
