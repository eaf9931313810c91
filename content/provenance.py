"""Who wrote, translated and checked a page, part by part, in honest words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _


class TranslatedBy(models.TextChoices):
    SOURCE = "source", _("Written in this language")
    MACHINE = "machine", _("Machine")
    PERSON = "person", _("Person")


# Sent when a person has vouched for a whole page: by, page, translated_by, checked_by, checked_on; and what was said of
# it before: made_by_before, was_checked.
whole_page_checked = Signal()


@dataclass(frozen=True, kw_only=True)
class Part:
    """Where one paragraph, heading or list item of a translation comes from."""

    number: int
    made_by: TranslatedBy
    tool: str = ""
    translated_on: date | None = None
    swedish_of: date | None = None  # the day of the Swedish wording that it is a translation of
    checked_by: str = ""
    checked_on: date | None = None
    is_behind: bool = False  # the Swedish wording has changed since
    is_missing: bool = False  # not translated: it stands there in Swedish

    @property
    def said_of_it(self) -> tuple[object, ...]:
        """What a reader is told of it; parts of which the same is told belong together."""
        return self.made_by, self.tool, self.translated_on, self.swedish_of, *self._checked, *self._state

    @property
    def kind(self) -> tuple[object, ...]:
        return self.made_by, *self._checked

    @property
    def _checked(self) -> tuple[str, date | None]:
        return self.checked_by, self.checked_on

    @property
    def _state(self) -> tuple[bool, bool]:
        return self.is_behind, self.is_missing


@dataclass(frozen=True, kw_only=True)
class Group:
    """Parts of which the same is to be told. `marked` are those that carry a mark in the text."""

    example: Part
    count: int
    marked: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """The parts that a reader meets on a page in another language, by path."""

    by_path: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> list[Part]:
        return [part for parts in self.by_path.values() for part in parts]

    @property
    def total(self) -> int:
        return len(self.parts)

    @cached_property
    def translated(self) -> list[Part]:
        return [part for part in self.parts if not part.is_missing]

    @property
    def checked(self) -> int:
        return sum(bool(part.checked_on) for part in self.translated)

    @property
    def by_person(self) -> int:
        return sum(part.made_by == TranslatedBy.PERSON for part in self.translated)

    @property
    def behind(self) -> int:
        return sum(part.is_behind for part in self.translated)

    @property
    def missing(self) -> int:
        return self.total - len(self.translated)

    @cached_property
    def usual(self) -> Part | None:
        """A part like most others: what is said of it can be said of the page."""
        if not self.translated:
            return None
        [(kind, _count)] = Counter(part.kind for part in self.translated).most_common(1)
        return next(part for part in self.translated if part.kind == kind)

    @cached_property
    def is_uniform(self) -> bool:
        """Whether one sentence tells it of every part."""
        return self.usual is not None and not self.missing and all(p.kind == self.usual.kind for p in self.parts)

    def needs_mark(self, part: Part) -> bool:
        return part.is_behind or part.is_missing or (self.usual is not None and part.kind != self.usual.kind)

    @cached_property
    def groups(self) -> list[Group]:
        grouped: dict[tuple[object, ...], list[Part]] = {}
        for part in self.parts:
            grouped.setdefault(part.said_of_it, []).append(part)
        found = [
            Group(example=parts[0], count=len(parts), marked=tuple(filter(self.needs_mark, parts)))
            for parts in grouped.values()
        ]
        return sorted(found, key=lambda group: -group.count)


_NOTHING_KNOWN = Provenance()
_sources: list[Callable[[Any], Provenance]] = []


def tell_provenance(source: Callable[[Any], Provenance]) -> None:
    """Let `source(page)` say where the parts of a translated page come from. Called once, at start."""
    _sources[:] = [source]


def provenance_of(page: Any) -> Provenance:
    return _sources[0](page) if _sources else _NOTHING_KNOWN
