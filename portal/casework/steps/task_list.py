"""The first page of a case: what there is to do, in groups, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.casework.models import Part
from portal.casework.steps.desk import Card, Desk
from portal.casework.steps.step_states import StepState
from portal.casework.steps.steps import STEPS, Step, Whose, steps_of

FEW = 3
"""So many people are shown with all their steps; of more, only the one whose turn it is."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """One person with what there is to do; folded where it would only make the page long."""

    card: Card
    steps: tuple[Step, ...]
    is_folded: bool

    @property
    def takes_part(self) -> bool:
        """Whether the person is among those who apply. Never why not."""
        return self.card.person.part == Part.IN

    @property
    def done(self) -> int:
        """How many steps are done or skipped."""
        return sum(not step.is_left for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class TaskList:
    """Every step in its group. `next` is the first in the order of the work that waits for nobody else."""

    household: tuple[Step, ...]
    persons: tuple[Group, ...]
    application: tuple[Step, ...]
    next: Step | None

    @property
    def steps(self) -> list[Step]:
        """All steps that are needed."""
        persons = [step for group in self.persons for step in group.steps]
        return [s for s in (*self.household, *persons, *self.application) if s.state != StepState.NOT_NEEDED]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.state == StepState.DONE for step in self.steps)

    @property
    def skipped(self) -> int:
        """How many were skipped."""
        return sum(step.state == StepState.SKIPPED for step in self.steps)


def task_list_of(desk: Desk) -> TaskList:
    """Lay out the steps of a case whose people's readings have been recorded."""
    steps = steps_of(desk)
    is_open = desk.situation.case.is_open
    to_do = (step for step in steps if step.state in (StepState.NOT_STARTED, StepState.IN_PROGRESS))
    first = next(to_do, None) if is_open else None
    return TaskList(
        household=_those(steps, Whose.HOUSEHOLD),
        persons=tuple(_groups(desk, steps, first)),
        application=_those(steps, Whose.APPLICATION),
        next=first,
    )


def _those(steps: list[Step], whose: Whose) -> tuple[Step, ...]:
    return tuple(step for step in steps if STEPS[step.kind].whose is whose)


def _groups(desk: Desk, steps: list[Step], first: Step | None) -> Iterator[Group]:
    for card in desk.cards:
        own = tuple(step for step in steps if step.person is not None and step.person.pk == card.person.pk)
        is_done = not any(step.is_left for step in own)
        has_turn = first is not None and first in own
        is_folded = len(desk.cards) > 1 and not has_turn and (is_done or len(desk.cards) > FEW)
        yield Group(card=card, steps=own, is_folded=is_folded)
