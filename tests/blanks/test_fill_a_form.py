"""The fields of a cleaned form are filled in a sealed child: still fields, read-only, drawn right, or refused."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import page
import pikepdf
import pypdf
import pytest

from portal.drawing.forms import filling, inspecting
from portal.drawing.forms.shapes import FilledForm, Filling, Inspected, Problem
from portal.drawing.pool import in_child
from tests.blanks import made
from tests.blanks.appearance import letters

ARABIC, TIGRINYA, SORANI = "أحمد محمد الحسن", "ሰላም ተስፋይ", "ڕێبوار کەریم"
STAMP = "Ifylld med Vägval för Malmö, 2026-05-04"


@cache
def cleaned(content: bytes) -> Inspected:
    found: Inspected = in_child(inspecting.inspect, content)
    return found


def filled(content: bytes, texts: dict[str, str], **states: str) -> FilledForm:
    wanted = Filling(
        texts=tuple(texts.items()), states=tuple(states.items()), labels=(("Barn1.Namn", "Barnets namn"),), stamp=STAMP
    )
    result: FilledForm = in_child(filling.fill, cleaned(content).cleaned, wanted)
    return result


def field(pdf: pikepdf.Pdf, name: str) -> Any:
    """A field by its name, as pikepdf's own reading of forms finds it."""
    return next(found for found in pdf.acroform.fields if found.fully_qualified_name == name)


REPORTLAB = {"Sokande.Namn": ARABIC, "Kommun": "Malmö", "Ovrigt": "Åtta rader. " * 20, "Land": "SY"}
OF_EACH_TOOL = {
    "reportlab": (made.by_reportlab, REPORTLAB, {"Skuld_CSN": "Yes", "Bosatt": "nej"}),
    "weasyprint": (made.by_weasyprint, {"namn": SORANI, "fodd": "1984-05-01", "mer": TIGRINYA}, {"skuld": "on"}),
    "fpdf2 and pypdf": (made.by_fpdf2_and_pypdf, {"Person1_Namn": TIGRINYA, "Person2_Namn": ARABIC}, {}),
    "pikepdf": (made.by_hand, {"Sokande.Namn": ARABIC, "Sokande.Fodd": "19840501"}, {"CSN_skuld": "Ja"}),
}


@pytest.mark.parametrize("tool", OF_EACH_TOOL)
def test_what_was_written_is_read_back_by_two_libraries(tool: str) -> None:
    make, texts, states = OF_EACH_TOOL[tool]
    result = filled(make(), texts, **states)
    assert result.problems == ()
    by_pypdf = pypdf.PdfReader(io.BytesIO(result.content)).get_fields() or {}
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        for name, text in texts.items():
            assert by_pypdf[name]["/V"] == text
            read = field(pdf, name)
            assert text == read.obj.V or read.value == text
            assert read.obj.Ff & 1
        for name, state in states.items():
            assert by_pypdf[name]["/V"] == f"/{state}"


def test_the_right_box_is_ticked_and_the_other_not() -> None:
    result = filled(made.by_reportlab(), {}, Bosatt="nej")
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        shown = [
            str(note.AS) for note in pdf.pages[0].Annots if "/Parent" in note and note.Parent.get("/T") == "Bosatt"
        ]
    assert shown == ["/Off", "/nej"]


def test_a_box_that_is_not_ticked_is_off() -> None:
    result = filled(made.by_hand(), {}, CSN_skuld="")
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert pikepdf.Name.Off == field(pdf, "CSN_skuld").obj.AS


def test_what_is_left_empty_can_still_be_written_in() -> None:
    result = filled(made.by_hand(), {"Sokande.Namn": "Samir"})
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert field(pdf, "Sokande.Namn").obj.Ff & 1
        assert not field(pdf, "Mottagning").obj.get("/Ff", 0) & 1
        assert "/V" not in field(pdf, "Underskrift").obj


def test_the_same_data_gives_the_same_bytes() -> None:
    assert filled(made.by_hand(), {"Sokande.Namn": ARABIC}) == filled(made.by_hand(), {"Sokande.Namn": ARABIC})


