"""The days of a reader's own that travel with the answers, to the timeline and into a calendar file. Kept nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import BadRequest
from django.http import QueryDict

from eligibility.showing.pages import Page, ResultPage
from eligibility.showing.timeline import FIELDS, timeline_of
from eligibility.wording.timeline import NOTHING_TO_SAVE

TELLING = "telling"
"""Sent when the calendar file shall say what its days are about."""
_LONGEST_TYPED = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnDates:
    """The days as they were typed, and whether a calendar may say what they are about."""

    typed: Mapping[str, str] = field(default_factory=dict)
    telling: bool = False


def read_dates(post: QueryDict) -> tuple[OwnDates, QueryDict]:
    """The days that were sent, and the form without them. Raises BadRequest for what no form of ours sends."""
    rest = post.copy()
    typed = {name: _only(rest.pop(name, [""])) for name in FIELDS}
    telling = _only(rest.pop(TELLING, [""]))
    if telling not in ("", "yes"):
        raise BadRequest("no such choice")
    return OwnDates(typed={name: day for name, day in typed.items() if day}, telling=bool(telling)), rest


def with_dates(page: Page, dates: OwnDates) -> Page:
    """The page with the days on its timeline or, where it has none, carried along."""
    if isinstance(page, ResultPage) and page.result.amount:
        return replace(page, timeline=timeline_of(page.assessment, dates.typed), telling=dates.telling)
    return replace(page, dates=tuple(dates.typed.items()))


def with_nothing_to_save(page: Page) -> Page:
    """The page with a word on why there is no calendar file."""
    if isinstance(page, ResultPage) and page.timeline and not page.timeline.errors:
        return replace(page, timeline=replace(page.timeline, notice=NOTHING_TO_SAVE))
    return page


def _only(values: Sequence[object]) -> str:
    (typed,) = values if len(values) == 1 else (None,)
    if not isinstance(typed, str) or len(typed) > _LONGEST_TYPED:
        raise BadRequest("no day")
    return typed.strip()
