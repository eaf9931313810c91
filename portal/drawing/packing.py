"""A PDF is packed: compressed, with an identifier made of its contents, and with every stream's end beyond doubt.

A stream whose last byte is a carriage return runs into the line feed after it, and a strict reader then counts one byte
less than the file says. One compressed stream in 256 ends so.
"""

import io
import re
import zlib
from itertools import chain, combinations
from typing import Any

RUNS_ON = re.compile(rb"\r\r?\nendstream")
AS_ABOVE = b"\x02"  # in the predictors of PNG
SAID_ANYWAY = (("/PageMode", "/UseNone"), ("/PageLayout", "/SinglePage"))  # what holds if nothing is said


def packed(pdf: bytes) -> bytes:
    """The same document, compressed. The same bytes give the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for held in opened.objects:
            if isinstance(held, pikepdf.Stream) and held.get("/Type") != "/Metadata" and "/Filter" not in held:
                _compress(held)
        for said in chain.from_iterable(combinations(SAID_ANYWAY, many) for many in range(3)):
            for name, value in said:
                opened.Root[name] = pikepdf.Name(value)  # the objects' own stream then ends otherwise
            written = _saved(opened)
            if not RUNS_ON.search(written):
                return written
        return _saved(opened, together=False)  # it is another of the objects' streams that ends so


def _compress(stream: Any) -> None:
    """One that would end in a carriage return is written as one row that repeats the row of nothing above it."""
    import pikepdf

    content = stream.read_raw_bytes()
    compressed = zlib.compress(content)
    row = None
    if compressed.endswith(b"\r"):
        compressed = zlib.compress(AS_ABOVE + content)
        row = pikepdf.Dictionary(Predictor=12, Columns=len(content))
    stream.write(compressed, filter=pikepdf.Name.FlateDecode, decode_parms=row)


def _saved(opened: Any, *, together: bool = True) -> bytes:
    import pikepdf

    written = io.BytesIO()
    opened.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate if together else pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        fix_metadata_version=False,
    )
    return written.getvalue()
