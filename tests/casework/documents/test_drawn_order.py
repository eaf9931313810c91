"""What is counted, dated and numbered is drawn from left to right in every script: read off the page, glyph by glyph.

The source text says nothing of it: an amount with a plain space is right in the source and drawn "000 350" in Arabic.
"""

from datetime import date
from functools import cache

import pytest
from django.template import Context, Template

from portal.casework.documents import rendering
from portal.casework.documents.kinds import Kind
from portal.casework.documents.samples import sample
from portal.casework.templatetags.documents import cited, typed
from portal.drawing.pool import draw
from portal.formatting import NBSP, kronor, long_date, percent
from portal.settings.languages import ALL, BY_CODE
from tests.casework.documents.drawn import Drawn
from tests.casework.documents.following import Glyph
from tests.casework.documents.placing import places

FROM_THE_RIGHT = [language.code for language in ALL if language.right_to_left]
SENTENCES = {
    "ar": ("يحصل كل شخص بالغ على", "من الدولة."),
    "fa": ("هر بزرگسال", "از دولت دریافت می‌کند."),
    "prs": ("هر بزرگسال", "از دولت به دست می‌آورد."),
    "ps": ("هر لوی سړی", "له دولت څخه ترلاسه کوي."),
    "ckb": ("هەر کەسێکی گەورە", "لە دەوڵەت وەردەگرێت."),
}
"""Something that stands before and after in a sentence of each language."""

DRAWN = {
    "an amount": (kronor(350_000), f"350{NBSP}000{NBSP}kr"),
    "an amount of millions": (kronor(1_350_000), f"1{NBSP}350{NBSP}000{NBSP}kr"),
    "a share": (percent(20), f"20{NBSP}%"),
    "an ISO date": ("2026-05-04", "2026-05-04"),
    "an identity number": ("19900101-2384", "19900101-2384"),
    "a telephone number": (f"040{NBSP}34{NBSP}10{NBSP}00", "040 34 10 00"),
    "an identity number that was typed": (typed("900101-2384"), "900101-2384"),
    "a telephone number that was typed": (typed("+46 70 123 45 67"), "+46 70 123 45 67"),
    "a reference": (typed("7F3K-22"), "7F3K-22"),
    "a citation": (cited("7 § 3"), "7 § 3"),
    "a citation of another ordinance": (cited("2025:970 20 §"), "2025:970 20 §"),
    "an address on the web": (typed("migrationsverket.se/1"), "migrationsverket.se/1"),
}
"""What stands in the sentence, and how it has to be seen from the left."""

SENTENCE = Template("{% load documents %}{% both p %}{{ before }} {{ inside }} {{ after }}{% endboth %}")


def page_with(*paragraphs: str) -> Drawn:
    body = "".join(paragraphs)
    return Drawn(draw(f'<!DOCTYPE html><html lang="sv-SE"><head><title>Prov</title></head><body><h1>Prov</h1>{body}'))


def paragraph(language: str, inside: str) -> str:
    """The sentence as the documents say it."""
    before, after = SENTENCES[language]
    context = {"languages": [BY_CODE[language]], "before": before, "inside": inside, "after": after}
    return SENTENCE.render(Context(context))


def unframed(language: str, inside: str) -> str:
    """The same without anything around what is inside."""
    described = BY_CODE[language]
    before, after = SENTENCES[language]
    return f'<p lang="{described.lang}" dir="rtl">{before} {inside} {after}</p>'


@cache
def everything_in(language: str) -> Drawn:
    return page_with(*(paragraph(language, inside) for inside, _seen in DRAWN.values()))


def lines_of(drawn: Drawn) -> list[str]:
    return [plain(line) for _page, line in drawn.lines()]


