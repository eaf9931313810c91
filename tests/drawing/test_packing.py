"""However a stream happens to end when it is compressed, its length is beyond doubt."""

import io
import zlib

import pikepdf

from portal.drawing.packing import RUNS_ON, packed


def with_content(content: bytes) -> bytes:
    """A PDF of one page with this content, not packed."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(content)
        pdf.save(written, compress_streams=False, static_id=True)
    return written.getvalue()


def test_a_packed_document_holds_what_it_held() -> None:
    with pikepdf.open(io.BytesIO(packed(with_content(b"q Q")))) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"q Q"
        assert "/PageMode" not in pdf.Root


def test_no_stream_ends_in_a_carriage_return() -> None:
    unlucky = [content for number in range(3000) if zlib.compress(content := b"w" * number).endswith(b"\r")]
    assert len(unlucky) > 3
    for content in unlucky[:5]:
        pdf = packed(with_content(content))
        assert not RUNS_ON.search(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert opened.pages[0].Contents.read_bytes() == content


def test_the_streams_that_are_made_while_saving_do_not_either() -> None:
    assert not any(RUNS_ON.search(packed(with_content(b"%d w" % number))) for number in range(400))
