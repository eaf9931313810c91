"""A PDF as a reader meets it: what is drawn where, in which font, and what the structure tree says of it."""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from tests.casework.documents.faces import Face
from tests.casework.documents.following import Following, Glyph, Run, Stroke


@dataclass(kw_only=True, eq=False)
class Element:
    """One element of the structure tree. `language` is the one in force; `pieces` are (page, number)."""

    kind: str
    language: str
    own_language: str
    raw: Any
    parent: "Element | None"
    kids: "list[Element | tuple[int, int]]" = field(default_factory=list)

    @property
    def elements(self) -> "list[Element]":
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @cached_property
    def pieces(self) -> list[tuple[int, int]]:
        """Every piece in it, at any depth, in the order in which it is read."""
        found: list[tuple[int, int]] = []
        for kid in self.kids:
            found += kid.pieces if isinstance(kid, Element) else [kid]
        return found

    def within(self, *kinds: str) -> "Iterator[Element]":
        """Itself and everything in it of these kinds; of any, where none is named."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.elements:
            yield from kid.within(*kinds)

    def attribute(self, name: str) -> Any:
        """An attribute of the structure element, from whichever of its attribute dictionaries has it."""
        attributes = self.raw.get("/A")
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(one, pikepdf.Dictionary) and name in one:
                return one[name]
        return None


class Drawn:
    """A PDF read once. Everything a check asks is here."""

    def __init__(self, pdf: bytes) -> None:
        self.bytes = pdf
        self.file = pikepdf.open(io.BytesIO(pdf))
        self.page_numbers = {sheet.objgen: number for number, sheet in enumerate(self.file.pages)}
        self.runs: list[Run] = []
        self.strokes: list[Stroke] = []
        self._faces: dict[Any, Face] = {}
        for number, sheet in enumerate(self.file.pages):
            page = Following(number, sheet, self.face)
            page.follow()
            self.runs += page.runs
            self.strokes += page.strokes
        self.root = self._tree()

    def face(self, font: Any) -> Face:
        key = font.objgen
        if key not in self._faces:
            self._faces[key] = Face(font)
        return self._faces[key]

    @property
    def faces(self) -> list[Face]:
        return list(self._faces.values())

    @property
    def title(self) -> str:
        return str(self.file.docinfo.get("/Title", ""))

    @cached_property
    def by_piece(self) -> dict[tuple[int, int], list[Run]]:
        found: dict[tuple[int, int], list[Run]] = defaultdict(list)
        for run in self.runs:
            if run.piece is not None:
                found[run.page, run.piece].append(run)
        return found

    def runs_of(self, element: Element) -> list[Run]:
        return [run for piece in element.pieces for run in self.by_piece.get(piece, ())]

    def text_of(self, element: Element) -> str:
        """The letters in the order of the glyphs: from left to right within a line, whatever the script."""
        return "".join(run.text for run in self.runs_of(element))

    def elements(self, *kinds: str) -> Iterator[Element]:
        yield from self.root.within(*kinds)

    def lines(self) -> list[tuple[int, str]]:
        """What stands on each line of each page as it is seen, from left to right, and the number of the page."""
        rows: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for run in self.runs:
            for glyph in run.glyphs:
                rows[run.page, round(glyph.y)].append(glyph)
        return [
            (page, "".join(glyph.text for glyph in sorted(glyphs, key=lambda glyph: glyph.x)))
            for (page, _y), glyphs in sorted(rows.items(), key=lambda row: (row[0][0], -row[0][1]))
        ]

    def _tree(self) -> Element:
        catalogue = self.file.Root
        language = str(catalogue.get("/Lang", ""))
        root = Element(kind="", language=language, own_language=language, raw=pikepdf.Dictionary(), parent=None)
        if "/StructTreeRoot" in catalogue:
            self._grow(root, catalogue.StructTreeRoot.get("/K", pikepdf.Array()), None)
        return root

    def _grow(self, parent: Element, kids: Any, page: int | None) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                self._grow_one(parent, kid, self._page_of(kid, page))
            elif page is not None:
                parent.kids.append((page, int(kid)))

    def _grow_one(self, parent: Element, kid: Any, page: int | None) -> None:
        if kid.get("/Type") == pikepdf.Name.MCR and page is not None:
            parent.kids.append((page, int(kid.MCID)))
        elif "/S" in kid:
            own = str(kid.get("/Lang", ""))
            language = own or parent.language
            element = Element(kind=str(kid.S)[1:], language=language, own_language=own, raw=kid, parent=parent)
            parent.kids.append(element)
            self._grow(element, kid.get("/K", pikepdf.Array()), page)

    def _page_of(self, element: Any, otherwise: int | None) -> int | None:
        return self.page_numbers[element.Pg.objgen] if "/Pg" in element else otherwise