def test_the_picture_says_what_the_value_says() -> None:
    """The letters of the appearance, by the font's own table, are those of /V; in Arabic in the order of drawing."""
    for text in ("Åsa Öberg-Íñigo", TIGRINYA, ARABIC):
        result = filled(made.by_hand(), {"Sokande.Namn": text})
        with pikepdf.open(io.BytesIO(result.content)) as pdf:
            drawn = letters(field(pdf, "Sokande.Namn").obj.AP.N)
        assert sorted(drawn.replace(" ", "")) == sorted(text.replace(" ", ""))


def test_arabic_is_drawn_from_right_to_left() -> None:
    result = filled(made.by_hand(), {"Sokande.Namn": "محمد"})
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert letters(field(pdf, "Sokande.Namn").obj.AP.N) == "محمد"[::-1]


def test_a_comb_has_a_letter_in_each_box() -> None:
    result = filled(made.by_hand(), {"Sokande.Fodd": "19840501"})
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        content = field(pdf, "Sokande.Fodd").obj.AP.N.read_bytes()
    assert len(re.findall(rb"\bTJ\b|\bTj\b", content)) == 8


def test_a_name_for_screen_readers_is_given_where_there_is_none_and_kept_where_there_is() -> None:
    result = filled(made.by_hand(), {"Barn1.Namn": "Noor", "Sokande.Namn": "Samir"})
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert field(pdf, "Barn1.Namn").obj.TU == "Barnets namn"
        assert field(pdf, "Sokande.Namn").obj.TU == "Sökandens namn"
        assert pdf.pages[0].obj.Tabs == pikepdf.Name.R


def test_only_the_metadata_says_who_filled_it_in() -> None:
    result = filled(made.by_hand(), {"Sokande.Namn": "Samir"})
    with pikepdf.open(io.BytesIO(result.content)) as pdf, pdf.open_metadata() as metadata:
        assert STAMP in metadata["dc:contributor"]
    read = pypdf.PdfReader(io.BytesIO(result.content))
    assert "Vägval" not in read.pages[0].extract_text()


def test_a_tagged_form_validates_as_before() -> None:
    """WeasyPrint's own form font breaks one rule; filling in breaks no other."""
    before = _broken_rules(cleaned(made.by_weasyprint()).cleaned)
    after = _broken_rules(filled(made.by_weasyprint(), {"namn": ARABIC, "mer": TIGRINYA}, skuld="on").content)
    assert after <= before
    assert before <= {"FONT-UNICODE-VALUE-001"}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("Barn1.Fodd", "Detta får aldrig plats i ett så litet fält", Problem.DOES_NOT_FIT),
        ("Sokande.Fodd", "198405011", Problem.DOES_NOT_FIT),
        ("Sokande.Fodd", "محمد", Problem.CANNOT_BE_DRAWN),
        ("Sokande.Namn", "\U000e0fff\u0378", Problem.CANNOT_BE_DRAWN),
    ],
)
def test_what_does_not_go_in_is_refused_and_nothing_is_made(name: str, text: str, problem: Problem) -> None:
    result = filled(made.by_hand(), {name: text})
    assert result.problems == ((name, problem),)
    assert result.content == b""


def test_a_long_name_is_written_smaller_before_it_is_refused() -> None:
    result = filled(made.by_hand(), {"Barn1.Namn": "Muhammed-Abdelrahman Al-Khatib Haddad Al-Mansouri"})
    assert result.problems == ()


def test_markup_is_written_as_it_is() -> None:
    text = '<b style="x">&amp; </div>'
    result = filled(made.by_hand(), {"Sokande.Namn": text})
    with pikepdf.open(io.BytesIO(result.content)) as pdf:
        assert text == field(pdf, "Sokande.Namn").obj.V
        assert letters(field(pdf, "Sokande.Namn").obj.AP.N).replace(" ", "") == text.replace(" ", "")


def _broken_rules(content: bytes) -> set[str]:
    return {found.rule_id for found in page.validate_pdf_bytes(content).failures}
