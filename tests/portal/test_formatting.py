"""Amounts, dates and countries, as they are drawn in each language."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from portal import formatting
from portal.settings.languages import ALL, PUBLISHED


def test_an_amount_is_grouped_with_unbreakable_spaces():
    assert formatting.kronor(350_000) == "350\u00a0000\u00a0kr"


def test_an_amount_is_written_alike_in_every_language():
    written = set()
    for language in PUBLISHED:
        with translation.override(language.code):
            written.add(Template("{% load formatting %}{{ 600000|kronor }}").render(Context()))
    assert written == {'<span class="kr">600\u00a0000\u00a0kr</span>'}


@pytest.mark.parametrize(
    ("code", "words"), [("sv", "12 september 2024"), ("en", "12 September 2024"), ("ar", "12 سبتمبر 2024")]
)
def test_a_day_is_written_out_in_the_readers_language(code: str, words: str):
    assert formatting.long_date(date(2024, 9, 12), code) == words


@pytest.mark.parametrize("language", ALL, ids=lambda language: language.code)
def test_every_language_knows_dates_and_countries(language):
    assert formatting.long_date(date(2026, 1, 1), language.code)
    assert formatting.country_name("SY", language.code) != ""


def test_dari_and_pashto_read_from_right_to_left():
    right_to_left = {language.code for language in ALL if language.right_to_left}
    assert right_to_left == {"ar", "fa", "prs", "ps", "ckb"}


def test_the_list_of_countries_holds_countries_only():
    codes = {code for code, _ in formatting.countries("sv")}
    assert {"SY", "IQ", "AF", "SO", "GB"} <= codes
    assert not codes & {"EU", "UN", "ZZ", "XA"}
