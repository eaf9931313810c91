"""What the site needs of the cases: one data file, and their titles as sentences that catalogues collect."""

import tomllib
from collections.abc import Iterator, Mapping

from eligibility.documenting.our_cases import CASES, our_cases
from eligibility.law import CaseFile
from eligibility.proof.collected import as_collected

LONGEST_LINE = 120

HEAD = '''# ruff: noqa: E501
"""The title of each case, as a sentence to translate. Made from the case files by write_law_docs; do not edit."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

CASE_TITLES: dict[str, Text] = {'''


def files() -> dict[str, str]:
    """Both, by their paths from the top of the repository."""
    our_cases()  # refuses a file that is not understood, by its name
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in CASES.glob("*.toml")}
    return {
        "eligibility/proof/cases.json": as_collected(tables),
        "eligibility/wording/case_titles.py": "\n".join(_titles(our_cases())) + "\n",
    }


def _titles(cases: Mapping[str, CaseFile]) -> Iterator[str]:
    yield HEAD
    for name, case in sorted(cases.items()):
        line = f'    "{name}": _("{case.title}"),'
        if len(line) <= LONGEST_LINE:
            yield line
        else:
            yield from (f'    "{name}": _(', f'        "{case.title}"', "    ),")
    yield "}"
