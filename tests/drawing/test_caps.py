"""What is too much is refused before a child hears of it."""

from dataclasses import replace

import pytest

from portal.drawing import caps, pool
from portal.drawing.errors import DocumentTooLarge
from tests.drawing.papers import DATA, paper


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "in_child", lambda *args, **more: b"%PDF")


def test_an_ordinary_document_is_let_through() -> None:
    assert pool.draw(paper("<p>x<br>y<ul><li>z</ul>" * 200), attachments=(DATA,))


@pytest.mark.parametrize(
    "body",
    ["x" * caps.BYTES, "å" * (caps.BYTES // 2), "<b></b>" * caps.ELEMENTS],
    ids=["bytes", "letters of two bytes", "elements"],
)
def test_a_document_that_is_too_large_is_refused(body: str) -> None:
    with pytest.raises(DocumentTooLarge, match="more than"):
        pool.draw(paper(body))


def test_too_many_and_too_large_attachments_are_refused() -> None:
    several = tuple(replace(DATA, name=f"{number}.json") for number in range(caps.ATTACHMENTS + 1))
    with pytest.raises(DocumentTooLarge, match="attachments"):
        pool.draw(paper("x"), attachments=several)
    with pytest.raises(DocumentTooLarge, match="attachment"):
        pool.draw(paper("x"), attachments=(replace(DATA, content=b"x" * (caps.BYTES_OF_ATTACHMENT + 1)),))


@pytest.mark.parametrize("name", ["", "../x.json", "a b.json", "å.json", ".x", "x" * 100, "x\n"])
def test_an_attachment_needs_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match="plain names"):
        pool.draw(paper("x"), attachments=(replace(DATA, name=name),))


def test_two_attachments_need_two_names() -> None:
    with pytest.raises(ValueError, match="its own"):
        pool.draw(paper("x"), attachments=(DATA, DATA))


def test_an_attachment_needs_a_plain_media_type() -> None:
    with pytest.raises(ValueError, match="media types"):
        pool.draw(paper("x"), attachments=(replace(DATA, media_type="application/json>>"),))
