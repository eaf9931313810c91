"""A file that comes in is read in a sealed child: cleaned with its fields listed, or refused with a reason."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from portal.drawing.forms import inspecting
from portal.drawing.forms.shapes import Field, FieldKind, Inspected, Refusal, Removed
from portal.drawing.pool import in_child
from tests.blanks import made


def looked_into(content: bytes) -> Any:
    return in_child(inspecting.inspect, content)


def fields_of(content: bytes) -> dict[str, Field]:
    found = looked_into(content)
    assert isinstance(found, Inspected)
    return {field.name: field for field in found.fields}


def test_a_form_made_with_reportlab_is_read() -> None:
    fields = fields_of(made.by_reportlab())
    name = fields["Sokande.Namn"]
    assert (name.kind, name.tooltip, name.max_length, name.font) == (FieldKind.TEXT, "Sökandens namn", 60, "Helv")
    assert name.places[0].rectangle == (50, 740, 350, 762)
    assert fields["Ovrigt"].is_multiline
    assert fields["Bosatt"].kind is FieldKind.RADIO
    assert [place.state for place in fields["Bosatt"].places] == ["ja", "nej"]
    assert fields["Land"].options == (("IQ", "Irak"), ("SY", "Syrien"), ("XX", "Annat"))
    assert fields["Land"].holds == "IQ"


def test_a_tagged_form_made_with_weasyprint_is_read() -> None:
    found = looked_into(made.by_weasyprint())
    assert found.is_tagged
    assert {field.name: field.tooltip for field in found.fields}["skuld"] == "Skuld hos Kronofogden"


def test_a_form_made_with_fpdf2_and_pypdf_is_read() -> None:
    fields = fields_of(made.by_fpdf2_and_pypdf())
    assert list(fields) == ["Person1_Namn", "Person1_Fodd", "Person2_Namn", "Person2_Fodd"]


def test_what_does_something_is_taken_out_and_told() -> None:
    found = looked_into(made.by_hand())
    assert {what for what, _count in found.removed} == {
        Removed.SCRIPT,
        Removed.BY_ITSELF,
        Removed.LAUNCH,
        Removed.LINK,
        Removed.SUBMIT,
        Removed.FILE,
        Removed.MEDIA,
        Removed.XFA,
    }
    assert found.is_tagged is False
    left = _everything_in(found.cleaned)
    for word in ("JavaScript", "app.alert", "Launch", "calc.exe", "SubmitForm", "example.com", "bifogat", "XFA"):
        assert word.encode() not in left


DISGUISES = {
    "a part of the structure": lambda: {"P": Dictionary(), "K": 0},
    "an element of the structure": lambda: {"P": Dictionary(), "Type": Name.StructElem},
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_an_action_that_looks_like_something_else_is_taken_out(disguise: str) -> None:
    def action(kind: Name, **more: Any) -> Dictionary:
        return Dictionary(S=kind, F=String("ondska"), **DISGUISES[disguise](), **more)

    field = made.text("a", (1, 1, 90, 20), A=action(Name.SubmitForm))
    pdf = made.with_fields(made.empty(), [field])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action(Name.Launch))
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(link))
    after = Array([action(Name.URI, URI=String("ondska"))])
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]), Next=after)
    title = pdf.make_indirect(Dictionary(Title=String("x"), A=action(Name.Launch)))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=title, Last=title, Count=1))
    found = looked_into(made.saved(pdf))
    assert {what for what, _count in found.removed} == {Removed.SUBMIT, Removed.LAUNCH, Removed.OTHER_ACTION}
    assert b"ondska" not in _everything_in(found.cleaned)


def test_a_name_that_turns_the_text_around_is_told_without_that() -> None:
    fields = fields_of(
        made.saved(
            made.with_fields(made.empty(), [made.text("f\u202ep.a", (1, 1, 90, 20), TU=String("x\u2066y\u202e"))])
        )
    )
    assert [(field.name, field.tooltip) for field in fields.values()] == [("fp.a", "xy")]


def test_a_box_whose_state_is_no_text_is_left_by_hand() -> None:
    pdf = made.empty()
    box = made.box(pdf, "a", (1, 1, 20, 20), "ZZZZ")
    content = made.saved(made.with_fields(pdf, [box]), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert content.count(b"/ZZZZ")
    (field,) = fields_of(content.replace(b"/ZZZZ", b"/Z#ff")).values()
    assert field.places[0].state == ""
    assert not field.can_be_filled


def test_the_comb_the_signature_and_the_button_are_told_apart() -> None:
    fields = fields_of(made.by_hand())
    assert fields["Sokande.Fodd"].is_comb
    assert fields["Underskrift"].kind is FieldKind.SIGNATURE
    assert fields["Skicka"].kind is FieldKind.BUTTON
    assert not fields["Underskrift"].can_be_filled
    assert not fields["Skicka"].can_be_filled


def test_the_same_file_is_cleaned_to_the_same_bytes() -> None:
    assert looked_into(made.by_hand()) == looked_into(made.by_hand())


def test_a_cleaned_file_has_nothing_more_to_take_out() -> None:
    again = looked_into(looked_into(made.by_hand()).cleaned)
    assert again.removed == ()


def test_what_the_makers_program_left_for_itself_is_gone() -> None:
    pdf = made.with_fields(made.empty(), [made.text("namn", (50, 700, 200, 720))])
    draft = pdf.make_indirect(Dictionary(LastModified=String("D:20200101"), Private=String("utkast av Nils")))
    page = pdf.pages[0].obj
    page.PieceInfo = pdf.Root.PieceInfo = Dictionary(Program=draft)
    page.Thumb = pdf.make_stream(b"x" * 12, Width=2, Height=2, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
    pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(I=Dictionary(Title=String("trad av Nils"))))])
    left = _everything_in(looked_into(made.saved(pdf)).cleaned)
    assert b"namn" in left
    assert [word for word in (b"Nils", b"PieceInfo", b"Thumb", b"Threads") if word in left] == []


def test_a_field_that_nobody_sees_is_left_alone() -> None:
    hidden = made.text("dolt", (50, 700, 200, 720))
    hidden.F = 2
    fields = fields_of(made.saved(made.with_fields(made.empty(), [hidden])))
    assert fields["dolt"].is_hidden
    assert not fields["dolt"].can_be_filled


def _locked(**how: Any) -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    return made.saved(pdf, encryption=pikepdf.Encryption(**how))


def _xfa_only() -> bytes:
    pdf = made.with_fields(made.empty(), [], XFA=String("<xdp/>"))
    return made.saved(pdf)


def _xfa_that_is_drawn_by_its_reader() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))], XFA=String("<xdp/>"))
    pdf.Root.NeedsRendering = True
    return made.saved(pdf)


def _ten_thousand_fields() -> bytes:
    fields = [made.text(f"f{number}", (1, 1, 90, 20)) for number in range(10_000)]
    return made.saved(made.with_fields(made.empty(), fields))


def _circle_of_names() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    one, two = (pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(name))) for name in "ab")
    one.Kids, two.Kids = Array([two]), Array([one])
    pdf.pages[0].obj.Annots = Array([])
    pdf.Root.AcroForm.Fields = Array([one])
    return made.saved(pdf)


def _names_without_end() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    inner = pdf.Root.AcroForm.Fields[0]
    for _level in range(60):
        inner = pdf.make_indirect(Dictionary(T=String("x"), Kids=Array([inner])))
    pdf.Root.AcroForm.Fields = Array([inner])
    return made.saved(pdf)


def _nested_without_end() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    inner = Array([])
    for _level in range(150):
        inner = Array([inner])
    pdf.Root.Inre = inner
    return made.saved(pdf)


def _broken_table() -> bytes:
    content = made.by_reportlab()
    return content[: content.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def _many_pages() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    for _page in range(41):
        pdf.add_blank_page()
    return made.saved(pdf)


def _no_rectangle() -> bytes:
    field = made.text("a", (1, 1, 90, 20))
    field.Rect = Array([1, 2])
    return made.saved(made.with_fields(made.empty(), [field]))


def _lists_without_end() -> bytes:
    """A small file: all its lists are one."""
    pdf = made.empty()
    options = pdf.make_indirect(Array([String(f"{number}" + "x" * 190) for number in range(300)]))
    fields = [made.text(f"f{number}", (1, 1, 90, 20), Opt=options) for number in range(600)]
    for field in fields:
        field.FT = Name.Ch
    return made.saved(made.with_fields(pdf, fields))


def _sheet_without_end() -> bytes:
    pdf = made.with_fields(made.empty(), [made.text("a", (1, 1, 90, 20))])
    pdf.pages[0].obj.MediaBox = Array([0, 0, 10**9, 842])
    return made.saved(pdf)


REFUSED = {
    "locked with a password": (lambda: _locked(user="hemligt", owner="hemligt"), Refusal.ENCRYPTED),
    "locked against changes": (lambda: _locked(owner="hemligt"), Refusal.ENCRYPTED),
    "of XFA alone": (_xfa_only, Refusal.XFA_ONLY),
    "of XFA that asks to be drawn": (_xfa_that_is_drawn_by_its_reader, Refusal.XFA_ONLY),
    "without fields": (lambda: made.saved(made.empty()), Refusal.NO_FIELDS),
    "with ten thousand fields": (_ten_thousand_fields, Refusal.TOO_MANY_FIELDS),
    "whose names go in a circle": (_circle_of_names, Refusal.TANGLED),
    "whose names have no end": (_names_without_end, Refusal.TANGLED),
    "nested without end": (_nested_without_end, Refusal.TANGLED),
    "with a broken table": (_broken_table, Refusal.DAMAGED),
    "cut off": (lambda: made.by_reportlab()[:3000], Refusal.DAMAGED),
    "with a field that has no rectangle": (_no_rectangle, Refusal.DAMAGED),
    "with lists without end": (_lists_without_end, Refusal.TOO_MANY_FIELDS),
    "with a sheet without end": (_sheet_without_end, Refusal.DAMAGED),
    "with too many pages": (_many_pages, Refusal.TOO_MANY_PAGES),
    "that is no PDF": (lambda: b"<html>", Refusal.NO_PDF),
    "that is too large": (lambda: b"%PDF-1.7" + b"0" * (10 * 1024 * 1024), Refusal.TOO_LARGE),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_is_refused(kind: str) -> None:
    make, refusal = REFUSED[kind]
    assert looked_into(make()) is refusal


def _everything_in(content: bytes) -> bytes:
    """Every object and every stream of a file, readable."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    return target.getvalue()
