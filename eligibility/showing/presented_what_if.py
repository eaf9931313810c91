"""What a result turns on, as values for a page. No HTML."""

from dataclasses import dataclass

from eligibility.law import Citation
from eligibility.showing.presented import State
from eligibility.wording.saying import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way in which a condition can come to stand. ``word`` is said where the state alone does not tell it."""

    state: State
    word: Text = ""
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """How somebody, or several alike, stand now and then, one ``then`` for each way."""

    names: Text
    now: State
    then: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class SumRange:
    """The lowest and the highest sum, in kronor."""

    min: int
    max: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HingeView:
    """One thing that would change the result: what, for whom, who can change it, and what then differs.

    ``sums`` has the sum now and then for each way; it is empty where no sum is to be shown.
    """

    label: Text
    names: Text
    change: Text
    who: Text
    citation: Citation | None
    ways: tuple[Way, ...]
    shifts: tuple[Shift, ...]
    sums: tuple[SumRange, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIfView:
    """Everything a result turns on."""

    hinges: tuple[HingeView, ...]
