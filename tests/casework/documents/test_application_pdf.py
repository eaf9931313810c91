"""The PDF of *Underlag till ansökan om återvandringsbidrag*: what it says, and how a screen reader meets it."""

import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import page
import pikepdf
import pytest
from django.utils.translation import gettext, override
from pypdf import PdfReader

from eligibility.law import Household
from portal.casework.documents import rendering
from portal.drawing.errors import DocumentTooLarge
from tests.casework.documents.household import ADULTS, FAMILY, IDENTITY_NUMBERS, NAMES, person, summary

LANGUAGES = ("ar", "en", "sv")


@cache
def document(spoken: str = "ar") -> bytes:
    return rendering.render(summary(spoken))


def pages(pdf: bytes) -> list[str]:
    return [
        re.sub(r"\s+", " ", sheet.extract_text().replace("\u00a0", " ")) for sheet in PdfReader(io.BytesIO(pdf)).pages
    ]


def said(spoken: str = "sv") -> str:
    return " ".join(pages(document(spoken)))


def elements(pdf: bytes) -> Iterator[tuple[str, str, str]]:
    """Every structure element that holds text: its kind, the language in force for it, and the text."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        texts = [marked_texts(sheet) for sheet in opened.pages]
        numbers = {sheet.objgen: number for number, sheet in enumerate(opened.pages)}
        yield from walk(opened.Root.StructTreeRoot.K, str(opened.Root.Lang), texts, numbers)


def walk(
    element: Any, language: str, texts: list[dict[int, str]], numbers: dict[Any, int]
) -> Iterator[tuple[str, str, str]]:
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from walk(kid, language, texts, numbers)
    elif isinstance(element, pikepdf.Dictionary) and "/K" in element:
        language = str(element.get("/Lang", language))
        kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
        own = [texts[numbers[element.Pg.objgen]].get(int(kid), "") for kid in kids if isinstance(kid, int)]
        yield str(element.S), language, "".join(own)
        yield from walk(element.K, language, texts, numbers)


def marked_texts(sheet: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of marked content on a page, letter by letter as the fonts map them."""
    maps = {name: to_unicode(font) for name, font in sheet.Resources.Font.items()}
    texts: dict[int, str] = {}
    current, font = -1, ""
    for operands, operator in pikepdf.parse_content_stream(sheet):
        match str(operator):
            case "BDC":
                current = int(operands[1].get("/MCID", -1)) if isinstance(operands[1], pikepdf.Dictionary) else -1
            case "EMC":
                current = -1
            case "Tf":
                font = str(operands[0])
            case "TJ" | "Tj":
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                glyphs = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                texts[current] = texts.get(current, "") + "".join(
                    maps[font].get(glyphs[at : at + 2], "") for at in range(0, len(glyphs), 2)
                )
    return texts


def to_unicode(font: Any) -> dict[bytes, str]:
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", cmap)
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be", "ignore") for glyph, text in pairs}


def is_arabic(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) == "AL" for letter in text)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_document_says_who_asks_for_what_under_which_provision(spoken: str) -> None:
    text = said(spoken)
    for words in (*NAMES.values(), *IDENTITY_NUMBERS.values(), "MAL-2026-0007", "Malmö", "2025:970", "7 § 3", "20 §"):
        assert words in text
    for amount in ("350 000 kr", "400 000 kr", "600 000 kr", "80 000 kr", "128 000 kr", "192 000 kr"):
        assert amount in text


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_page_one_says_that_a_refusal_cannot_be_appealed_and_what_the_amount_is(spoken: str) -> None:
    first = pages(document(spoken))[0]
    assert "2025:970 20 §" in first
    assert "400 000 kr" in first
    assert "15 § 2" in first


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_page_carries_reference_edition_day_and_number(spoken: str) -> None:
    sheets = pages(document(spoken))
    for number, text in enumerate(sheets, start=1):
        assert f"Sida {number} av {len(sheets)}" in text
        foot = text[text.rindex("MAL-2026-0007") :]
        assert all(words in foot for words in ("2025:970", "2026:285", "4 maj 2026"))


@pytest.mark.parametrize("spoken", ["sv", "en"])  # Arabic letters come out of a PDF joined, and are not searched
def test_what_decided_a_shared_condition_stands_in_its_row_in_both_languages(spoken: str) -> None:
    told = ["".join(text.split()) for _kind, _language, text in elements(document(spoken))]
    for language in ("sv", spoken):
        with override(language):
            label = "".join(gettext("How it stands").split())
        assert any(text.endswith(f"{label}.") for text in told)


