"""The papers of the invented family that are for one person, or for reading: the summary, the sheet and the list."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from portal.casework.documents.checklist import Checklist, lay_out_checklist
from portal.casework.documents.consequences import ConsequencesSheet, lay_out_consequences
from portal.casework.documents.invented import ON, situation
from portal.casework.documents.leaving import edition_for
from portal.casework.documents.own_summary import OwnSummary, summarise_own
from portal.casework.models import Case, Person, PlannedDocument
from portal.casework.models.planned_document import DocumentState
from portal.casework.planning.counting import (
    expected_on,
    latest_day_to_ask,
    needed_until,
    outlook_of,
    validity_of,
)
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.document_table import ABOUT
from portal.casework.planning.lead_times import Lead
from portal.casework.planning.planner import PlannedRow, citation_for

WISHED = date(2026, 10, 1)
PASSPORTS = Lead(shortest=60, longest=90, source="Ambassadens webbplats", as_of=date(2026, 3, 10))
PLANNED: dict[DocumentKind, dict[str, Any]] = {
    DocumentKind.PASSPORT: {"state": DocumentState.HELD, "valid_until": date(2026, 12, 31)},
    DocumentKind.POPULATION_EXTRACT: {"state": DocumentState.IN_PLACE},
    DocumentKind.PERMIT: {"state": DocumentState.IN_PLACE, "valid_until": date(2027, 5, 1)},
    DocumentKind.RECEPTION: {"state": DocumentState.ASKED, "asked_on": date(2026, 4, 20)},
    DocumentKind.ENFORCEMENT: {"state": DocumentState.NEEDED},
    DocumentKind.CIVIL_STATUS: {"state": DocumentState.COMING, "expected_by": date(2026, 6, 1)},
    DocumentKind.HEALTH: {"state": DocumentState.NEEDED},
    DocumentKind.HOUSING_NOTICE: {"state": DocumentState.NEEDED},
}


def own_summary(language: str) -> OwnSummary:
    """Samir's, with the debt that stands in the way for now."""
    now = situation(language)
    return summarise_own(now, person=now.people[0], issued_on=ON, language=language)


def consequences(language: str) -> ConsequencesSheet:
    """The family's."""
    return lay_out_consequences(situation(language), issued_on=ON, language=language)


def checklist(language: str) -> Checklist:
    """Samir's: a passport that stops being valid too early, and papers in every state."""
    now = situation(language)
    now.case.wished_departure = WISHED
    person = now.people[0]
    return lay_out_checklist(
        now, person=person, issued_on=ON, language=language, rows=tuple(planned_rows(now.case, person))
    )


def planned_rows(case: Case, person: Person) -> Iterator[PlannedRow]:
    """What the planner would show of these papers, which are in no database."""
    edition, wished = edition_for(case.applied_on), case.wished_departure
    for kind, told in PLANNED.items():
        document = PlannedDocument(municipality=case.municipality, person=person, kind=kind.value, **told)
        lead = PASSPORTS if kind is DocumentKind.PASSPORT else None
        yield PlannedRow(
            document=document,
            about=ABOUT[kind],
            citation=citation_for(kind, edition),
            lead=lead,
            lead_is_old=False,
            ask_by=latest_day_to_ask(wished, lead),
            expected=expected_on(document, lead),
            needed_until=needed_until(document, wished) if wished else None,
            outlook=outlook_of(document, lead, wished=wished, today=ON),
            validity=validity_of(document, wished=wished, today=ON),
            letter=None,
        )
