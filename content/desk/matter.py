"""One matter that waits, in words: how much, since or until when, and where one mends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from portal.formatting import long_date

MOST_NAMED = 8


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One thing that waits, with the place where one mends it."""

    title: str
    url: str
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One matter in words. `day` is the oldest or the nearest, as `said_of_day` says; `url` is the list of it."""

    words: str
    url: str
    day: date | None = None
    said_of_day: str = ""
    things: tuple[Thing, ...] = ()


def matter_of(things: Sequence[Thing], words: str, of_day: str, url: str) -> Waiting | None:
    """A matter with the things that wait, the first day first; none where nothing waits."""
    if not things:
        return None
    ordered = sorted(things, key=lambda thing: thing.day or date.max)
    return Waiting(
        words=words % {"count": len(things)},
        day=ordered[0].day,
        said_of_day=of_day % {"day": long_date(ordered[0].day)} if ordered[0].day else "",
        url=url,
        things=tuple(ordered[:MOST_NAMED]),
    )


def edit_address(thing: Any) -> str:
    return reverse(type(thing).snippet_viewset.get_url_name("edit"), args=[thing.pk])


def list_address(app: str, model: str) -> str:
    return reverse(f"wagtailsnippets_{app}_{model}:list")
