"""What a case looks like as a file: a page for people and a JSON Schema for machines, made from the tables."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models
from django.utils import translation

from portal.accounts.models import User
from portal.casework.handover.contents import SECTIONS, STAYS, Section, columns_of
from portal.casework.handover.zipping import LARGEST_PACKAGE, SCHEMA
from portal.casework.models import Case
from portal.casework.models.ground import OfMunicipality

SCHEMA_FILE = "case-package-1.schema.json"
_KINDS: Mapping[type[models.Field], Mapping[str, str]] = {
    models.BooleanField: {"type": "boolean"},
    models.PositiveSmallIntegerField: {"type": "integer"},
    models.PositiveIntegerField: {"type": "integer"},
    models.DateTimeField: {"type": "string", "format": "date-time"},
    models.DateField: {"type": "string", "format": "date"},
}


def files() -> Mapping[str, str]:
    """The page and the schema, by their names under docs."""
    with translation.override("en"):
        schema = json.dumps(schema_of_package(), indent=2, ensure_ascii=False) + "\n"
        return {"case-package.md": _page(), SCHEMA_FILE: schema}


def schema_of_package() -> dict[str, Any]:
    """case.json as a JSON Schema (draft 2020-12)."""
    sections = {section.key: _table(section.model, section) for section in SECTIONS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of Vägval",
        "type": "object",
        "required": ["schema", "municipality", "case", *sections],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA},
            "municipality": {
                "type": "object",
                "required": ["code", "name"],
                "additionalProperties": False,
                "properties": {"code": {"type": "string", "pattern": "^[0-9]{4}$"}, "name": {"type": "string"}},
            },
            "case": _row(Case, {}),
            **{key: {"type": "array", "items": table} for key, table in sections.items()},
        },
    }


def _table(model: type[OfMunicipality], section: Section) -> dict[str, Any]:
    row = _row(model, section.stays)
    named = {"id": {"type": "string", "pattern": f"^{section.key}-[0-9]+$"}}
    return {**row, "required": ["id", *row["required"]], "properties": {**named, **row["properties"]}}


def _row(model: type[OfMunicipality], stays: Mapping[str, str]) -> dict[str, Any]:
    columns = {column.name: column for column in model._meta.concrete_fields}
    names = [name for name in columns_of(model, stays) if name != "case"]
    told = {name: _value(columns.get(name)) for name in names}
    return {"type": "object", "required": names, "additionalProperties": False, "properties": told}


def _value(column: models.Field | None) -> dict[str, Any]:
    """One value; what is sealed in the database is text, and empty where nothing is told."""
    if column is None:
        return {"type": "string"}
    if isinstance(column, models.ForeignKey):
        about = "a colleague's name" if column.related_model is User else "the id of a row in this file"
        return {"type": ["string", "null"], "description": about}
    told: dict[str, Any] = dict(
        next((kind for of, kind in _KINDS.items() if isinstance(column, of)), {"type": "string"})
    )
    if column.choices:
        told["enum"] = [value for value, _label in column.flatchoices]
        if column.blank and "" not in told["enum"]:
            told["enum"].append("")
    if column.null:
        told["type"] = [told["type"], "null"]
        if "enum" in told:
            told["enum"].append(None)
    return told


def _page() -> str:
    return "\n".join(
        [
            "# A case as a file",
            "",
            "Made from `portal/casework/handover/contents.py` and the tables by `manage.py write_case_docs`; a test "
            "compares. Why it is",
            "so stands in [decision 20](decisions/0020-a-case-as-a-file.md).",
            "",
            f"A package is a ZIP of at most {LARGEST_PACKAGE // 1024 // 1024} MB:",
            "",
            "| file | what it is |",
            "| --- | --- |",
            "| `case.json` | the case, as below |",
            "| `documents/underlag-N.pdf` | the household's documents, while they are kept; no person's own |",
            "| `README.txt` | what this is, in Swedish |",
            f"| `manifest.json` | the name of the schema (`{SCHEMA}`) and the SHA-256 of each file above |",
            "| `manifest.sig.json` | an Ed25519 signature of `vagval case package 1`, a NUL byte and the bytes of "
            "`manifest.json`; `key` is the first 16 hexadecimal digits of the SHA-256 of the public key |",
            "",
            "The public key of an installation is told by `manage.py signing_key`. An installation that shall read the "
            "packages of another",
            "lists its key in `CASEWORK_TRUSTED_KEYS`.",
            "",
            f"`case.json` follows [`{SCHEMA_FILE}`]({SCHEMA_FILE}). Days and moments are ISO 8601. A value that was "
            "not told is `null`, never",
            "`false`. A reference is the `id` of a row of the same file; a colleague is told by name. A later version "
            "of the schema has",
            "another name, and is refused by a portal that does not know it.",
            "",
            *(line for section in SECTIONS for line in _section(section)),
            "## What is never in it",
            "",
            "| table | why |",
            "| --- | --- |",
            *(f"| `{model._meta.db_table}` | {why} |" for model, why in STAYS.items()),
            "",
        ]
    )


def _section(section: Section) -> Iterator[str]:
    names = ", ".join(f"`{name}`" for name in columns_of(section.model, section.stays) if name != "case")
    yield from (f"## `{section.key}`", "", f"{(section.model.__doc__ or '').strip().splitlines()[0]}", "", f"{names}.")
    yield from (f"`{name}` stays: {why}." for name, why in section.stays.items())
    yield ""
