"""docs/household-data.md, for whoever receives a document and wants the data without typing them again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.casework.documents.application.carried import FILE_NAME, SQUARE, drawn_picture
from portal.casework.documents.household_data.code import MOST_SYMBOLS, PREFIX, texts_of
from portal.casework.documents.household_data.making import FORM, FORMAT, VERSION, canonical, fingerprint
from portal.casework.documents.household_data.schema import SCHEMA
from portal.casework.documents.samples import data
from portal.genuine.addresses import MACHINES_PATH, SHORT_PATH
from portal.genuine.codes import GROUPS, check_code
from portal.genuine.marks import YEARS_KEPT

TEMPLATE = Path(__file__).with_name("household_data.md.template")


def page() -> str:
    """The whole page."""
    example = data("ar")
    content = canonical(example)
    (text,) = texts_of(content)
    return TEMPLATE.read_text("utf-8").format(
        file=FILE_NAME,
        square=f"{SQUARE:.2f}",
        prefix=PREFIX,
        width=round(float(drawn_picture(text).millimetres)),
        most=("no", "one", "two", "three")[MOST_SYMBOLS],
        keys="\n".join(_row(name, schema) for name, schema in SCHEMA["properties"].items()),
        groups=("no", "one", "two", "three", "four", "five")[GROUPS],
        short=SHORT_PATH,
        machines=MACHINES_PATH,
        print_of=fingerprint(content),
        code=check_code(fingerprint(content)),
        form=FORM,
        years=("no", "one", "two")[YEARS_KEPT],
        example=json.dumps(example, ensure_ascii=False, indent=2),
        text=text,
    )


def _row(name: str, schema: Mapping[str, Any]) -> str:
    inside = schema.get("properties") or schema.get("items", {}).get("properties") or {}
    listed = f" Keys: {', '.join(f'`{key}`' for key in inside)}." if inside else ""
    constant = {"format": f"Always `{FORMAT}`.", "version": f"`{VERSION}`. "}.get(name, "")
    return f"| `{name}` | {constant}{schema.get('description', '')}{listed} |".replace("|  ", "| ")
