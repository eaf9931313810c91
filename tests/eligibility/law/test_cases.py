"""Every household under cases/: the file says what is expected, and why."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from eligibility.documenting.our_cases import ROOT, our_cases
from eligibility.law import CaseFileError, assess
from eligibility.law.case_expectations import differences, expectations
from eligibility.law.case_files import parse_case

CASES = our_cases()
READING = ROOT / "docs" / "law" / "reading.md"


@pytest.mark.parametrize("name", CASES)
def test_the_household_is_assessed_as_its_file_expects(name: str) -> None:
    assert differences(CASES[name]) == ()


@pytest.mark.parametrize("name", CASES)
def test_every_case_says_how_everybody_in_it_stands_and_the_three_sums(name: str) -> None:
    case = CASES[name]
    expected = expectations(case)
    assert {f"outcome.{person.id}" for person in case.household.persons} <= set(expected)
    assert {"edition", "grant.min", "grant.max", "grant.if_unblocked"} <= set(expected)


def test_there_are_at_least_250_cases() -> None:
    assert len(CASES) >= 250


def test_every_title_is_a_sentence_of_its_own() -> None:
    titles = [case.title for case in CASES.values()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not title.endswith(".") or len(title.split()) < 5] == []


@pytest.mark.parametrize("name", CASES)
def test_every_source_is_a_citation_and_no_prose(name: str) -> None:
    """It is shown as it stands in every language, marked as Swedish."""
    source = CASES[name].source
    assert "§" in source or "reading.md" in source
    for english in (" row", " the ", " and ", "household", "'"):
        assert english not in source


def test_every_row_of_our_reading_that_a_case_cites_is_there() -> None:
    known = set(rows_of_our_reading())
    cited = {row for case in CASES.values() for row in rows_cited(case.source)}
    assert len(cited) > 70
    assert sorted(cited - known) == []


def rows_cited(source: str) -> Iterator[str]:
    """``7.1 #3k, #11-11b, 8 #X4`` cites rows of two tables, and both ends of a span."""
    section = ""
    for place in source.partition("reading.md ")[2].partition(";")[0].split(", "):
        numbered, _, rows = place.rpartition("#") if "#" in place else (place, "", "")
        section = numbered.strip() or section
        yield from (f"{section} #{row}" for row in rows.split("-")) if rows else (section,)


def rows_of_our_reading() -> Iterator[str]:
    """Every section by its number, and every row of a table that numbers its rows, as they are cited."""
    section = ""
    for line in READING.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"#+ (\d[.\d]*) ", line):
            section = heading[1]
            yield section
        elif row := re.match(r"\| (\d\.\d|X?\d+[a-z]?) \|", line):
            yield row[1] if "." in row[1] else f"{section} #{row[1]}"


@pytest.mark.parametrize(
    "days",
    [
        ["2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"],
        ["2026-04-14", "2026-04-15", "2026-04-16"],
        ["2026-06-13", "2026-06-14", "2026-06-15", "2026-06-16"],
        ["2010-01-01"],
    ],
)
def test_the_cases_stand_on_both_sides_of_every_day_the_law_changed(days: list[str]) -> None:
    assert {date.fromisoformat(day) for day in days} <= {case.on for case in CASES.values()}


def test_something_else_than_expected_is_told_by_its_key() -> None:
    case = parse_case({"on": date(2026, 3, 2), "person": [{"id": "anna"}], "expect": {"outcome": {"anna": "possible"}}})
    (difference,) = differences(case)
    assert (difference.key, difference.expected, difference.got) == ("outcome.anna", "possible", "unknown")


def test_a_reservation_that_is_lacking_is_told() -> None:
    expect = {"reservations": ["subject_to_funds", "household_undefined"]}
    case = parse_case({"on": date(2026, 3, 2), "person": [{"id": "anna"}], "expect": expect})
    assert [difference.key for difference in differences(case)] == ["reservations"]


def test_reservations_that_are_there_besides_are_no_difference_but_any_other_list_is_told_whole() -> None:
    expect = {"reservations": ["subject_to_funds"], "deadlines": ["leave_sweden"], "steps": {"max": ["adult_amount"]}}
    case = parse_case({"on": date(2026, 3, 2), "person": [{"id": "anna"}], "expect": expect})
    (difference,) = differences(case)
    assert (difference.key, difference.got) == ("deadlines", ["leave_sweden", "third_payment_earliest"])


def test_an_expectation_of_what_no_assessment_has_is_refused() -> None:
    case = parse_case({"on": date(2026, 3, 2), "person": [{"id": "anna"}], "expect": {"outcome": {"bo": "possible"}}})
    with pytest.raises(CaseFileError, match=r"expect\.outcome\.bo: expected one of"):
        differences(case, assess(case.household, case.on))
