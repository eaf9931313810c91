"""The buttons that fill in what another person has told. Nothing is saved by them: the form comes back filled in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import QueryDict

from portal.casework.models import Person
from portal.casework.people.fact_groups import taken_over

BUTTON = "copy"


def asked_to_copy(sent: QueryDict) -> bool:
    """Whether such a button was pressed."""
    return BUTTON in sent


def with_copies(sent: QueryDict, *, people: Sequence[Person], to: Person | None, on: date) -> QueryDict:
    """What was sent, with a group as somebody else has told it. A group or a person we do not know fills in nothing."""
    group, _, pk = sent.get(BUTTON, "").partition(":")
    source = next((person for person in people if str(person.pk) == pk), None)
    filled = sent.copy()
    if source is not None and source != to:
        for name, value in taken_over(source, to, [group], on=on).items():
            filled[name] = as_sent(value)
    return filled


def as_sent(value: Any) -> str:
    """What a field would have sent."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Person():
            return str(value.pk)
        case _:
            return str(value)


def as_shown(name: str, sent: QueryDict) -> Any:
    """One field of a form that was sent to be filled in further, as it is to be seen again."""
    return sent.getlist(name) if name == "access_needs" else sent.get(name)
