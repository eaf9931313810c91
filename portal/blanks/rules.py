"""What is to be written in which field: a rule for each slot, kept as JSON with the version."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from portal.drawing.forms.shapes import Field, FieldKind, Place

BOXES = (FieldKind.CHECKBOX, FieldKind.RADIO)


class Who(StrEnum):
    """Whom a rule is about, with a number from 1: anybody in the household's order, or adults or children alone."""

    PERSON = "person"
    ADULT = "adult"
    CHILD = "child"


class Slot(NamedTuple):
    """A place for one rule: a field, or one state of a field of boxes."""

    field: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """``value`` is the name of one of our values, or one of the two below.

    ``first`` and ``last`` cut out characters, counted from 1; 0 is no cut. ``answer`` is what ticks a box.
    """

    value: str
    who: str = ""
    number: int = 0
    format: str = ""
    first: int = 0
    last: int = 0
    text: str = ""
    answer: str = ""


BY_HAND = "by_hand"
CONSTANT = "constant"

Rules: TypeAlias = Mapping[Slot, Rule]


def slots_of(fields: Iterable[Field]) -> list[Slot]:
    """What can be mapped, in the order of the form."""
    found: list[Slot] = []
    for field in fields:
        if not field.can_be_filled:
            continue
        if field.kind in BOXES:
            found += dict.fromkeys(Slot(field.name, place.state) for place in field.places if place.state)
        else:
            found.append(Slot(field.name))
    return found


def as_json(mapping: Rules) -> list[dict[str, Any]]:
    """The mapping in the order of its slots, with what a rule does not say left out."""
    return [
        {"field": slot.field, "state": slot.state, **{key: part for key, part in asdict(rule).items() if part}}
        for slot, rule in sorted(mapping.items())
    ]


def read_mapping(stored: Any) -> dict[Slot, Rule]:
    """The mapping that ``as_json`` wrote."""
    found = {}
    for entry in stored or ():
        told = dict(entry)
        slot = Slot(told.pop("field"), told.pop("state", ""))
        found[slot] = Rule(**told)
    return found


def fields_as_json(fields: Iterable[Field]) -> list[dict[str, Any]]:
    return [asdict(field) for field in fields]


def read_fields(stored: Any) -> tuple[Field, ...]:
    """The fields that ``fields_as_json`` wrote."""
    return tuple(_field(entry) for entry in stored)


def _field(entry: Mapping[str, Any]) -> Field:
    places = tuple(Place(**{**place, "rectangle": tuple(place["rectangle"])}) for place in entry["places"])
    options = tuple((stored, read) for stored, read in entry["options"])
    return Field(**{**entry, "kind": FieldKind(entry["kind"]), "places": places, "options": options})


def label_of(field: Field) -> str:
    """What people call the field: its tooltip, or its name."""
    return field.tooltip or field.name


def fingerprint(cleaned_sha256: str, stored: Any, more_people: str) -> str:
    """SHA-256 of everything that decides what a filled blank looks like: the file, the rules and what is refused."""
    said = json.dumps([cleaned_sha256, stored, more_people], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
