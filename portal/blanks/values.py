"""Our values that can be written in a blank: each by a name, with what people call it and how it is read.

They come from the household's data alone (docs/household-data-1.schema.json). What was not told is None, never "no".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, get_args, get_type_hints

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eligibility.law.facts import Person
from eligibility.wording import facts as wording

Data: TypeAlias = Mapping[str, Any]
Label: TypeAlias = str | Promise


class Type(StrEnum):
    TEXT = "text"
    DATE = "date"
    IDENTITY = "identity"
    AMOUNT = "amount"
    NUMBER = "number"
    YES_NO = "yes_no"
    WORD = "word"
    COUNTRY = "country"


@dataclass(frozen=True, kw_only=True)
class Value:
    """``read`` takes the data, and the entry of the person where the value is a person's; ``words`` are its answers."""

    label: Label
    type: Type
    read: Callable[[Data, Data], Any]
    is_persons: bool = False
    words: tuple[tuple[str, Label], ...] = ()


YES, NO = "yes", "no"
YES_OR_NO: tuple[tuple[str, Label], ...] = ((YES, wording.YES), (NO, wording.NO))
# Who somebody's ties are to and in which household somebody lives are ids: they say nothing on paper.
_NOT_WRITTEN = ("id", "household", "ties_to")


def people(data: Data) -> list[Data]:
    """The people of the household in their order."""
    return sorted(data["people"], key=lambda person: int(person["number"]))


def fact_of(data: Data, person: Data, fact: str) -> Any:
    """What was told about a person, or None."""
    for told in data["household"].get("person", ()):
        if told.get("id") == person["id"]:
            return told.get(fact)
    return None


def _of_household(*path: str) -> Callable[[Data, Data], Any]:
    def read(data: Data, _person: Data) -> Any:
        found: Any = data
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        return found

    return read


def _day(*path: str) -> Callable[[Data, Data], Any]:
    read = _of_household(*path)
    return lambda data, person: _as_date(read(data, person))


def _of_person(key: str) -> Callable[[Data, Data], Any]:
    return lambda _data, person: person.get(key) or None


def _fact(name: str, is_day: bool) -> Callable[[Data, Data], Any]:
    if is_day:
        return lambda data, person: _as_date(fact_of(data, person, name))
    return lambda data, person: fact_of(data, person, name)


def _as_date(told: Any) -> date | None:
    if told is None or isinstance(told, date):
        return told
    return date.fromisoformat(str(told)[:10])


_TYPES = {bool: Type.YES_NO, date: Type.DATE, int: Type.AMOUNT}


def _fact_value(name: str, hint: Any) -> Value:
    kind = next(part for part in get_args(hint) if part is not type(None))
    is_word = issubclass(kind, StrEnum)
    known = Type.WORD if is_word else Type.COUNTRY if name == "destination" else _TYPES.get(kind, Type.TEXT)
    words: tuple[tuple[str, Label], ...] = YES_OR_NO if known is Type.YES_NO else ()
    if is_word:
        words = tuple((choice.value, wording.choice_label(choice)) for choice in kind)
    return Value(
        label=wording.fact_label(name), type=known, read=_fact(name, known is Type.DATE), is_persons=True, words=words
    )


@cache
def values() -> Mapping[str, Value]:
    """All of them, by name: the household's first, then a person's, then the facts that the law asks about."""
    hints = get_type_hints(Person)
    facts = [
        field.name for field in fields(Person) if field.name not in _NOT_WRITTEN and not field.name.startswith("_")
    ]
    return {
        "reference": Value(label=_("Reference of the case"), type=Type.TEXT, read=_of_household("reference")),
        "municipality": Value(
            label=_("Name of the municipality"), type=Type.TEXT, read=_of_household("municipality", "name")
        ),
        "municipality_code": Value(
            label=_("Code of the municipality"), type=Type.TEXT, read=_of_household("municipality", "code")
        ),
        "made_on": Value(label=_("The day the form is filled in"), type=Type.DATE, read=_day("made_on")),
        "edition": Value(label=_("Edition of the law"), type=Type.TEXT, read=_of_household("law", "edition")),
        "applied_on": Value(
            label=_("The day on which the law is read"), type=Type.DATE, read=_day("law", "applied_on")
        ),
        "amount_min": Value(label=_("Amount, at least"), type=Type.AMOUNT, read=_of_household("amount", "min")),
        "amount_max": Value(label=_("Amount, at most"), type=Type.AMOUNT, read=_of_household("amount", "max")),
        "people": Value(
            label=_("Number of people in the household"), type=Type.NUMBER, read=lambda data, _p: len(data["people"])
        ),
        "name": Value(label=_("Whole name"), type=Type.TEXT, read=_of_person("name"), is_persons=True),
        "identity_number": Value(
            label=_("Identity number"), type=Type.IDENTITY, read=_of_person("identity_number"), is_persons=True
        ),
        **{name: _fact_value(name, hints[name]) for name in facts},
    }
