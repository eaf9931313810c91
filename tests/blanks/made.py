"""Blanks of nobody's, made with other people's tools: an invented office's, and plainly no agency's."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

OFFICE = "Påhittade kontoret i Lillby"


@cache
def by_reportlab() -> bytes:
    """Text, check boxes, radio buttons and a list, in fonts that are not in the file."""
    from reportlab.pdfgen import canvas

    target = io.BytesIO()
    page = canvas.Canvas(target, pagesize=(595, 842), invariant=1)
    page.setTitle(f"Blankett 7, {OFFICE}")
    page.drawString(50, 800, f"{OFFICE}: blankett 7 (påhittad)")
    form = page.acroForm
    form.textfield(name="Sokande.Namn", tooltip="Sökandens namn", x=50, y=740, width=300, height=22, maxlen=60)
    form.textfield(
        name="Sokande.Personnummer", tooltip="Sökandens personnummer", x=50, y=700, width=200, height=22, maxlen=13
    )
    form.textfield(name="Kommun", tooltip="Kommun", x=50, y=660, width=200, height=22, fontSize=10)
    form.textfield(
        name="Ovrigt",
        tooltip="Övriga upplysningar",
        x=50,
        y=560,
        width=400,
        height=80,
        fieldFlags="multiline",
        maxlen=400,
    )
    form.checkbox(name="Skuld_CSN", tooltip="Skuld till CSN", x=50, y=520, size=16, fieldFlags="")
    for number, state in enumerate(("ja", "nej")):
        form.radio(
            name="Bosatt",
            tooltip="Bosatt i Sverige",
            value=state,
            x=50 + 60 * number,
            y=480,
            size=16,
            fieldFlags="radio",
        )
    form.choice(
        name="Land",
        tooltip="Land att flytta till",
        x=50,
        y=430,
        width=200,
        height=22,
        options=[("Irak", "IQ"), ("Syrien", "SY"), ("Annat", "XX")],
        value="IQ",
    )
    page.save()
    return target.getvalue()


@cache
def by_weasyprint() -> bytes:
    """Tagged, for PDF/UA, with the fields of an HTML form."""
    import weasyprint

    html = f"""<html lang="sv"><head><title>Blankett 8</title><style>
    input, textarea, select {{ display: block; width: 9cm; border: 1px solid; font-family: 'Noto Sans' }}
    input {{ height: 20pt }} textarea {{ height: 60pt }} input[type=checkbox] {{ width: 12pt; height: 12pt }}
    </style></head><body><form><h1>{OFFICE}: blankett 8 (påhittad)</h1>
    <p><label for="namn">Namn</label><input id="namn" name="namn" maxlength="80"></p>
    <p><label for="pnr">Personnummer</label><input id="pnr" name="pnr"></p>
    <p><label for="datum">Född</label><input id="datum" name="fodd"></p>
    <p><label for="skuld">Skuld hos Kronofogden</label><input type="checkbox" id="skuld" name="skuld" value="ja"></p>
    <p><label for="mer">Mer att berätta</label><textarea id="mer" name="mer"></textarea></p>
    </form></body></html>"""
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    return content


@cache
def by_fpdf2_and_pypdf() -> bytes:
    """A page by fpdf2, with fields put on it by pypdf: no pictures of the fields' own, and a name in parts."""
    from fpdf import FPDF
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    drawn = FPDF(format="A4")
    drawn.add_page()
    drawn.set_font("Helvetica", size=14)
    drawn.cell(text="Pahittade kontoret: blankett 9 (pahittad)")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(drawn.output()))))
    page, fields = writer.pages[0], ArrayObject()
    page[NameObject("/Annots")] = ArrayObject()
    wanted = {"Person1_Namn": 740, "Person1_Fodd": 700, "Person2_Namn": 660, "Person2_Fodd": 620}
    for name, bottom in wanted.items():
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/Rect"): ArrayObject(FloatObject(side) for side in (60, bottom, 320, bottom + 24)),
                NameObject("/MK"): DictionaryObject({NameObject("/BC"): ArrayObject([NumberObject(0)])}),
                NameObject("/DA"): TextStringObject("/Helv 0 Tf 0 g"),
            }
        )
        reference = writer._add_object(field)
        page["/Annots"].append(reference)
        fields.append(reference)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def text(name: str, rectangle: tuple[float, float, float, float], **more: Any) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(name),
        Rect=Array(list(rectangle)),
        DA=String("/Helv 10 Tf 0 g"),
        MK=Dictionary(BC=Array([0]), BG=Array([0.95, 0.95, 1])),
        F=4,
        **more,
    )


