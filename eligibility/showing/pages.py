"""The pages of the wizard as values for templates."""

from dataclasses import dataclass

from eligibility.asking.checklists import ticked
from eligibility.asking.days import AskedDay
from eligibility.asking.questions import NONE, UNTOLD, Control, Option
from eligibility.carrying.taking import TakeAlong
from eligibility.law import Assessment, Citation
from eligibility.showing.presented import Result
from eligibility.showing.presented_what_if import WhatIfView
from eligibility.showing.timeline import Timeline
from eligibility.wording.saying import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Fieldset:
    """The controls for one person, or for one thing in the first question.

    ``explains`` says that what can be chosen is explained here, and not again further down the page.
    """

    name: str
    legend: Text
    control: Control
    options: tuple[Option, ...] = ()
    chosen: str = ""
    error: Text = ""
    explains: bool = False

    @property
    def ticks(self) -> tuple[str, ...]:
        """What is ticked in a check-list."""
        return ticked(self.chosen)

    @property
    def items(self) -> tuple[Option, ...]:
        """What can be ticked together."""
        return tuple(option for option in self.options if option.word not in (NONE, UNTOLD))

    @property
    def instead(self) -> tuple[Option, ...]:
        """What can be ticked instead, and alone."""
        return tuple(option for option in self.options if option.word in (NONE, UNTOLD))

    @property
    def id(self) -> str:
        """What the error summary points at."""
        return "q-" + self.name.replace(".", "-")


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerLine:
    """One question already answered, with what was answered for whom."""

    code: str
    short: Text
    answers: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What every page of the wizard carries along. ``hidden_after`` was asked after the question on the page."""

    template: str
    day: AskedDay
    code: str = ""
    back: str | None = None
    hidden: tuple[tuple[str, str], ...] = ()
    hidden_after: tuple[tuple[str, str], ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    lines: tuple[AnswerLine, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionPage(Page):
    """One question, with a fieldset for each person it is asked of."""

    title: Text
    why: Text
    help: Text
    terms: tuple[tuple[Text, Text], ...] = ()
    citation: Citation | None = None
    persons: tuple[str, ...] = ()
    fieldsets: tuple[Fieldset, ...]
    everybody: Fieldset | None = None
    number: int = 1
    is_of_you_alone: bool = False

    @property
    def is_short(self) -> bool:
        """Whether the answers stand beside each other, to keep a page about several persons short."""
        return len(self.persons) > 1

    @property
    def errors(self) -> tuple[Fieldset, ...]:
        """The fieldsets in which something is missing or wrong."""
        asked = (self.everybody, *self.fieldsets) if self.everybody else self.fieldsets
        return tuple(fieldset for fieldset in asked if fieldset.error)

    @property
    def has_exceptions(self) -> bool:
        """Whether somebody's own answer, or what is missing of it, is to be seen beside the one for everybody."""
        return any(fieldset.chosen or fieldset.error for fieldset in self.fieldsets)


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultPage(Page):
    """Where the answers lead."""

    result: Result
    assessment: Assessment
    what_if: WhatIfView | None = None
    timeline: Timeline | None = None
    telling: bool = False
    take_along: TakeAlong
    about_children: bool = False
