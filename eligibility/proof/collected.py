"""The cases as they are deployed: one file beside this module, made from the case files by write_law_docs."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from eligibility.law import CaseFile, parse_case

CASES = Path(__file__).with_name("cases.json")
DAYS = ("born", "permit_since")


@cache
def collected_cases() -> Mapping[str, CaseFile]:
    """Every case, by the name of its file; read once."""
    return {name: parse_case(_with_days(table)) for name, table in json.loads(CASES.read_bytes()).items()}


def as_collected(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Case files as tomllib reads them, as one JSON file with a line for each case."""
    lines = (f"{json.dumps(name)}: {_line(table)}" for name, table in sorted(tables.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(table: Mapping[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def _with_days(table: dict[str, Any]) -> dict[str, Any]:
    persons = [{key: _day(value) if key in DAYS else value for key, value in told.items()} for told in table["person"]]
    return {**table, "on": _day(table["on"]), "person": persons}


def _day(text: str) -> date:
    return date.fromisoformat(text)
