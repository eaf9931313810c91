"""A household's plan as it is shown: every paper with its days, the warnings, and the months up to the wished day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law import Citation
from eligibility.law.editions import Edition, edition_on
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording import Text
from portal.casework.models import Case, Person, PlannedDocument
from portal.casework.models.planned_document import DocumentState
from portal.casework.planning.counting import (
    MARGIN,
    WARNINGS,
    Outlook,
    Validity,
    expected_on,
    latest_day_to_ask,
    needed_until,
    outlook_of,
    validity_of,
)
from portal.casework.planning.document_kinds import About, DocumentKind
from portal.casework.planning.document_table import ABOUT
from portal.casework.planning.lead_times import Lead, LeadTimes, lead_times_here
from portal.casework.planning.letter_texts import Letter
from portal.casework.planning.letters import letter_about

OUTLOOKS: dict[Outlook, Text] = {
    Outlook.UNKNOWN: _("It is not known how long it takes. Ask, and note the answer."),
    Outlook.IN_TIME: _("In time for the wished day."),
    Outlook.MAY_NOT_HOLD: _("The wished day may not hold."),
}
VALIDITIES: dict[Validity, Text] = {
    Validity.NOT_TOLD: _("How long it is valid is not told."),
    Validity.SHORT: _("It is valid for a short time after the journey. Many countries ask for more: check."),
    Validity.ENDS_BEFORE: _("It stops being valid before the wished day."),
    Validity.ENDED: _("It is no longer valid."),
}


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """One paper of one person, with everything that can be said of it today."""

    document: PlannedDocument
    about: About
    citation: Citation | None
    lead: Lead | None
    lead_is_old: bool
    ask_by: date | None
    expected: date | None
    needed_until: date | None
    outlook: Outlook
    validity: Validity
    letter: Letter | None

    @property
    def kind(self) -> DocumentKind:
        """Which paper."""
        return DocumentKind(self.document.kind)

    @property
    def css(self) -> str:
        """How its state is coloured, after the word."""
        match self.document.state:
            case DocumentState.IN_PLACE:
                return "met"
            case DocumentState.NOT_APPLICABLE:
                return "quiet"
        return "open"

    @property
    def asks_back(self) -> bool:
        """Whether an authority has it and it can be asked for."""
        return self.document.state == DocumentState.HELD

    @property
    def outlook_text(self) -> Text:
        """How it stands to the wished day, in words; nothing where there is nothing to say."""
        return OUTLOOKS.get(self.outlook, "")

    @property
    def validity_text(self) -> Text:
        """What to think of about how long it is valid."""
        return VALIDITIES.get(self.validity, "")

    @property
    def warns(self) -> bool:
        """Whether it stops being valid too early."""
        return self.validity in WARNINGS


@dataclass(frozen=True, kw_only=True)
class PersonsPlan:
    """One person's papers, in the order of the table."""

    person: Person
    rows: tuple[PlannedRow, ...]

    @property
    def warnings(self) -> list[PlannedRow]:
        """The papers that stop being valid too early."""
        return [row for row in self.rows if row.warns]

    @property
    def left(self) -> list[PlannedRow]:
        """The papers that are not settled."""
        return [row for row in self.rows if row.outlook is not Outlook.SETTLED]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One day on the line: what, of which paper, of whom. A wished day is of nobody."""

    day: date
    word: Text
    row: PlannedRow | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Month:
    """The points of one month, in order."""

    first: date
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A household's plan on a day."""

    people: tuple[PersonsPlan, ...]
    wished: date | None
    today: date

    @property
    def is_empty(self) -> bool:
        """Whether no paper is planned for anybody."""
        return not any(one.rows for one in self.people)

    @property
    def may_not_hold(self) -> bool:
        """Whether some paper makes the wished day doubtful."""
        return any(row.outlook is Outlook.MAY_NOT_HOLD for one in self.people for row in one.rows)

    @property
    def months(self) -> tuple[Month, ...]:
        """Everything that has a day, by month."""
        points = sorted(self._points(), key=lambda point: point.day)
        return tuple(
            Month(first=first, points=tuple(found))
            for first, found in groupby(points, key=lambda point: point.day.replace(day=1))
        )

    def _points(self) -> Iterator[Point]:
        if self.wished:
            yield Point(day=self.wished, word=pgettext_lazy("on a plan", "The wished day of departure"))
        for one in self.people:
            for row in one.rows:
                for day, word in _days_of(row):
                    yield Point(day=day, word=word, row=row, name=one.person.name)


def _days_of(row: PlannedRow) -> Iterator[tuple[date, Text]]:
    state = row.document.state
    if row.ask_by and state in (DocumentState.NEEDED, DocumentState.HELD):
        yield row.ask_by, pgettext_lazy("on a plan", "Ask for it at the latest")
    if row.expected:
        yield row.expected, pgettext_lazy("on a plan", "Expected")
    if row.document.valid_until and row.validity is not Validity.NOT_LOOKED_AT:
        yield row.document.valid_until, pgettext_lazy("on a plan", "Last day of validity")


def plan_of(case: Case, people: Sequence[Person], *, today: date) -> Plan:
    """The plan of these people, whose readings have been recorded."""
    documents: dict[UUID, list[PlannedDocument]] = defaultdict(list)
    for document in PlannedDocument.objects.filter(person__in=people):
        documents[document.person_id].append(document)
    known, edition = lead_times_here(case.municipality_id), edition_on(case.applied_on, EDITIONS)
    return Plan(
        people=tuple(
            PersonsPlan(person=person, rows=_rows(case, person, documents[person.pk], known, edition, today))
            for person in people
        ),
        wished=case.wished_departure,
        today=today,
    )


def _rows(
    case: Case, person: Person, documents: list[PlannedDocument], known: LeadTimes, edition: Edition, today: date
) -> tuple[PlannedRow, ...]:
    order = list(ABOUT)
    documents.sort(key=lambda document: order.index(DocumentKind(document.kind)))
    return tuple(_row(case, person, document, known, edition, today) for document in documents)


def _row(
    case: Case, person: Person, document: PlannedDocument, known: LeadTimes, edition: Edition, today: date
) -> PlannedRow:
    kind, wished = DocumentKind(document.kind), case.wished_departure
    lead = known.of(kind, person)
    return PlannedRow(
        document=document,
        about=ABOUT[kind],
        citation=citation_for(kind, edition),
        lead=lead,
        lead_is_old=lead is not None and lead.is_old(today),
        ask_by=latest_day_to_ask(wished, lead),
        expected=expected_on(document, lead),
        needed_until=needed_until(document, wished) if wished else None,
        outlook=outlook_of(document, lead, wished=wished, today=today),
        validity=validity_of(document, wished=wished, today=today),
        letter=letter_about(kind),
    )


def citation_for(kind: DocumentKind, edition: Edition) -> Citation | None:
    """Where the edition has what a kind of document is for; None where it says nothing."""
    wanted = ABOUT[kind].rests_on
    if wanted in edition.figures:
        return edition.figures[wanted].citation
    return next((condition.citation for condition in edition.conditions if condition.code == wanted), None)


MARGIN_DAYS = MARGIN.days
"""For the page to say how much was taken off."""