def plain(text: str) -> str:
    """A space is a space: both kinds have the same glyph, which stands for the one that came first."""
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("what", DRAWN)
@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_it_is_drawn_from_left_to_right_inside_a_sentence_from_right_to_left(language: str, what: str) -> None:
    seen = DRAWN[what][1]
    assert any(plain(seen) in line for line in lines_of(everything_in(language)))


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_the_sentence_around_it_is_drawn_from_right_to_left(language: str) -> None:
    """The first word stands furthest to the right, what is inside in the middle."""
    drawn = page_with(paragraph(language, typed("7F3K-22")))
    glyphs = sorted(glyphs_of(drawn, "P"), key=lambda glyph: -glyph.x)
    seen = "".join(glyph.text for glyph in glyphs)
    first = SENTENCES[language][0].split()[0]
    assert seen.startswith(first)
    assert 0 < seen.index("22-K3F7") < len(seen) - len("22-K3F7")


def glyphs_of(drawn: Drawn, kind: str) -> list[Glyph]:
    return [glyph for element in drawn.elements(kind) for run in drawn.runs_of(element) for glyph in run.glyphs]


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_an_amount_with_plain_spaces_is_found_to_be_reversed(language: str) -> None:
    lines = lines_of(page_with(unframed(language, "350 000 kr")))
    assert not any("350 000" in line for line in lines)
    assert any("000 350" in line for line in lines)


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_an_iso_date_without_a_frame_is_found_to_be_reversed(language: str) -> None:
    lines = lines_of(page_with(unframed(language, "2026-05-04")))
    assert not any("2026-05-04" in line for line in lines)


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_a_long_date_is_read_in_the_order_of_its_language(language: str) -> None:
    """Its figures are whole, and its words stand from the right as they are written."""
    told = long_date(date(2026, 5, 14), language)
    drawn = page_with(paragraph(language, told))
    line = next(line for line in lines_of(drawn) if "2026" in line)
    assert "14" in line
    assert (line.index("2026") < line.index("14")) == (told.index("2026") > told.index("14"))


@cache
def application(language: str) -> tuple[Drawn, str]:
    html = rendering.as_html(sample(Kind.APPLICATION, language))
    return Drawn(draw(html)), html


@pytest.mark.parametrize(
    "seen", [f"350{NBSP}000{NBSP}kr", f"400{NBSP}000{NBSP}kr", "19840501-2397", "7F3K-22", "2025:970 20 §", "7 § 3"]
)
def test_the_application_in_arabic_draws_it_so(seen: str) -> None:
    drawn, _html = application("ar")
    assert any(plain(seen) in line for line in lines_of(drawn))


def test_no_amount_in_the_application_in_arabic_is_reversed() -> None:
    drawn, html = application("ar")
    for amount in (350, 400, 600):
        assert f"{amount}{NBSP}000" in html
        assert not any(f"000 {amount}" in line for line in lines_of(drawn))


def test_a_part_from_right_to_left_begins_at_the_right_edge_of_its_column() -> None:
    """Each line of a paragraph ends raggedly at the left and stands flush at the right."""
    long = " ".join(SENTENCES["ar"]) + " "
    drawn = page_with(f'<p lang="ar" dir="rtl">{long * 6}</p>')
    (element,) = drawn.elements("P")
    block = places(drawn, element)[0]
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs_of(drawn, "P"):
        if glyph.text.strip():
            rows.setdefault(round(glyph.y), []).append(glyph)
    starts = {round(max(glyph.x + glyph.width for glyph in row)) for row in rows.values()}
    ends = {round(min(glyph.x for glyph in row)) for row in rows.values()}
    assert len(rows) > 1
    assert max(starts) - min(starts) <= 2
    assert len(ends) > 1
    assert block.right > 540


def test_a_list_from_right_to_left_has_its_marks_at_the_right() -> None:
    style = 'style="list-style: decimal outside; padding-inline-start: 8mm"'
    for language, direction in (("ar", "rtl"), ("sv", "ltr")):
        item = " ".join(SENTENCES["ar"]) if language == "ar" else "En mening."
        drawn = page_with(f'<ol lang="{language}" dir="{direction}" {style}><li>{item}</li></ol>')
        mark = next(glyph for glyph in glyphs_of(drawn, "L") if glyph.text == "1")
        text = [glyph.x for glyph in glyphs_of(drawn, "L") if glyph.text.isalpha()]
        assert mark.x > max(text) if direction == "rtl" else mark.x < min(text)