def box(pdf: pikepdf.Pdf, name: str, rectangle: tuple[float, float, float, float], state: str) -> Dictionary:
    """A check box with two pictures."""
    pictures = []
    for content in (b"q 1 w 0 0 14 14 re S 2 2 m 12 12 l 2 12 m 12 2 l S Q", b"q 1 w 0 0 14 14 re S Q"):
        stream = pdf.make_stream(content)
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 14, 14])
        pictures.append(stream)
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Btn,
        T=String(name),
        Rect=Array(list(rectangle)),
        AP=Dictionary(N=Dictionary({f"/{state}": pictures[0], "/Off": pictures[1]})),
        AS=Name.Off,
        F=4,
    )


def with_fields(pdf: pikepdf.Pdf, fields: list[Dictionary], **form: Any) -> pikepdf.Pdf:
    """Put the fields on the first page."""
    kept = [pdf.make_indirect(field) for field in fields]
    pdf.pages[0].obj.Annots = Array(kept)
    pdf.Root.AcroForm = Dictionary(Fields=Array(kept), DA=String("/Helv 0 Tf 0 g"), **form)
    return pdf


def empty() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(Helv=font))
    heading = b"Lillby kontor: blankett 10 (hittad pa)".replace(b"(", b"\\(").replace(b")", b"\\)")
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT /Helv 14 Tf 50 800 Td (" + heading + b") Tj ET")
    return pdf


def saved(pdf: pikepdf.Pdf, **more: Any) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id="encryption" not in more, **more)
    return target.getvalue()


@cache
def by_hand() -> bytes:
    """Everything that is to be taken out, a comb, three rows of children, and a place to sign."""
    pdf = empty()
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('hej')"))
    fields = [
        text("Sokande.Namn", (50, 740, 350, 762), TU=String("Sökandens namn"), AA=Dictionary(K=script)),
        text("Sokande.Fodd", (50, 700, 210, 722), MaxLen=8, Ff=1 << 24, TU=String("Född (ååååmmdd)")),
        *(text(f"Barn{n}.Namn", (50, 680 - 30 * n, 300, 702 - 30 * n), MaxLen=30) for n in (1, 2, 3)),
        *(text(f"Barn{n}.Fodd", (310, 680 - 30 * n, 400, 702 - 30 * n), MaxLen=10) for n in (1, 2, 3)),
        box(pdf, "CSN_skuld", (50, 540, 64, 554), "Ja"),
        text("Mottagning", (50, 500, 350, 522), TU=String("Kan du bli mottagen där?")),
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Underskrift"), Rect=[50, 440, 300, 470]
        ),
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            Ff=1 << 16,
            T=String("Skicka"),
            Rect=[50, 400, 120, 420],
            A=Dictionary(S=Name.SubmitForm, F=String("https://example.com/ta-emot")),
        ),
    ]
    with_fields(pdf, fields, XFA=Array([String("template"), pdf.make_stream(b"<xdp/>")]), NeedAppearances=True)
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[1, 1, 9, 9],
        A=Dictionary(S=Name.URI, URI=String("https://example.com/")),
    )
    program = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[11, 1, 19, 9], A=Dictionary(S=Name.Launch, F=String("calc.exe"))
    )
    elsewhere = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[21, 1, 29, 9], A=Dictionary(S=Name.GoToR, F=String("annan.pdf"))
    )
    film = Dictionary(
        Type=Name.Annot, Subtype=Name.RichMedia, Rect=[31, 1, 39, 9], RichMediaContent=Dictionary(Assets=Dictionary())
    )
    for annotation in (link, program, elsewhere, film):
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(annotation))
    pdf.pages[0].obj.AA = Dictionary(O=script)
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)")))
    pdf.Root.AA = Dictionary(WC=script)
    pdf.attachments["bilaga.txt"] = b"bifogat"
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), pdf.make_indirect(Dictionary(script))]))
    return saved(pdf)


def for_a_household() -> bytes:
    """An invented office's form: who applies, three rows for the household, a day, a box and two lines for hands."""
    pdf = empty()
    row = 640
    fields = [
        text("Sokande.Namn", (50, 740, 350, 762), TU=String("Sökandens namn"), MaxLen=60),
        text("Sokande.Personnummer", (50, 700, 250, 722), TU=String("Sökandens personnummer"), MaxLen=12),
        text("Ansokan.Dag", (300, 700, 400, 722), TU=String("Datum för ansökan")),
        *(text(f"Hushall{n}.Namn", (50, row - 30 * n, 300, row + 22 - 30 * n)) for n in (1, 2, 3)),
        *(text(f"Hushall{n}.Fodd", (310, row - 30 * n, 400, row + 22 - 30 * n)) for n in (1, 2, 3)),
        box(pdf, "CSN_skuld", (50, 500, 64, 514), "Ja"),
        text("Ovrigt", (50, 430, 400, 480), TU=String("Övriga upplysningar")),
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Underskrift"), Rect=[50, 380, 300, 410]
        ),
    ]
    return saved(with_fields(pdf, fields))
