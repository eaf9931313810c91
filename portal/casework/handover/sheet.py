"""The hand-over sheet: one page from which the next colleague sees what is done, what is open and which days come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from eligibility.wording import Text
from portal.casework.models import Assignment, Case, NextTalk, Note, Person, SkippedStep, StateChange
from portal.casework.planning.dates import WORDS, decisions_of
from portal.casework.steps.desk import Desk, desk_of
from portal.casework.steps.task_list import TaskList, task_list_of

NOTES = 3
"""So many of the newest notes are told of: by day and person, not what they say."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything the page shows, of people whose readings have been recorded."""

    desk: Desk
    todo: TaskList
    states: tuple[StateChange, ...]
    skipped: tuple[SkippedStep, ...]
    next_talks: tuple[NextTalk, ...]
    notes: tuple[Note, ...]
    days: tuple[tuple[date, Text, Person], ...]
    colleagues: tuple[Assignment, ...]
    on: date


def sheet_of(case: Case, people: Sequence[Person]) -> Sheet:
    """Lay out the sheet."""
    desk = desk_of(case, people)
    today = timezone.localdate()
    notes = Note.objects.filter(person__in=people).select_related("written_by", "person").defer("text_sealed")
    skipped = SkippedStep.objects.filter(case=case, ended_at=None).select_related("person", "skipped_by")
    return Sheet(
        desk=desk,
        todo=task_list_of(desk),
        states=tuple(StateChange.objects.filter(case=case).order_by("at")),
        skipped=tuple(skipped),
        next_talks=tuple(NextTalk.objects.filter(person__in=people).select_related("person").order_by("planned_on")),
        notes=tuple(notes[:NOTES]),
        days=tuple(sorted(_days(case, people, today), key=lambda day: day[0])),
        colleagues=tuple(Assignment.objects.live().filter(case=case).select_related("user")),
        on=today,
    )


def _days(case: Case, people: Sequence[Person], today: date) -> Iterator[tuple[date, Text, Person]]:
    """The days that follow from the agency's decisions, for each person."""
    for decision in decisions_of(case, people, today=today):
        for days in decision.people:
            for line in days.lines:
                if line.day is not None and line.done_on is None and line.moment in WORDS:
                    yield line.day, WORDS[line.moment], days.person
