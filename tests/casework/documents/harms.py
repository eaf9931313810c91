"""A good document, and ways to harm it: one fault at a time."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pikepdf

from portal.drawing.pool import draw
from tests.casework.documents.drawn import Drawn

ROWS = """<table><thead><tr><th scope="col">Vad</th><th scope="col">Hur</th></tr></thead>
<tbody><tr><th scope="row">Belopp</th><td>350\u00a0000\u00a0kr</td></tr>
<tr><th scope="row">Dag</th><td>4 maj 2026</td></tr></tbody></table>"""
PLAIN_ROWS = ROWS.replace("<th", "<td").replace("</th", "</td")
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><title>En ruta</title>
<rect width="9" height="9"/></svg>"""
PAIRS = "<dl><dt>Kommun:</dt><dd>Malmö</dd></dl>"
ARABIC, ENGLISH, DAY = "هذه جملة باللغة العربية.", '<p lang="en">', "<td>4 maj 2026"
GOOD = f"""<!DOCTYPE html><html lang="sv-SE"><head><meta charset="utf-8"><title>Prov</title>
<meta name="dcterms.created" content="2026-05-04"></head><body>
<h1 class="side"><span class="swedish" lang="sv" dir="ltr">Ett underlag</span>
<span class="beside" lang="ar" dir="rtl">وثيقة</span></h1>
<h2 class="side"><span class="swedish" lang="sv" dir="ltr">Beloppet</span>
<span class="beside" lang="ar" dir="rtl">المبلغ</span></h2>
<div class="side"><p lang="sv" class="swedish">Det här är en mening på svenska.</p>
<p lang="ar" dir="rtl" class="beside">هذه جملة باللغة العربية.</p></div>
<p lang="en">This sentence is in English.</p><p lang="ti">ትግርኛ ቋንቋ</p><p lang="ru">Это по-русски.</p>
<p><span lang="sv">Kommun: <b>Malmö</b></span></p>{PICTURE}{ROWS}</body></html>"""


def altered(old: str, new: str) -> Drawn:
    """The good document drawn from a text in which one thing is otherwise."""
    assert old in GOOD
    return Drawn(draw(GOOD.replace(old, new)))


def styled(language: str, style: str) -> Drawn:
    """The good document with its paragraph in this language drawn otherwise."""
    return altered(f'<p lang="{language}">', f'<p lang="{language}" style="{style}">')


def damaged(harm: Callable[[pikepdf.Pdf], None]) -> Drawn:
    """The good document, harmed after it was drawn."""
    with pikepdf.open(io.BytesIO(good().bytes)) as pdf:
        harm(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return Drawn(written.getvalue())


@cache
def good() -> Drawn:
    return Drawn(draw(GOOD))


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """The structure elements of one kind, to harm them."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, pikepdf.Array):
            waiting[:0] = list(one)
        elif isinstance(one, pikepdf.Dictionary):
            if one.get("/S") == f"/{kind}":
                yield one
            if "/K" in one:
                waiting.insert(0, one.K)


def draw_instead(pdf: pikepdf.Pdf, code: bytes) -> None:
    """Put another glyph in the place of the first."""
    page = pdf.pages[0]
    acts = list(pikepdf.parse_content_stream(page))
    shown = next(operands for operands, operator in acts if str(operator) == "TJ")[0]
    shown[0] = pikepdf.String(code)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(acts))


def one_font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def untag(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "P"))["/K"]


def unscope(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "TH"))["/A"]


def without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def untitled(pdf: pikepdf.Pdf) -> None:
    told = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", told, flags=re.DOTALL))


def hide_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def silence_language(pdf: pikepdf.Pdf) -> None:
    """The English sentence under the Swedish of the whole."""
    for kind in ("P", "Span"):
        for element in elements(pdf, kind):
            if str(element.get("/Lang", "")) == "en":
                del element["/Lang"]


def without_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def move_bookmark(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.First
    target = first.Dest if "/Dest" in first else first.A.D
    target[3] = 10


def shuffle(pdf: pikepdf.Pdf) -> None:
    """Read the last paragraph first."""
    body = pdf.Root.StructTreeRoot.K
    body = (body[0] if isinstance(body, pikepdf.Array) else body).K
    body.insert(0, body[len(body) - 1])
    del body[len(body) - 1]


def swap(pdf: pikepdf.Pdf) -> None:
    """Read the right column before the left one."""
    columns = next(elements(pdf, "Div")).K
    columns.append(columns[0])
    del columns[0]


def notdef(pdf: pikepdf.Pdf) -> None:
    draw_instead(pdf, b"\x00\x00")


def beyond(pdf: pikepdf.Pdf) -> None:
    draw_instead(pdf, b"\xff\xf0")


def not_embedded(pdf: pikepdf.Pdf) -> None:
    del one_font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


def whole(pdf: pikepdf.Pdf) -> None:
    one_font(pdf).BaseFont = pikepdf.Name("/Noto-Sans")


def without_letters(pdf: pikepdf.Pdf) -> None:
    del one_font(pdf)["/ToUnicode"]


def speechless(pdf: pikepdf.Pdf) -> None:
    del next(elements(pdf, "Figure"))["/Alt"]


def to_the_edge(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = pikepdf.Array([100, 0, 400, 842])
