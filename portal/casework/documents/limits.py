"""How much a document may hold. What is larger is refused before a line is drawn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from portal.casework.documents.kinds import Document
from portal.drawing.errors import DocumentTooLarge

PEOPLE = 20
CHARACTERS = 4000
CHARACTERS_IN_NAME = 200
ROWS = 400
NAMES = frozenset({"reference", "municipality", "name", "identity_number"})


def refuse_too_large(document: Document) -> None:
    """Raise DocumentTooLarge for too many people or rows, or one text that is too long."""
    names, rows, people = [], 0, 0
    for field, value in _inside(document):
        if is_dataclass(value):
            rows += 1
            people += field == "people"
        elif isinstance(value, str):
            if field in NAMES:
                names.append(value)
            elif len(value) > CHARACTERS:
                raise DocumentTooLarge(f"a text of more than {CHARACTERS} characters")
    if people > PEOPLE:
        raise DocumentTooLarge(f"more than {PEOPLE} people")
    if any(len(name) > CHARACTERS_IN_NAME for name in names):
        raise DocumentTooLarge(f"a name of more than {CHARACTERS_IN_NAME} characters")
    if rows > ROWS:
        raise DocumentTooLarge(f"more than {ROWS} rows")


def _inside(value: Any, field: str = "") -> Iterator[tuple[str, Any]]:
    """Everything a value holds, at every depth, and the field it stands in. A text that waits is ours, and short."""
    if is_dataclass(value):
        parts = [(one.name, getattr(value, one.name)) for one in fields(value)]
    else:
        parts = [(field, one) for one in value]
    for name, part in parts:
        if isinstance(part, tuple):
            yield from _inside(part, name)
        else:
            yield name, part
            if is_dataclass(part):
                yield from _inside(part, name)
