"""What the data in a document look like: a JSON Schema and a page for whoever receives one, made from the code."""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.utils import translation

from eligibility.api.described import CASE, schemas
from portal.casework.documenting.household_data_page import page
from portal.casework.documents.household_data.schema import HOUSEHOLD, SCHEMA

SCHEMA_FILE: Final = "household-data-1.schema.json"
_FROM, _TO = "#/components/schemas/", "#/$defs/"


def files() -> Mapping[str, str]:
    """The page and the schema, by their names under docs."""
    with translation.override("en"):
        return {
            "household-data.md": page(),
            SCHEMA_FILE: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
        }


def schema() -> dict[str, Any]:
    """The whole schema (draft 2020-12): ours around that of the API."""
    needed = _reached(CASE, schemas())
    own = {**SCHEMA["properties"][HOUSEHOLD], "$ref": _TO + CASE}
    del own["type"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The household's data in an application made with Vägval",
        **SCHEMA,
        "properties": {**SCHEMA["properties"], HOUSEHOLD: own},
        "$defs": json.loads(json.dumps(needed).replace(_FROM, _TO)),
    }


def _reached(name: str, named: Mapping[str, Any]) -> dict[str, Any]:
    """A named schema and every other that it leads to, in alphabetical order."""
    found: dict[str, Any] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = named[one]
            parts = json.dumps(named[one]).split(f'"{_FROM}')[1:]
            waiting += [part.partition('"')[0] for part in parts]
    return dict(sorted(found.items()))
