"""The table in docs/retention.md, made from the rules; a test keeps it true."""

import re
from pathlib import Path
from typing import Final

from django.utils.translation import override

from portal.casework.forgetting.rules import DOERS, RULES

PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "retention.md"
_BETWEEN: Final = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- end of rules -->)", re.DOTALL)


def with_rules(page: str) -> str:
    """The page with its table as the rules are now, in English."""
    return _BETWEEN.sub(lambda _found: rules_table(), page)


def rules_table() -> str:
    """The rules in Markdown."""
    with override(None):
        rows = [
            f"| {rule.what} | {rule.after} | {rule.period} | {rule.done} | {rule.ground} | {DOERS[rule.doer]} |"
            for rule in RULES
        ]
    head = ["| what | counted from | how long | then | ground | done by |", "| --- | --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *rows]) + "\n"
