"""Schemas of the law's values, made from their types: a fact or a result that is added is described by being there."""

import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from eligibility.api.shapes import Key, keys_of
from eligibility.law import Citation

Schema = dict[str, Any]

SIMPLE: Mapping[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    date: {"type": "string", "format": "date"},
    Citation: {"type": "string", "pattern": "^[0-9]{4}:[0-9]+ [0-9]+ §"},
    Fraction: {"type": "string", "pattern": "^[0-9]+/[0-9]+$"},
    NoneType: {"type": "null"},
}

# Something other than space, and no NUL. Python counts U+001C to U+001F and U+0085 as space, other languages do not.
SAID: Schema = {"pattern": r"^[^\u0000]*[^\s\u0000-\u001F\u0085][^\u0000]*$"}


class Schemas:
    """A collection of named schemas, filled by asking for them.

    ``told`` is for what is sent to us: there a fact that may be absent may be null as well, and both say not told.
    ``refined`` says of a field what its type cannot say, and ``described`` what it is called, by class and field.
    """

    def __init__(
        self,
        *,
        told: bool,
        refined: Mapping[tuple[type, str], Schema] | None = None,
        described: Mapping[tuple[type, str], str] | None = None,
        words: Mapping[StrEnum, str] | None = None,
    ) -> None:
        self.named: dict[str, Schema] = {}
        self._told = told
        self._refined = refined or {}
        self._described = described or {}
        self._words = words or {}

    def of(self, shown: Any) -> Schema:
        """The schema of a type; of a class or an enumeration, a reference to it by name."""
        if shown in SIMPLE:
            return SIMPLE[shown] | (SAID if self._told and shown is str else {})
        origin, parts = get_origin(shown), get_args(shown)
        if origin in (Union, UnionType):
            return _any_of([self.of(part) for part in parts])
        if origin is tuple:
            return self._of_tuple(parts)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._of_mapping(*parts)
        return self._named(shown)

    def _of_tuple(self, parts: tuple[Any, ...]) -> Schema:
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": self.of(parts[0])}
        pair = [self.of(part) for part in parts]
        return {"type": "array", "prefixItems": pair, "minItems": len(pair), "maxItems": len(pair), "items": pair[0]}

    def _of_mapping(self, keys: Any, values: Any) -> Schema:
        schema: Schema = {"type": "object", "additionalProperties": self.of(values)}
        return schema if keys is str else schema | {"propertyNames": self.of(keys)}

    def _named(self, shown: type) -> Schema:
        name = shown.__name__
        if name not in self.named:
            self.named[name] = {}  # it may speak of itself
            self.named[name] = self._of_words(shown) if issubclass(shown, StrEnum) else self._of_class(shown)
        return {"$ref": f"#/components/schemas/{name}"}

    def _of_words(self, words: type[StrEnum]) -> Schema:
        meant = "".join(f"\n- `{word}`: {self._words[word]}" for word in words if word in self._words)
        return {"type": "string", "enum": [word.value for word in words], "description": described(words) + meant}

    def _of_class(self, shown: type) -> Schema:
        if not is_dataclass(shown):
            raise TypeError(f"{shown} has no schema")
        keys = keys_of(shown)
        return {
            "type": "object",
            "description": described(shown),
            "properties": {key.name: self._of_key(shown, key) for key in keys},
            "required": [key.name for key in keys if key.is_always_there],
            "additionalProperties": False,
        }

    def _of_key(self, shown: type, key: Key) -> Schema:
        types = get_args(key.type) if get_origin(key.type) in (Union, UnionType) else (key.type,)
        may_be_null = NoneType in types and (self._told or key.is_always_there)
        kept = [kind for kind in types if kind is not NoneType]
        refined = self._refined.get((shown, key.field), {})
        schemas = [self.of(kind) | refined for kind in kept]
        schema = _any_of([*schemas, dict(SIMPLE[NoneType])] if may_be_null else schemas)
        description = self._described.get((shown, key.field))
        return schema | {"description": description} if description else schema


def _any_of(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def described(shown: type) -> str:
    """What the docstring says, in one paragraph, but for what concerns Python alone."""
    said = (shown.__doc__ or "").replace("``", "`").partition("Raises ")[0]
    return re.sub(r"\s+", " ", said).strip()
