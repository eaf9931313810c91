"""A telephone number keeps its order in a line from right to left, whoever typed it."""

import pytest
from django.utils.translation import override

from content.tokens import fill_html, fill_text

KEPT = "⁦020-50 50 50⁩"


@pytest.mark.parametrize("language", ["ar", "fa", "prs", "ps", "ckb"])
def test_a_number_with_hyphen_and_spaces_is_kept_together(language: str) -> None:
    with override(language):
        assert fill_text("تلفن: 020-50 50 50.", {}) == f"تلفن: {KEPT}."
        assert fill_html("<p>تلفن: <b>020-50 50 50</b></p>", {}) == f"<p>تلفن: <b>{KEPT}</b></p>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+46 8 123 45 67", "⁦+46 8 123 45 67⁩"),
        ("2026-03-01", "⁦2026-03-01⁩"),
        (KEPT, KEPT),
        ("2-3", "2-3"),
        ("2025:970", "2025:970"),
        ("600 000", "600 000"),
        ("VV-123456-7", "VV-123456-7"),
    ],
)
def test_what_is_no_such_number_or_is_kept_already_stays(typed: str, kept: str) -> None:
    with override("ar"):
        assert fill_text(typed, {}) == kept


def test_addresses_in_links_are_left_alone() -> None:
    with override("ar"):
        html = '<a href="https://example.org/020-50-50-50">020-50 50 50</a>'
        assert fill_html(html, {}) == f'<a href="https://example.org/020-50-50-50">{KEPT}</a>'


@pytest.mark.parametrize("language", ["sv", "ti", "ru"])
def test_from_left_to_right_nothing_is_needed(language: str) -> None:
    with override(language):
        assert fill_text("020-50 50 50", {}) == "020-50 50 50"
