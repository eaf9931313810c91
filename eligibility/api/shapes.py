"""How the law's values look as JSON, one rule for all: fields by name, but for the few named here.

A field that has a default is left out where it says nothing; a field that has none is always there, and may be null.
``eligibility.law.report`` writes assessments by hand in the same form, and the tests hold it to this one.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias, get_type_hints

from eligibility.law import (
    Assessment,
    Citation,
    Consequences,
    Deadline,
    Finding,
    Payment,
    Reservation,
    Step,
)
from eligibility.law.report import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """Where the JSON of a class differs from its fields.

    ``spread`` names fields whose own fields stand in their place; ``extra`` are optional keys taken from elsewhere.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    spread: frozenset[str] = frozenset()
    retyped: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    is_whole: bool = False
    """Whether every field is always there, default or not."""


Told: TypeAlias = str | bool | int | tuple[str, str] | None
"""A fact as it was told; of others than the person, by id."""

AS_IT_IS = Shape()
SHAPES: Mapping[type, Shape] = {
    Assessment: Shape(left_out=frozenset({"household"}), spread=frozenset({"consequences"})),
    Consequences: Shape(is_whole=True),
    Finding: Shape(
        left_out=frozenset({"leads_to"}),
        retyped={"decided_by": Mapping[str, Told | Mapping[str, Told]]},
        extra={"wording": str},
    ),
    Step: Shape(renamed={"bound": "of", "code": "step"}),
    Payment: Shape(renamed={"percent": "share"}, retyped={"percent": float}),
    Deadline: Shape(renamed={"code": "deadline"}),
    Reservation: Shape(renamed={"code": "reservation"}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One key of an object in JSON: the field it shows, of which type, and whether it is always there."""

    name: str
    field: str
    type: Any
    is_always_there: bool


def keys_of(shown: type) -> tuple[Key, ...]:
    """The keys a class has in JSON, in the order of its fields."""
    shape, hints = SHAPES.get(shown, AS_IT_IS), get_type_hints(shown)
    found: list[Key] = []
    for part in fields(shown):
        if part.name in shape.spread:
            found += keys_of(hints[part.name])
        elif part.name not in shape.left_out and not part.name.startswith("_"):
            found.append(
                Key(
                    name=shape.renamed.get(part.name, part.name),
                    field=part.name,
                    type=shape.retyped.get(part.name, hints[part.name]),
                    is_always_there=shape.is_whole or not _has_default(part),
                )
            )
    return (*found, *(Key(name=k, field=k, type=t, is_always_there=False) for k, t in shape.extra.items()))


def _has_default(part: "Field[Any]") -> bool:
    return part.default is not MISSING or part.default_factory is not MISSING


def plain(value: Any) -> Json:
    """A value of the law as JSON: days as YYYY-MM-DD, citations in Swedish legal form, a part of a whole as ``1/5``."""
    if value is None or (isinstance(value, (bool, int, str)) and not isinstance(value, StrEnum)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (StrEnum, Citation, Fraction)):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if is_dataclass(value):
        told = ((key, getattr(value, key.field)) for key in keys_of(type(value)))
        return {key.name: plain(part) for key, part in told if part or key.is_always_there}
    raise TypeError(f"{type(value).__name__} has no form in JSON")
