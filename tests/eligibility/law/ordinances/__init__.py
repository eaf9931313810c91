"""The ordinances as published, so that what is cited can be looked up.

Nobody has copyright to an ordinance (1960:729 9 §).
"""

import re
from functools import cache
from pathlib import Path

from eligibility.law import Citation

FOLDER = Path(__file__).parent
ITEM = r"(?m)^(\d+)\. ((?s:.+?))(?=\n\s*\n|\Z)"


def cited_text(citation: Citation) -> str:
    """What stands in that section, paragraph and item, with single spaces. Raises KeyError where there is none."""
    text = sections_of(citation.ordinance)[citation.section]
    if citation.paragraph is not None:
        text = dict(enumerate(_paragraphs(text), start=1))[citation.paragraph]
    if citation.item is not None:
        text = dict(re.findall(ITEM, text))[str(citation.item)]
    return " ".join(text.split())


@cache
def sections_of(ordinance: str) -> dict[int, str]:
    """Every section by its number, up to the transitional provisions."""
    text = (FOLDER / f"{ordinance.replace(':', '-')}.txt").read_text(encoding="utf-8")
    body, _, _ = text.partition("Övergångsbestämmelser")
    _, *parts = re.split(r"(?m)^(\d+) § ", body)
    return {int(number): said.strip() for number, said in zip(parts[::2], parts[1::2], strict=True)}


def _paragraphs(section: str) -> list[str]:
    """A paragraph goes on over the items of its list."""
    return re.split(r"\n\s*\n(?!\d+\. )", section)
