"""The days after a decision as pages and calendars show them, and those that are coming in one's own cases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law import Payment
from eligibility.law.editions import Edition
from eligibility.showing.calendar_file import calendar_of
from eligibility.verification import verified_through
from eligibility.wording import Text, said
from eligibility.wording.timeline import NEUTRAL_TITLE
from portal.accounts.models import User
from portal.casework.models import AgencyDecision, Case, GrantedPerson, Person, PlannedDocument
from portal.casework.models.case import CaseStatus
from portal.casework.models.planned_document import DocumentState
from portal.casework.planning.changes_to_tell import Telling, telling_under
from portal.casework.planning.deadlines import Line, Moment, days_to_look_at, edition_of, lines_of, payments_of

COMING_WITHIN = timedelta(days=90)
NEUTRAL_TITLE_OF_CASE: Text = pgettext_lazy("in a calendar", "Date %(number)s to look at · %(reference)s")
WORDS: dict[Moment, Text] = {
    Moment.LEAVE: pgettext_lazy("coming date", "Last day to leave Sweden"),
    Moment.THIRD_PAYMENT: pgettext_lazy("coming date", "First day to ask for the last payment"),
}
DOCUMENT_EXPECTED: Text = _("A document is expected")


@dataclass(frozen=True, kw_only=True)
class PersonsDays:
    """What follows for one person."""

    granted: GrantedPerson
    person: Person
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionDays:
    """What follows from one decision. `amounts` are for all persons together, and only where the amount was told."""

    decision: AgencyDecision
    edition: Edition
    people: tuple[PersonsDays, ...]
    payments: tuple[Payment, ...]
    telling: Telling
    read_through: date

    @property
    def is_read(self) -> bool:
        """Whether the ordinance has been read up to the day of the decision."""
        return self.decision.decided_on <= self.read_through


def decisions_of(case: Case, people: Sequence[Person], *, today: date) -> list[DecisionDays]:
    """Every decision noted in a case whose people's readings have been recorded."""
    by_id = {person.pk: person for person in people}
    granted = Prefetch("granted", GrantedPerson.objects.filter(person__in=people))
    found = AgencyDecision.objects.filter(case=case).select_related("noted_by").prefetch_related(granted)
    return [_days(decision, by_id, today) for decision in found]


def _days(decision: AgencyDecision, people: dict[UUID, Person], today: date) -> DecisionDays:
    edition = edition_of(decision)
    rows = sorted(decision.granted.all(), key=lambda row: people[row.person_id].order)
    return DecisionDays(
        decision=decision,
        edition=edition,
        people=tuple(
            PersonsDays(granted=row, person=people[row.person_id], lines=lines_of(row, decision, today=today))
            for row in rows
        ),
        payments=payments_of(decision) if decision.amount else (),
        telling=telling_under(edition),
        read_through=_read_through(edition, decision.decided_on),
    )


def _read_through(edition: Edition, on: date) -> date:
    recorded = verified_through(on) if edition.covers(on) else None
    return max(edition.verified_through, recorded or edition.verified_through)


def calendar_of_case(case: Case, decisions: Sequence[DecisionDays], *, made_at: datetime, for_client: bool) -> bytes:
    """The days that lie ahead, without a name or a word on what they are about; for a colleague with the reference."""
    days = sorted({day for one in decisions for person in one.people for day in days_to_look_at(person.lines)})
    entries = []
    for number, day in enumerate(days, start=1):
        neutral = said(NEUTRAL_TITLE, number=number)
        of_case = said(NEUTRAL_TITLE_OF_CASE, number=number, reference=case.reference)
        entries.append((str(neutral if for_client else of_case), day))
    return calendar_of(entries, made_at=made_at)


@dataclass(frozen=True, kw_only=True)
class ComingDate:
    """One day to look at in one of somebody's cases. Says nothing about whom."""

    day: date
    word: Text
    reference: str
    url: str
    is_over: bool


def coming_dates(user: User, *, today: date | None = None) -> list[ComingDate]:
    """The days of the next three months in somebody's open cases, and those that have passed undone. Two queries."""
    on = today or timezone.localdate()
    cases = Case.objects.visible_to(user).exclude(status=CaseStatus.CLOSED)
    found = {*_after_decisions(cases, on), *_of_documents(cases, on)}
    return sorted(found, key=lambda one: (one.day, one.reference))


def _after_decisions(cases: QuerySet[Case], on: date) -> Iterator[ComingDate]:
    rows = GrantedPerson.objects.filter(decision__case__in=cases).select_related("decision__case")
    for row in rows:
        for line in lines_of(row, row.decision, today=on):
            if line.moment in WORDS and line.day and not line.done_on and line.day <= on + COMING_WITHIN:
                yield _coming(row.decision.case, line.day, WORDS[line.moment], on, "dates")


def _of_documents(cases: QuerySet[Case], on: date) -> Iterator[ComingDate]:
    waiting = (DocumentState.ASKED, DocumentState.COMING)
    rows = PlannedDocument.objects.filter(
        person__case__in=cases, state__in=waiting, expected_by__lte=on + COMING_WITHIN
    ).select_related("person__case")
    for row in rows.defer("person__name_sealed", "person__identity_digits_sealed"):
        if row.expected_by:
            yield _coming(row.person.case, row.expected_by, DOCUMENT_EXPECTED, on, "planner")


def _coming(case: Case, day: date, word: Text, on: date, page: str) -> ComingDate:
    url = reverse(f"casework:{page}", args=[case.pk])
    return ComingDate(day=day, word=word, reference=case.reference, url=url, is_over=day < on)
