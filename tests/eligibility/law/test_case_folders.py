"""A folder of cases: each gets a line with what it expects, what came out, and where these differ."""

from datetime import date
from pathlib import Path

import pytest

from eligibility.law import CaseFileError, parse_case
from eligibility.law.case_folders import compare, read_folder

ON = date(2026, 3, 2)
EXPECTED = {
    "outcome": {"anna": "unknown", "bo": "not_covered", "cecilia": "unknown"},
    "grant": {"min": 0, "max": 700000},
    "edition": "2025:970",
}


def line(expect: dict) -> tuple[str, str, str]:
    """Anna and Cecilia of whom nothing is told, and Bo who is a Swedish citizen."""
    persons = [{"id": "anna"}, {"id": "bo", "swedish_citizen": True}, {"id": "cecilia", "household": "away"}]
    found = compare("three", parse_case({"on": ON, "person": persons, "expect": expect}))
    assert found.name == "three"
    return found.expected, found.got, found.verdict


def test_a_case_that_agrees_says_who_stands_how_and_the_sums() -> None:
    told = "unknown anna cecilia, not_covered bo; 0/700000"
    assert line(EXPECTED) == (told, told, "ok")


def test_a_case_that_differs_says_each_key_what_was_expected_and_what_came_out() -> None:
    expect = {"outcome": {"anna": "possible", "bo": "not_covered"}, "grant": {"min": 1}, "warnings": ["stale", "wet"]}
    assert line(expect) == (
        "possible anna, not_covered bo; 1",
        "unknown anna, not_covered bo; 0",
        "differs: outcome.anna expected possible got unknown, grant.min expected 1 got 0, "
        "warnings expected [stale, wet] got []",
    )


def test_a_case_under_no_edition_is_refused_by_its_name() -> None:
    with pytest.raises(CaseFileError, match="three: no edition is in force"):
        compare("three", parse_case({"on": date(2009, 12, 31), "person": [{"id": "anna"}]}))


def test_a_case_that_expects_what_no_assessment_has_is_refused_by_its_name() -> None:
    with pytest.raises(CaseFileError, match=r"^three: expect\.sum: expected one of"):
        compare("three", parse_case({"on": ON, "person": [{"id": "anna"}], "expect": {"sum": 1}}))


def test_every_case_of_a_folder_is_read_by_the_name_of_its_file(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text('on = 2026-03-02\n[[person]]\nid = "anna"\n', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no case", encoding="utf-8")
    assert list(read_folder(tmp_path)) == ["a", "b"]


def test_a_folder_with_a_file_that_is_not_understood_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("off = 1\n", encoding="utf-8")
    with pytest.raises(CaseFileError, match=r"^a\.toml: off: unknown key"):
        read_folder(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="expected a folder of case files"):
        read_folder(tmp_path)
