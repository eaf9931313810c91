"""The numbers of the law, by the names the guidance uses."""

from datetime import date

import pytest

from eligibility.law import FigureKind, NoEditionInForce, figures

NEW = date(2026, 3, 2)
VALUES = {
    "ordinance": "2025:970",
    "adult_amount": 350_000,
    "child_amount": 25_000,
    "couple_cap": 500_000,
    "household_cap": 600_000,
    "cutoff_date": date(2024, 9, 12),
    "adult_age": 18,
    "in_force_from": date(2026, 1, 1),
    "verified_through": date(2026, 6, 14),
    "payment_first_percent": 20,
    "payment_second_percent": 32,
    "payment_third_percent": 48,
    "months_before_third_payment": 15,
    "months_to_leave": 12,
    "section_purpose": 1,
    "section_permit": 3,
    "section_ties": 4,
    "section_keep_permit": 5,
    "section_evidence": 6,
    "section_blocks": 7,
    "section_criminal": 8,
    "section_amount": 9,
    "section_application": 10,
    "section_report_changes": 11,
    "section_payment": 12,
    "section_payment_request": 13,
    "section_payment_stopped": 14,
    "section_repayment": 15,
    "section_claim": 16,
    "section_respite": 17,
    "section_waiver": 19,
    "section_appeal": 20,
    "reestablishment_ordinance": "2008:778",
    "reestablishment_adult": 30_000,
    "reestablishment_child": 15_000,
    "reestablishment_family_cap": 75_000,
    "old_ordinance": "1984:890",
    "old_adult_ceiling": 10_000,
    "old_child_ceiling": 5_000,
    "old_family_ceiling": 40_000,
}


@pytest.mark.parametrize("on", [date(2026, 1, 1), NEW, date(2026, 4, 15), date(2026, 11, 21)])
def test_every_name_the_guidance_uses_has_its_figure(on: date) -> None:
    found = figures(on)
    assert {name: found[name].value for name in VALUES} == VALUES


@pytest.mark.parametrize("name", VALUES)
def test_a_figure_knows_its_provision(name: str) -> None:
    figure = figures(NEW)[name]
    if figure.kind is FigureKind.SECTION:
        assert figure.citation.section == figure.value
    assert str(figure.citation).endswith("§") or "§ " in str(figure.citation)


def test_the_old_ordinance_has_its_own_figures() -> None:
    found = figures(date(2025, 12, 31))
    assert (found["ordinance"].value, found["adult_amount"].value) == ("1984:890", 10_000)
    assert "couple_cap" not in found


def test_the_percentages_are_what_a_fifth_and_40_and_60_percent_of_the_rest_amount_to() -> None:
    found = figures(NEW)
    first = found["payment_first_share"].value
    assert found["payment_first_percent"].number == first * 100
    assert found["payment_second_percent"].number == (1 - first) * 40
    assert found["payment_third_percent"].number == (1 - first) * 60


def test_a_day_figure_is_no_number_and_a_number_no_day() -> None:
    found = figures(NEW)
    assert found["cutoff_date"].day == date(2024, 9, 12)
    with pytest.raises(TypeError):
        _ = found["cutoff_date"].number
    with pytest.raises(TypeError):
        _ = found["adult_amount"].day


def test_a_day_without_an_edition_has_no_figures() -> None:
    with pytest.raises(NoEditionInForce):
        figures(date(2009, 12, 31))
