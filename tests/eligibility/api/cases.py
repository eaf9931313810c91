"""The case files as a program sends them, and a household to begin with."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

FILES = sorted((Path(__file__).resolve().parents[1] / "law" / "cases").rglob("*.toml"))
ANNA: dict[str, Any] = {"on": "2026-03-02", "person": [{"id": "a", "permit_ground": "refugee"}]}


def as_sent(file: Path) -> dict[str, Any]:
    """What a program sends for a case file: the same table, days in quotes, without what is expected."""
    table = tomllib.loads(file.read_text())
    table.pop("expect", None)
    sent: dict[str, Any] = json.loads(json.dumps(table, default=date.isoformat))
    return sent


def with_fact(**facts: Any) -> dict[str, Any]:
    """Anna's household with these facts."""
    return {**ANNA, "person": [{**ANNA["person"][0], **facts}]}
