"""A font in a PDF: what its codes stand for, how wide they are, and whether the face has them at all."""

import io
import re
import unicodedata
from functools import cached_property
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

SUBSET = re.compile(r"/[A-Z]{6}\+")
PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
SECTION = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
SPANS = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
SPAN = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
NOTDEF = 0
USUAL_WIDTH = 1000.0


class Face:
    """One font dictionary. Ours are composite fonts whose codes are two bytes and the glyph's number."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.get("/BaseFont", ""))
        self.font = font
        self.is_composite = "/DescendantFonts" in font
        self.descendant = font.DescendantFonts[0] if self.is_composite else font
        self.letters = _letters(font)
        self.widths = _widths(self.descendant.get("/W", pikepdf.Array()))
        self.usual_width = float(self.descendant.get("/DW", USUAL_WIDTH))

    def codes(self, shown: bytes) -> list[int]:
        if not self.is_composite:
            return list(shown)
        return [shown[at] << 8 | shown[at + 1] for at in range(0, len(shown) - 1, 2)]

    def says(self, code: int) -> str:
        """What a code stands for; nothing where the font does not tell."""
        return self.letters.get(code, "")

    def width(self, code: int) -> float:
        return self.widths.get(code, self.usual_width)

    @property
    def program(self) -> bytes | None:
        """The embedded font file."""
        descriptor = self.descendant.get("/FontDescriptor", {})
        file = next((descriptor[key] for key in ("/FontFile2", "/FontFile3", "/FontFile") if key in descriptor), None)
        return None if file is None else bytes(file.read_bytes())

    @property
    def is_subset(self) -> bool:
        return SUBSET.match(self.name) is not None

    @cached_property
    def _glyphs(self) -> Any:
        program = self.program
        if program is None or program[:4] == b"OTTO":
            return None
        return TTFont(io.BytesIO(program), lazy=True)

    def lacks(self, code: int) -> bool:
        """Whether the face has no picture for this code: .notdef, no such glyph, or an empty one for a letter."""
        if code == NOTDEF:
            return True
        font = self._glyphs
        if font is None or "glyf" not in font:
            return False
        if code >= font["maxp"].numGlyphs:
            return True
        start, end = font["loca"][code], font["loca"][code + 1]
        return start == end and any(_is_seen(letter) for letter in self.says(code))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS"


def _letters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for section in SECTION.findall(table):
        for code, text in PAIR.findall(section):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "ignore")
    for section in SPANS.findall(table):
        for first, last, text in SPAN.findall(section):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(text, 16) + step)
    return found


def _widths(table: Any) -> dict[int, float]:
    """The two ways to tell widths: a first code and a list, or two codes and one width."""
    found: dict[int, float] = {}
    items, at = list(table), 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            found.update((first + step, float(width)) for step, width in enumerate(items[at + 1]))
            at += 2
        else:
            found.update((code, float(items[at + 2])) for code in range(first, int(items[at + 1]) + 1))
            at += 3
    return found
