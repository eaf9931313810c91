"""Lines are filled before they are broken."""

import io

import pytest
from pypdf import PdfReader

from portal.drawing.pool import draw

WORDS = "Har fått ja till återvandringsbidrag tidigare: <b>Nej</b>."


@pytest.mark.parametrize("tenths", range(595, 625, 5))
def test_no_word_stands_alone_before_a_line_that_is_full_but_for_its_last_space(tenths: int) -> None:
    table = f'<table style="width: {tenths / 10}mm"><tr><th scope="row">{WORDS}</th></tr></table>'
    html = f'<!DOCTYPE html><html lang="sv"><head><title>Rad</title></head><body><h1>Rad</h1>{table}</body></html>'
    lines = PdfReader(io.BytesIO(draw(html))).pages[0].extract_text().splitlines()
    (first,) = [line for line in lines if line.startswith("Har")]
    assert first.startswith("Har fått ja till återvandringsbidrag")
