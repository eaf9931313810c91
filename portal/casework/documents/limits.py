"""How much a document may hold. What is larger is refused before a line is drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from portal.casework.documents.application_summary import ApplicationSummary
from portal.casework.documents.errors import DocumentTooLarge

PEOPLE = 20
CHARACTERS = 4000
CHARACTERS_IN_NAME = 200
ROWS = 400


def refuse_too_large(summary: ApplicationSummary) -> None:
    """Raise DocumentTooLarge for too many people or rows, or one text that is too long."""
    if len(summary.people) > PEOPLE:
        raise DocumentTooLarge(f"more than {PEOPLE} people")
    names = [summary.reference, summary.municipality]
    for person in summary.people:
        names += [person.name, person.identity_number]
    if any(len(name) > CHARACTERS_IN_NAME for name in names):
        raise DocumentTooLarge(f"a name of more than {CHARACTERS_IN_NAME} characters")
    rows = 0
    for value in _inside(summary):
        if is_dataclass(value):
            rows += 1
        elif isinstance(value, str) and len(value) > CHARACTERS:
            raise DocumentTooLarge(f"a text of more than {CHARACTERS} characters")
    if rows > ROWS:
        raise DocumentTooLarge(f"more than {ROWS} rows")


def _inside(value: Any) -> Iterator[Any]:
    """Everything a value holds, at every depth. A text that waits for its language is ours, and short."""
    parts = [getattr(value, field.name) for field in fields(value)] if is_dataclass(value) else value
    for part in parts:
        yield part
        if is_dataclass(part) or isinstance(part, tuple):
            yield from _inside(part)
