"""The mutation check flips what it says it does, each thing once, and nothing else."""

from pathlib import Path
from types import ModuleType

import pytest

from eligibility.law.repatriation_grant import family_1984_890
from tests.eligibility.law.flipping import LAW, FlippedModule, flips, flips_in

FLIPS = {
    "x = a < b": ["a < b -> a <= b"],
    "x = a <= b < c": ["a <= b < c -> a < b < c", "a <= b < c -> a <= b <= c"],
    "x = a is None": ["a is None -> a is not None"],
    "x = a not in b": ["a not in b -> a in b"],
    "x = a == b": ["a == b -> a != b"],
    "x = 18": ["18 -> 19", "18 -> 17"],
    "x = a[-1]": ["1 -> 2", "1 -> 0"],
    "x = True": [],
    "x = 'under 18'": [],
    "x = a and b and c": ["a and b and c -> a or b or c"],
    "x = a or b": ["a or b -> a and b"],
    "x = not a": ["not a -> not not a"],
    "x = a if b else c": ["if b -> if not b"],
    "if a:\n    b()": ["if a -> if not a"],
    "while a:\n    b()": ["if a -> if not a"],
    "x = [a for a in b if a]": ["if a -> if not a"],
    "x = a if b < c else d": ["b < c -> b <= c"],
}


@pytest.mark.parametrize("text", FLIPS)
def test_each_comparison_number_and_condition_is_flipped(text: str, tmp_path: Path) -> None:
    path = tmp_path / "law.py"
    path.write_text(text, encoding="utf-8")
    assert [f"{flip.before} -> {flip.after}" for flip in flips_in(path)] == FLIPS[text]


def test_a_module_runs_with_one_thing_flipped_and_any_other_as_it_stands() -> None:
    (flip,) = [flip for flip in flips_in(LAW / "repatriation_grant" / "family_1984_890.py") if flip.after == "19"]
    finder, module = FlippedModule(flip), ModuleType("flipped")
    assert finder.find_spec("eligibility.law.facts") is None
    assert finder.find_spec("eligibility.law.repatriation_grant.family_1984_890")
    finder.exec_module(module)
    assert module.CHILD_UNDER == family_1984_890.CHILD_UNDER + 1


def test_every_module_of_the_law_that_decides_something_is_flipped() -> None:
    flipped = {flip.path.stem for flip in flips()}
    assert {"amounts", "ties", "family_1984_890", "dates", "consequences_2025_970", "case_files", "what_if"} <= flipped
