"""Every drawn document is PDF/UA-1 and PDF/A-3a at once, and says so; files inside it are associated files."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import pdfa

from portal.drawing import pool
from tests.drawing.papers import BILINGUAL, DATA, paper

OTHER_MARKS = re.compile(r'<rdf:Description rdf:about="" xmlns:pdf(uaid|aExtension).*?</rdf:Description>\n', re.DOTALL)


@cache
def drawn() -> bytes:
    return pool.draw(paper(BILINGUAL, title="Underlag & <svar>"), attachments=(DATA,))


@pytest.fixture(scope="module")
def opened() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        yield pdf


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_the_document_keeps_to_both_standards(profile: str) -> None:
    report = page.validate_pdf_bytes(drawn(), profile=profile)
    assert report.rules.total > 100
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


def test_a_second_validator_agrees_on_all_but_the_level(tmp_path: Path) -> None:
    """pikepdf knows PDF/A-3b alone, and no other mark beside it; so they are taken away for it."""
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        words = pdf.Root.Metadata.read_bytes().decode()
        words = words.replace("conformance>A<", "conformance>B<")
        pdf.Root.Metadata.write(OTHER_MARKS.sub("", words).encode())
        pdf.save(tmp_path / "b.pdf", fix_metadata_version=False)
    report = pdfa.validate_written(tmp_path / "b.pdf", "3b")
    assert not report.findings, [finding.message for finding in report.findings]


def test_the_file_says_what_it_is_in_one_day_and_one_name(opened: pikepdf.Pdf) -> None:
    words = opened.Root.Metadata.read_bytes().decode()
    ET.fromstring(words.strip("\ufeff"))  # noqa: S314  our own
    assert "<pdfaid:part>3<" in words
    assert "<pdfaid:conformance>A<" in words
    assert "<pdfuaid:part>1<" in words
    assert "Underlag &amp; &lt;svar&gt;" in words
    assert words.count("2026-05-04") == 2
    assert {name: str(value) for name, value in opened.docinfo.items()} == {
        "/Title": "Underlag & <svar>",
        "/Producer": "WeasyPrint",
        "/Creator": "WeasyPrint",
        "/CreationDate": "D:20260504",
        "/ModDate": "D:20260504",
    }
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert str(opened.Root.Lang) == "sv-SE"
    assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"
    assert opened.pdf_version == "1.7"


def test_the_files_inside_are_associated_with_the_document(opened: pikepdf.Pdf) -> None:
    (file,) = opened.Root.AF
    assert opened.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen
    assert file.AFRelationship == "/Data"
    assert str(file.F) == str(file.UF) == DATA.name
    assert str(file.Desc) == DATA.description
    inside = file.EF.F
    assert inside.Subtype == "/application/json"
    assert inside.read_bytes() == DATA.content
    assert int(inside.Params.Size) == len(DATA.content)
    assert str(inside.Params.ModDate) == str(inside.Params.CreationDate) == "D:20260504"


def test_a_document_without_files_has_none() -> None:
    with pikepdf.open(io.BytesIO(pool.draw(paper("<p>x")))) as pdf:
        assert "/AF" not in pdf.Root
        assert "/Names" not in pdf.Root


def test_each_part_says_its_language_where_it_differs(opened: pikepdf.Pdf) -> None:
    said = [str(element.Lang) for element in elements(opened.Root.StructTreeRoot.K) if "/Lang" in element]
    assert set(said) == {"ar", "ti", "uk"}
    assert said.count("ar") == 2  # said once for each part, and not again inside it


def elements(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid.get("/K", pikepdf.Array()))


def test_every_face_is_inside_and_holds_only_what_is_drawn(opened: pikepdf.Pdf) -> None:
    faces = [font.DescendantFonts[0] for font in opened.pages[0].Resources.Font.values()]
    names = {str(face.BaseFont).partition("+")[2] for face in faces}
    assert {"Noto-Sans", "Noto-Sans-Arabic", "Noto-Sans-Ethiopic"} <= names
    for face in faces:
        assert re.fullmatch(r"/[A-Z]{6}\+.+", str(face.BaseFont))
        assert len(face.FontDescriptor.FontFile2.read_bytes()) < 60_000


def test_every_glyph_says_what_it_stands_for(opened: pikepdf.Pdf) -> None:
    for font in opened.pages[0].Resources.Font.values():
        table = font.ToUnicode.read_bytes().decode()
        assert re.search(r"<[0-9a-f]{4}> <[0-9a-f]{4}", table)
        assert not re.search(r"> <(0000|feff|fffe)?>\n", table)


@pytest.mark.parametrize("letters", ["漢字", "\U0001f468\U0001f3fd", "\U00013000\U0001f1f8", "\ue000", "\u0378"])
def test_a_letter_that_no_face_has_is_shown_by_the_sign_for_one(letters: str) -> None:
    pdf = pool.draw(paper(f"<p>Namn: {letters}"))
    for profile in ("ua1", "3a"):
        assert page.is_pdf_compliant_bytes(pdf, profile=profile)


@pytest.mark.parametrize("letters", ["\x00", "\ud800", "\ufffe", "\x1b", "\x7f", "\ufeff"])
def test_what_is_no_letter_at_all_is_shown_by_the_same_sign(letters: str) -> None:
    assert page.is_pdf_compliant_bytes(pool.draw(paper(f"<p>Namn: {letters}")), profile="3a")
