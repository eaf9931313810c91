"""What the data may hold: a JSON Schema, and the small part of JSON Schema that is needed to keep to it.

The household itself is read as the API reads one (eligibility.api.reading), and is described as the API describes it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from portal.casework.documents.household_data.making import FORM, FORMAT, VERSION

Schema = Mapping[str, Any]

DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
SFS: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}:[0-9]{1,5}$"}
LANGUAGE: Final[Schema] = {"type": "string", "pattern": "^[a-z]{2,8}$"}
KRONOR: Final[Schema] = {"type": "integer", "minimum": 0}
HOUSEHOLD: Final = "household"


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


PERSON: Final = _object(
    {
        "id": {"type": "string", "pattern": "^[0-9]{1,2}$", "description": "As in household.person."},
        "number": {"type": "integer", "minimum": 1, "description": "As printed beside the person, from 1."},
        "name": {"type": "string"},
        "identity_number": {
            "type": "string",
            "pattern": "^[0-9TRNUX+-]*$",
            "description": "A personal identity number or coordination number as printed; empty where none is stated.",
        },
        "language": {**LANGUAGE, "description": "The person's own language, by Vägval's code."},
    }
)
SCHEMA: Final = _object(
    {
        "format": {"const": FORMAT},
        "version": {"const": VERSION, "description": "Of this format. Another number is another schema."},
        "id": {
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "128 random bits, made for this document. They make the fingerprint impossible to guess.",
        },
        "made_on": {**DAY, "description": "The day the document was made."},
        "reference": {"type": "string", "description": "The number of the case, as printed."},
        "municipality": _object(
            {"code": {"type": "string", "pattern": "^[0-9]{4}$"}, "name": {"type": "string", "pattern": "[^ ]"}}
        ),
        "form": {"const": FORM, "description": "The version of the printed form."},
        "language": {**LANGUAGE, "description": "What stands beside the Swedish; sv where nothing does."},
        "law": _object(
            {
                "edition": {**SFS, "description": "The ordinance it was judged under."},
                "wording": {**SFS, "description": "The amendment that gave it the wording it was read in."},
                "applied_on": {**DAY, "description": "The day of the application: the law as it stood then."},
                "verified_through": {**DAY, "description": "The last day through which somebody has read the law."},
            }
        ),
        HOUSEHOLD: {
            "type": "object",
            "description": "What was told, as POST /api/v1/assess takes it. A key that is absent was not told; that is "
            "never no. Somebody who is not in people is no part of the application: nothing is said about him or her.",
        },
        "people": {"type": "array", "minItems": 1, "maxItems": 20, "items": PERSON},
        "amount": {
            **_object({"min": KRONOR, "max": KRONOR}),
            "description": "Kronor for the household as it stands, and if everything undecided is met. No decision.",
        },
        "complete": {"type": "boolean", "description": "Whether nothing is missing."},
        "missing": {
            "type": "array",
            "items": {"type": "string", "pattern": "^([0-9]{1,2}[.])?[a-z_]{1,40}$"},
            "description": "What is missing: the name of a fact after the person's id and a point, or of what else it "
            "is. 1.partner and 2.partner: whether the two are a couple was not told.",
        },
    }
)

_KINDS: Final[Mapping[str, type]] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def mistakes(value: Any, schema: Schema, where: str = "") -> Iterator[str]:
    """Where a value does not keep to a schema made of the words that are used above; never what stands there."""
    if "const" in schema and (value != schema["const"] or type(value) is not type(schema["const"])):
        yield f"{where}: expected {schema['const']!r}"
    kind = _KINDS.get(schema.get("type", ""))
    if kind is not None and type(value) is not kind:
        yield f"{where or 'the file'}: expected {schema['type']}"
        return
    if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
        yield f"{where}: expected a text of the form {schema['pattern']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{where}: expected at least {schema['minimum']}"
    if kind is list:
        yield from _of_list(value, schema, where)
    elif kind is dict and "properties" in schema:
        yield from _of_object(value, schema, where)


def _of_list(value: list[Any], schema: Schema, where: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{where}: expected {schema['minItems']} to {schema['maxItems']} items"
    for place, item in enumerate(value, start=1):
        yield from mistakes(item, schema["items"], f"{where} {place}")


def _of_object(value: dict[str, Any], schema: Schema, where: str) -> Iterator[str]:
    known = schema["properties"]
    if set(value) != set(known):
        yield f"{where or 'the file'}: expected the keys {', '.join(known)} and no others"
    for key in known.keys() & value.keys():
        yield from mistakes(value[key], known[key], f"{where}.{key}".lstrip("."))
