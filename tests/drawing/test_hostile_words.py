"""What people type stays text, wherever it stands in any kind of document: it fetches, embeds and breaks nothing."""

import io
import socket
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

import page
import pikepdf
import pytest
from pypdf import PdfReader

from portal.casework.documents import rendering
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.samples import sample
from portal.casework.templatetags.documents import typed
from portal.drawing import pool
from portal.drawing.attachment import Attachment
from portal.drawing.errors import DocumentFailed, DocumentTooLarge
from tests.drawing.papers import paper

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
HOSTILE = {
    "a file in an image": '<img src="file:///etc/passwd">',
    "an address in an image": '<img src="http://127.0.0.1:{port}/x.png">',
    "a picture in the words": f'<img src="data:image/png;base64,{PIXEL}">',
    "a script": "<script>fetch('http://127.0.0.1:{port}/')</script>",
    "a stylesheet elsewhere": "<link rel=stylesheet href=http://127.0.0.1:{port}/x.css>",
    "a style": "<style>@import url(http://127.0.0.1:{port}/); body{{background:url(file:///etc/passwd)}}</style>",
    "a broken-out style": "</title></style>*{{content:url(http://127.0.0.1:{port}/)}}",
    "css in a string": '"); content: url(http://127.0.0.1:{port}/); x: ("',
    "a face elsewhere": "@font-face{{font-family:x;src:url(http://127.0.0.1:{port}/x.ttf)}}",
    "an attachment": "<link rel=attachment href=file:///etc/passwd><a rel=attachment href=file:///etc/passwd>x</a>",
    "a broken-out attribute": "\"><img src=x onerror=1>' onload=1",
    "a link": '<a href="http://127.0.0.1:{port}/">x</a>',
    "an object": "<object data=file:///etc/passwd></object><iframe src=file:///etc/passwd></iframe>",
    "a base": "<base href=http://127.0.0.1:{port}/><meta http-equiv=refresh content=0>",
    "a drawing": "<svg><image href='file:///etc/passwd'/><use href='http://127.0.0.1:{port}/x.svg#x'/></svg>",
    "a field": "<form><input value=x><textarea>x</textarea></form>",
    "an entity": "&xxe;&#0;&lt;b&gt;<!DOCTYPE x [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
    "an inclusion": "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/>",
    "a template": "{{{{ document.reference }}}}{{% include '/etc/passwd' %}}",
    "a comment": "<!-- --><![CDATA[ x ]]> -->",
    "words of a PDF": ") Tj (x) /EmbeddedFile << /JS (app.alert(1)) >> endstream endobj",
    "turned text": "\u202eevil\u202c \u2066x\u2069 \u200f\u200e\u2067y",
    "control characters": "a\x00b\x07c\ud800d\ufffee\x1b[2J\x7f",
    "emoji": "👩‍👩‍👧 🇸🇾 ☠️",
    "vowel signs": "مُحَمَّدٌ أُعِدَّ شَيْئًا تُقدَّم",
    "marks upon marks": "Z" + "\u0334\u0300\u0489" * 60,
    "letters of a rare kind": "漢字 ꦱ 𐎀 𝔘 \u0378 \ue000",
    "percent signs": "%(amount)s %s %d 100 % %%",
    "lines": "a\nb\r\nc\u2028d\u2029e\tf",
    "one long word": "W" * 180,
    "a formula": '=HYPERLINK("http://127.0.0.1:{port}/") $(true) `true` ; DROP TABLE',
}
FILE_LINE = "root:x:0:0"


@pytest.fixture(scope="module")
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def payloads(server: socket.socket) -> list[str]:
    return [text.format(port=server.getsockname()[1]) for text in HOSTILE.values()]


def assert_harmless(pdf: bytes, server: socket.socket, files: int = 0) -> None:
    """The document is whole, holds no more files than ours, no picture, no script, no link, and nobody was called."""
    for profile in ("ua1", "3a"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = [one for one in opened.objects if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream))]
        assert len([one for one in held if one.get("/Type") == "/EmbeddedFile"]) == files
        assert not [one for one in held if one.get("/Subtype") in ("/Image", "/Link", "/Widget")]
        assert not [one for one in held if "/JS" in one or one.get("/S") in ("/URI", "/Launch", "/JavaScript")]
    assert FILE_LINE not in " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    with pytest.raises(BlockingIOError):
        server.accept()


