"""Counting backwards from a wished day, and looking at days of validity. Unknown stays unknown: no day is made up."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from eligibility.law.dates import months_after
from portal.casework.models import Case, Person, PlannedDocument
from portal.casework.models.planned_document import DocumentState
from portal.casework.planning.document_kinds import DocumentKind, Standing
from portal.casework.planning.document_table import ABOUT
from portal.casework.planning.lead_times import Lead
from portal.casework.steps.step_states import StepState

MARGIN = timedelta(days=14)
"""Between a paper in hand and the journey. Our own caution, not a rule."""
PASSPORT_MONTHS = 6
"""How long a passport should hold after the journey. Our own caution, not a rule: ask the country."""
SETTLED = frozenset({DocumentState.IN_PLACE, DocumentState.NOT_APPLICABLE})
WAITING = frozenset({DocumentState.ASKED, DocumentState.COMING})


class Outlook(StrEnum):
    """Whether one paper and the wished day go together."""

    SETTLED = "settled"
    NO_DAY = "no_day"
    UNKNOWN = "unknown"
    IN_TIME = "in_time"
    MAY_NOT_HOLD = "may_not_hold"


class Validity(StrEnum):
    """Whether a paper is valid for as long as it is needed."""

    NOT_LOOKED_AT = "not_looked_at"
    NOT_TOLD = "not_told"
    HOLDS = "holds"
    SHORT = "short"
    ENDS_BEFORE = "ends_before"
    ENDED = "ended"


WARNINGS = frozenset({Validity.SHORT, Validity.ENDS_BEFORE, Validity.ENDED})


def latest_day_to_ask(wished: date | None, lead: Lead | None) -> date | None:
    """The wished day less the longest usual time and our margin; None where either is not known."""
    if wished is None or lead is None:
        return None
    return wished - timedelta(days=lead.longest) - MARGIN


def expected_on(document: PlannedDocument, lead: Lead | None) -> date | None:
    """The day it was promised for, or the longest usual time after it was asked for; None where neither is known."""
    if document.state not in WAITING:
        return None
    if document.expected_by is not None:
        return document.expected_by
    if document.asked_on is None or lead is None:
        return None
    return document.asked_on + timedelta(days=lead.longest)


def outlook_of(document: PlannedDocument, lead: Lead | None, *, wished: date | None, today: date) -> Outlook:
    """How one paper stands to the wished day."""
    if document.state in SETTLED:
        return Outlook.SETTLED
    if wished is None:
        return Outlook.NO_DAY
    if document.state in WAITING:
        expected = expected_on(document, lead)
        late = None if expected is None else max(expected, today) + MARGIN > wished
    else:
        latest = latest_day_to_ask(wished, lead)
        late = None if latest is None else latest < today
    if wished <= today:
        late = True
    return Outlook.UNKNOWN if late is None else Outlook.MAY_NOT_HOLD if late else Outlook.IN_TIME


def validity_of(document: PlannedDocument, *, wished: date | None, today: date) -> Validity:
    """How long a paper holds, against the wished day; without one, against today."""
    if not ABOUT[DocumentKind(document.kind)].expires or document.state == DocumentState.NOT_APPLICABLE:
        return Validity.NOT_LOOKED_AT
    if document.valid_until is None:
        at_hand = document.state in (DocumentState.IN_PLACE, DocumentState.HELD)
        return Validity.NOT_TOLD if at_hand else Validity.NOT_LOOKED_AT
    if document.valid_until < today:
        return Validity.ENDED
    if wished is None:
        return Validity.HOLDS
    if document.valid_until < wished:
        return Validity.ENDS_BEFORE
    return Validity.SHORT if document.valid_until < needed_until(document, wished) else Validity.HOLDS


def needed_until(document: PlannedDocument, wished: date) -> date:
    """The day until which a paper should hold: the journey, and for a passport some months more."""
    return months_after(wished, PASSPORT_MONTHS) if document.kind == DocumentKind.PASSPORT else wished


def documents_states(case: Case, people: Sequence[Person]) -> dict[UUID, StepState]:
    """Where each person's papers stand, those after a decision left out. For people whose readings are recorded."""
    after = [kind for kind, about in ABOUT.items() if about.standing is Standing.AFTER_DECISION]
    rows = PlannedDocument.objects.filter(person__in=people).exclude(kind__in=after).values_list("person_id", "state")
    states: dict[UUID, list[str]] = {person.pk: [] for person in people}
    for person_id, state in rows:
        states[person_id].append(state)
    return {person_id: _step(found) for person_id, found in states.items()}


def _step(states: Iterable[str]) -> StepState:
    found = set(states)
    if not found:
        return StepState.NOT_STARTED
    if found == {DocumentState.NOT_APPLICABLE}:
        return StepState.NOT_NEEDED
    if found <= SETTLED:
        return StepState.DONE
    return StepState.WAITING if found <= SETTLED | WAITING else StepState.IN_PROGRESS
