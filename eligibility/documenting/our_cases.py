"""Our own cases, where they stand in the repository."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from eligibility.law import CaseFile
from eligibility.law.case_folders import read_folder

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "eligibility" / "law" / "cases"


@cache
def our_cases() -> Mapping[str, CaseFile]:
    """Every household worked by hand, by the name of its file."""
    return read_folder(CASES)
