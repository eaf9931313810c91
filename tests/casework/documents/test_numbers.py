"""Numbers in a text from right to left stand in an element of their own, so that none is drawn backwards."""

import re

import pytest

from portal.casework.documents.numbers import from_the_left


@pytest.mark.parametrize(
    "number",
    [
        "350\u00a0000\u00a0kr",
        "40\u00a0%",
        "0771-235\u00a0235",
        "+46 70 123 45 67",
        "040-12 34 56",
        "19840501-2397",
        "2026-05-04",
        "2025:970",
        "3–5",
        "7\u00a0§",
    ],
)
def test_a_number_of_several_parts_is_kept_together(number: str) -> None:
    html = from_the_left(f"<p>نص {number} نص</p>")
    assert f'<span class="kr" dir="ltr">{number}</span>' in html
    assert re.sub("</?span[^>]*>", "", html) == f"<p>نص {number} نص</p>"


@pytest.mark.parametrize("html", ["4 مايو 2026", "A1-2", "&#39;12&#x27;", '<td class="x-12-3" colspan="2">نص 5</td>'])
def test_what_is_no_such_number_is_left_alone(html: str) -> None:
    assert from_the_left(html) == html