def filled(value: Any, texts: Iterator[str], field: str = "") -> Any:
    """The same value with every text that a person can have typed replaced. A text that waits is one of ours."""
    if is_dataclass(value) and not isinstance(value, Attachment):
        given = {one.name: filled(getattr(value, one.name), texts, one.name) for one in fields(value) if one.init}
        return replace(value, **{name: one for name, one in given.items() if one is not getattr(value, name)})
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(filled(one, texts, field) for one in value)
    if type(value) is str and field in TYPED:
        return next(texts)
    return value


OF_CASES = {"reference", "municipality", "what", "value", "detail", "contact", "swedish_title", "title", "source"}
OF_PEOPLE = {"name", "names", "identity_number", "signatories", "one", "other", "person", "next_person", "interpreter"}
TYPED = OF_CASES | OF_PEOPLE | {"receiver", "asked_name", "signer", "by"}


def words_in(value: Any) -> Iterator[str]:
    if is_dataclass(value):
        for one in fields(value):
            yield from words_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)
    elif type(value) is str:
        yield value


@pytest.mark.parametrize("kind", Kind)
def test_words_of_every_sort_stay_text_in_every_kind(kind: Kind, listening: socket.socket) -> None:
    document = filled(sample(kind, "ar"), cycle(payloads(listening)))
    assert set(words_in(document)) & set(payloads(listening)), "nothing was put in"
    pdf = rendering.render(document)
    assert_harmless(pdf, listening, files=len(document.attachments))


def test_each_of_them_stays_text_alone(listening: socket.socket) -> None:
    for text in payloads(listening):
        html = paper(f"<h1>x</h1><p>{typed(text)}", title="x")
        assert_harmless(pool.draw(html), listening)


def test_the_markup_that_people_type_can_be_read_on_the_page() -> None:
    pdf = pool.draw(paper(f"<p>{typed('<b>Samir</b> & co')}"))
    assert "<b>Samir</b> & co" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def a_name_of(letters: int) -> Document:
    return filled(sample(Kind.APPLICATION, "sv"), cycle(["W" * letters]))


def test_a_name_of_a_million_letters_is_refused_without_saying_it() -> None:
    with pytest.raises(DocumentTooLarge) as refusal:
        rendering.render(a_name_of(1_000_000))
    assert "WW" not in str(refusal.value)


@pytest.mark.parametrize(
    "body",
    ["<div>" * 5000 + "x", "<table>" + "<tr><td>x" * 4000, "<p>" + "<b>" * 3000 + "x", "<ul><li>" * 900],
    ids=["deep", "a huge table", "deep in a line", "lists in lists"],
)
def test_what_cannot_be_laid_out_ends_in_a_document_or_in_a_failure_of_ours(body: str) -> None:
    try:
        ended = pool.draw(paper(f"{body} Samir"), seconds=2).decode("latin-1")
    except (DocumentFailed, DocumentTooLarge) as failure:
        ended = f"{failure} {failure.__cause__}"
    assert ended.startswith(("%PDF", "the ", "more "))
    assert "Samir" not in ended
    assert pool.draw(paper("<p>x")).startswith(b"%PDF")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
        '<p style="background:url(data:image/png;base64,AAAA)">x</p>',
        "<style>@import url(/x)</style>",
        '<link rel="attachment" href="file:///etc/passwd">',
    ],
)
def test_a_document_that_asks_for_an_address_itself_fails(markup: str, listening: socket.socket) -> None:
    with pytest.raises(DocumentFailed):
        pool.draw(paper(f"<p>x</p>{markup}"))


def test_a_picture_that_a_drawing_asks_for_is_left_out() -> None:
    drawing = '<svg width="9" height="9"><title>x</title><image href="file:///etc/passwd" width="9" height="9"/></svg>'
    with pikepdf.open(io.BytesIO(pool.draw(paper(drawing)))) as opened:
        assert not [
            one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]


def test_the_message_of_a_failure_names_nobody() -> None:
    with pytest.raises(DocumentFailed) as failure:
        pool.draw(paper('<p>Samir<img src="http://127.0.0.1:9/Samir">', title="Samir"))
    assert "Samir" not in f"{failure.value} {failure.value.__cause__}"