def test_every_step_shows_kronor_before_and_after() -> None:
    text = said("sv")
    assert re.search(r"0 kr 350 000 kr 9 §", text)
    assert re.search(r"350 000 kr 400 000 kr 9 §", text)


def test_a_household_of_five_fits_on_few_pages() -> None:
    assert len(pages(document("sv"))) <= 3
    assert len(pages(document("en"))) <= 4
    assert len(pages(document("ar"))) <= 4


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_document_keeps_to_pdf_ua_and_pdf_a(spoken: str, profile: str) -> None:
    report = page.validate_pdf_bytes(document(spoken), profile=profile)
    assert report.rules.failed == 0, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_there_is_one_signature_block_for_each_adult_in_their_own_name(spoken: str) -> None:
    html = rendering.as_html(summary(spoken))
    blocks = re.findall(r'<div class="signature">(.*?)<div class="lines">(.*?)</div>', html, re.DOTALL)
    assert len(blocks) == len(ADULTS)
    for (promise, lines), id in zip(blocks, ADULTS, strict=True):
        assert NAMES[id] in promise
        assert NAMES[id] in lines
        assert not any(name in promise + lines for other, name in NAMES.items() if other != id)


def test_a_signature_block_is_never_split_between_pages() -> None:
    names = {f"adult{number}": f"Vuxen {number} Andersson" for number in range(9)}
    household = Household(persons=tuple(person(id, date(1980, 1, 1)) for id in names))
    sheets = pages(rendering.render(summary("sv", household=household, names=names)))
    for name in names.values():
        other = rf"(?:(?!{name}).)*"
        whole = rf"{name}{other}10 §{other}11 §{other}{name}"
        assert len([text for text in sheets if re.search(whole, text)]) == 1


@pytest.mark.parametrize("spoken", ["ar", "en"])
def test_every_part_says_its_language(spoken: str) -> None:
    found = list(elements(document(spoken)))
    assert spoken in {language for _, language, _ in found}
    for kind, language, text in found:
        if is_arabic(text):
            assert language == "ar", (kind, text)
        if language == "ar":
            assert kind not in {"/Table", "/TR", "/H1", "/H2"}  # a whole row or heading is never the other language's


def test_the_text_of_the_structure_is_really_read() -> None:
    texts = {text for _, _, text in elements(document("ar"))}
    assert any(is_arabic(text) for text in texts)
    assert any("Rania" in text for text in texts)


def test_a_swedish_document_holds_no_other_language() -> None:
    assert {language.partition("-")[0] for _, language, _ in elements(document("sv"))} == {"sv"}
    assert 'class="beside"' not in rendering.as_html(summary("sv"))


def test_the_other_language_is_marked_with_its_direction() -> None:
    assert 'lang="ar" dir="rtl"' in rendering.as_html(summary("ar"))
    assert 'lang="en" dir="ltr"' in rendering.as_html(summary("en"))


def test_headings_come_in_order_and_tables_have_headers() -> None:
    kinds = [kind for kind, _, _ in elements(document())]
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert kinds.count("/Table") >= 6
    assert kinds.count("/TH") > 30
    assert "/Figure" not in kinds


def test_the_file_tells_nothing_about_a_person_but_in_its_text() -> None:
    with pikepdf.open(io.BytesIO(document())) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items() if key != "/Title"} == {
            "/Producer": "Vägval",
            "/Creator": "Vägval",
            "/CreationDate": "D:20260504",
            "/ModDate": "D:20260504",
        }
        hidden = str(pdf.docinfo["/Title"]) + pdf.Root.Metadata.read_bytes().decode()
        assert not any(name in hidden for name in (*NAMES.values(), *IDENTITY_NUMBERS.values()))
        assert "/Names" not in pdf.Root or "/EmbeddedFiles" not in pdf.Root.Names
        assert str(pdf.Root.Lang) == "sv-SE"


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert rendering.render(summary("en")) == document("en")


def test_nobody_from_another_household_is_in_the_document() -> None:
    alone = Household(persons=FAMILY.persons[:1])
    text = " ".join(pages(rendering.render(summary("sv", household=alone))))
    assert NAMES["samir"] in text
    others = [value for id, value in (*NAMES.items(), *IDENTITY_NUMBERS.items()) if id != "samir"]
    assert not any(value in text for value in others)


def test_too_many_people_are_refused_before_anything_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "draw", lambda html: pytest.fail("drawn"))
    given = summary()
    with pytest.raises(DocumentTooLarge):
        rendering.render(summary(information=given.information * 500))
