"""What the picture of a field says."""

from __future__ import annotations

import re
from typing import Any

import pikepdf


def letters(stream: Any) -> str:
    """What the glyphs of an appearance stand for, in the order of drawing."""
    tables = {name: _table(font.ToUnicode.read_bytes()) for name, font in stream.Resources.Font.items()}
    said, font = "", {}
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "Tf":
            font = tables[str(operands[0])]
        elif str(operator) in ("TJ", "Tj"):
            parts = operands[0] if str(operator) == "TJ" else operands
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    said += "".join(font.get(codes[i : i + 2], "?") for i in range(0, len(codes), 2))
    return said


def _table(table: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>", table, re.IGNORECASE)
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
