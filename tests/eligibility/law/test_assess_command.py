"""``manage.py assess FILE.toml``: JSON and 0, or one line and 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CASES = Path(__file__).parent / "cases"
BARE = """
import sys
from django.conf import settings
from django.core.management import execute_from_command_line
settings.configure(INSTALLED_APPS=["eligibility"])
execute_from_command_line(["manage.py", "assess", *sys.argv[1:]])
"""


def run_assess(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with no settings but the app: it needs no database and no secret."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # our own interpreter and our own arguments
        [sys.executable, "-c", BARE, *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )


def test_a_household_is_printed_as_json() -> None:
    done = run_assess(str(CASES / "a_couple_of_whom_one_has_a_debt.toml"))
    printed = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert printed["edition"] == "2025:970"
    assert printed["on"] == "2026-03-02"
    assert printed["verified_through"] == "2026-06-14"
    assert [(person["id"], person["outcome"]) for person in printed["persons"]] == [
        ("he", "blocked_now"),
        ("she", "possible"),
    ]
    assert {key: printed["grant"][key] for key in ("min", "max", "if_unblocked")} == {
        "min": 350_000,
        "max": 350_000,
        "if_unblocked": 500_000,
    }
    assert [payment["amount"] for payment in printed["payments"]] == [70_000, 112_000, 168_000]
    assert [payment["share"] for payment in printed["payments"]] == [0.2, 0.32, 0.48]


def test_every_part_the_case_format_names_is_there() -> None:
    printed = json.loads(run_assess(str(CASES / "a_couple_with_one_child.toml")).stdout)
    assert {"edition", "on", "verified_through", "warnings", "persons", "grant", "payments", "deadlines"} <= set(
        printed
    )
    assert set(printed["persons"][0]["findings"][0]) >= {"condition", "outcome", "citation", "reads"}
    assert set(printed["grant"]["steps"][0]) >= {"before", "after", "citation"}
    assert set(printed["payments"][0]) == {"amount", "share", "when", "citation"}
    assert [deadline["months"] for deadline in printed["deadlines"]] == [12, 15]
    assert "subject_to_funds" in [reservation["reservation"] for reservation in printed["reservations"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('on = 2026-03-02\n[[person]]\nid = "anna"\nage = 12\n', "person 'anna'.age: unknown key"),
        ('on = 2026-03-02\n[[person]]\nid = "anna"\nborn = 1984-13-01\n', "born: expected a date"),
        ('on = 2009-12-31\n[[person]]\nid = "anna"\n', "days from 2010-01-01 onwards are covered"),
        ("no toml\n", "expected TOML"),
    ],
)
def test_a_file_that_is_not_understood_gives_one_line_and_2(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a household.toml"
    path.write_text(text, encoding="utf-8")
    assert_refused(run_assess(str(path)), expected)


def test_a_file_that_is_not_there_gives_one_line_and_2(tmp_path: Path) -> None:
    assert_refused(run_assess(str(tmp_path / "none.toml")), "cannot be read")


def test_a_file_that_is_not_utf_8_gives_one_line_and_2(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "\xe5"\n')
    assert_refused(run_assess(str(path)), "expected UTF-8")


def test_all_our_cases_are_compared_in_a_table() -> None:
    done = run_assess("--all")
    *lines, total = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert total == f"{len(list(CASES.glob('*.toml')))} cases, 0 differ"
    assert {line.rsplit(" | ")[-1] for line in lines} == {"ok"}
    (debt,) = [line for line in lines if line.startswith("a_couple_of_whom_one_has_a_debt ")]
    cells = [cell.strip() for cell in debt.split(" | ")]
    assert cells[1] == cells[2] == "blocked_now he, possible she; 350000/350000/500000"


def test_a_folder_with_a_case_that_differs_ends_with_1_and_says_where(tmp_path: Path) -> None:
    expect = '[expect]\noutcome.anna = "unknown"\ngrant.min = 25000\n'
    (tmp_path / "a_case.toml").write_text(f'on = 2026-03-02\n[[person]]\nid = "anna"\n{expect}', encoding="utf-8")
    done = run_assess(str(tmp_path))
    line, total = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert line.split(" | ")[1].strip() == "unknown anna; 25000"
    assert line.split(" | ")[2].strip() == "unknown anna; 0"
    assert line.endswith("differs: grant.min expected 25000 got 0")
    assert total == "1 cases, 1 differ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('on = 2026-03-02\n[[person]]\nid = "anna"\nage = 12\n', "a_case.toml: person 'anna'.age: unknown key"),
        ('on = 2026-03-02\n[[person]]\nid = "anna"\n[expect]\nsum = 1\n', "a_case: expect.sum: expected one of"),
        ('on = 2009-12-31\n[[person]]\nid = "anna"\n', "a_case: no edition is in force"),
    ],
)
def test_a_folder_with_a_file_that_is_not_understood_gives_one_line_and_2(
    text: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "a_case.toml").write_text(text, encoding="utf-8")
    assert_refused(run_assess(str(tmp_path)), expected)


def test_an_empty_folder_gives_one_line_and_2(tmp_path: Path) -> None:
    assert_refused(run_assess(str(tmp_path)), "expected a folder of case files")


def assert_refused(done: subprocess.CompletedProcess[str], expected: str) -> None:
    """Nothing printed, one plain line of complaint."""
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
