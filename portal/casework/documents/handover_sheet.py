"""The hand-over sheet on paper: what handover/sheet.py lays out, as values. For staff, in Swedish alone.

What is not on the page is not here either: no fact that was told, no note's text, no answer given in private, nothing
of any safety record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import override

from eligibility.wording import Text
from portal.casework.documents.kinds import Document, Kind
from portal.casework.handover.sheet import Sheet, sheet_of
from portal.casework.models import CaseStatus, InterpreterNeed, Meeting, Person, SkipReason, StepKind
from portal.casework.models.assignment import AssignmentRole
from portal.casework.people.household import Situation
from portal.casework.steps.desk import Card
from portal.casework.steps.step_states import StepState
from portal.casework.steps.steps import Step
from portal.settings.languages import SOURCE


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step. ``person`` is empty for a step of the whole case; a text that is empty is left out."""

    step: Text
    person: str
    state: Text
    sign: str
    detail: Text


@dataclass(frozen=True, kw_only=True)
class SkippedLine:
    step: Text
    person: str
    reason: Text
    by: str
    on: date


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One person: what she is called, how one talks with her, which facts are missing, and where she stands."""

    name: str
    language: str
    interpreter: Text
    missing: tuple[Text, ...]
    state: Text
    sign: str


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    on: date
    person: str
    meeting: Text
    interpreter_needed: bool


@dataclass(frozen=True, kw_only=True)
class DayLine:
    on: date
    what: Text
    person: str


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """That there is a note. What it says stays where it is."""

    on: date
    person: str
    by: str


@dataclass(frozen=True, kw_only=True)
class StateLine:
    on: date
    state: Text


@dataclass(frozen=True, kw_only=True)
class ColleagueLine:
    name: str
    role: Text


@dataclass(frozen=True, kw_only=True)
class HandoverSheet(Document):
    """Everything on the sheet. ``next_step`` is the first thing to do; empty where there is none."""

    kind: ClassVar[Kind] = Kind.HANDOVER_SHEET

    municipality: str
    status: Text
    opened_on: date
    next_step: Text
    next_person: str
    left: tuple[StepLine, ...]
    done: tuple[StepLine, ...]
    skipped: tuple[SkippedLine, ...]
    members: tuple[PersonLine, ...]
    talks: tuple[TalkLine, ...]
    days: tuple[DayLine, ...]
    notes: tuple[NoteLine, ...]
    states: tuple[StateLine, ...]
    colleagues: tuple[ColleagueLine, ...]


def handover_sheet_of(situation: Situation, *, issued_on: date) -> HandoverSheet:
    """The sheet of a case as it stands, everybody called as in lists and headings."""
    case = situation.case
    sheet = sheet_of(case, situation.people)
    upcoming, steps = sheet.todo.next, sheet.todo.steps
    return HandoverSheet(
        reference=case.reference,
        language=None,
        issued_on=issued_on,
        municipality=case.municipality.name,
        status=CaseStatus(case.status).label,
        opened_on=timezone.localdate(case.opened_at),
        next_step=upcoming.next if upcoming else "",
        next_person=_called(upcoming.person) if upcoming else "",
        left=tuple(_step(step) for step in steps if step.is_left),
        done=tuple(_step(step) for step in steps if step.state == StepState.DONE),
        skipped=tuple(_skipped(sheet)),
        members=tuple(_member(card) for card in sheet.desk.cards),
        talks=tuple(_talks(sheet)),
        days=tuple(DayLine(on=on, what=what, person=_called(person)) for on, what, person in sheet.days),
        notes=tuple(_notes(sheet)),
        states=tuple(
            StateLine(on=timezone.localdate(one.at), state=CaseStatus(one.after).label) for one in sheet.states
        ),
        colleagues=tuple(
            ColleagueLine(name=one.user.name, role=AssignmentRole(one.role).label) for one in sheet.colleagues
        ),
    )


def _called(person: Person | None) -> str:
    """The name, or the number of one who is protected; empty for the whole case."""
    with override(SOURCE.code):
        return person.label if person else ""


def _step(step: Step) -> StepLine:
    return StepLine(
        step=step.kind.label, person=_called(step.person), state=step.state.label, sign=step.sign, detail=step.detail
    )


def _skipped(sheet: Sheet) -> Iterator[SkippedLine]:
    for row in sheet.skipped:
        yield SkippedLine(
            step=StepKind(row.step).label,
            person=_called(row.person),
            reason=SkipReason(row.reason).label,
            by=row.skipped_by.name,
            on=timezone.localdate(row.skipped_at),
        )


def _member(card: Card) -> PersonLine:
    person = card.person
    return PersonLine(
        name=_called(person),
        language=person.language,
        interpreter=InterpreterNeed(person.interpreter).label if person.interpreter else "",
        missing=tuple(fact.label for fact in card.missing),
        state=card.view.state.word,
        sign=card.view.state.sign,
    )


def _talks(sheet: Sheet) -> Iterator[TalkLine]:
    for talk in sheet.next_talks:
        yield TalkLine(
            on=talk.planned_on,
            person=_called(talk.person),
            meeting=Meeting(talk.meeting).label,
            interpreter_needed=talk.interpreter_needed,
        )


def _notes(sheet: Sheet) -> Iterator[NoteLine]:
    for note in sheet.notes:
        yield NoteLine(on=timezone.localdate(note.written_at), person=_called(note.person), by=note.written_by.name)
