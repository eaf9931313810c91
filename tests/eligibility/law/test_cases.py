"""Every household under cases/: the file says what is expected, and why."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from eligibility.law import Assessment, CaseFile, assess, estimate_reestablishment_support, read_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_household_is_assessed_as_its_file_expects(path: Path) -> None:
    case = read_case(path)
    came_out = outline(case, assess(case.household, case.on))
    for key, expected in leaves(case.expect):
        assert key in came_out, f"{key} is not something an assessment has"
        if key == "reservations":
            assert set(came_out[key]) >= set(expected)
        else:
            assert came_out[key] == expected, key


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_says_what_it_shows_and_where_from(path: Path) -> None:
    case = read_case(path)
    assert len(case.title.split()) > 2
    assert case.source != "-"
    assert "edition" in case.expect
    assert "outcome" in case.expect


def test_the_cases_say_something_of_every_day_the_law_changed() -> None:
    days = {read_case(path).on for path in CASES}
    assert days >= {
        date(2010, 1, 1),
        date(2025, 12, 31),
        date(2026, 1, 1),
        date(2026, 4, 15),
        date(2026, 6, 14),
        date(2026, 6, 15),
    }


def outline(case: CaseFile, assessment: Assessment) -> dict[str, object]:
    """What came out, under the dotted keys an [expect] table may use."""
    found: dict[str, object] = {
        "edition": assessment.edition,
        "wording": assessment.wording,
        "grant.min": assessment.grant.min,
        "grant.max": assessment.grant.max,
        "grant.if_unblocked": assessment.grant.if_unblocked,
        "payments": [payment.amount for payment in assessment.payments],
        "warnings": list(assessment.warnings),
        "reservations": [reservation.code for reservation in assessment.reservations],
    }
    for person in assessment.persons:
        found[f"outcome.{person.id}"] = person.outcome
        found[f"scheme.{person.id}"] = person.scheme
        found[f"through.{person.id}"] = person.through
        for finding in person.findings:
            found[f"finding.{person.id}.{finding.condition}"] = finding.outcome
            found[f"citation.{person.id}.{finding.condition}"] = str(finding.citation)
    support = estimate_reestablishment_support(case.household, case.on)
    return found | {"support.min": support.min, "support.max": support.max}


def leaves(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Nested tables as dotted keys."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
