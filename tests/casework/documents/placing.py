"""Where things are drawn: in the order in which they are read, on the page, in their cells, in fonts that go along."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.casework.documents.drawn import Drawn, Element
from tests.casework.documents.following import Glyph, Run
from tests.casework.documents.structure import NEAR, RIGHT_TO_LEFT, Finding, about, headings_of, letters

SLACK = 2.0  # points: round letters and italics reach a little over
UNREADABLE = {"\x00", "\ufeff", "\ufffe", "\ufffd"}
INLINE = frozenset({"Span", "NonStruct", "Link"})
LINE = 14.0  # points: what is lower is one line
UNDERLINE = 1.8  # points below the foot of the letters: less is the underline of a word


@dataclass(frozen=True, slots=True)
class Place:
    """The rectangle that glyphs fill, on one page. y grows upwards."""

    left: float
    right: float
    foot: float
    top: float

    def beside(self, other: "Place") -> bool:
        """Whether the two share a part of their height, and none of their width."""
        return self.shares_height(other) and (self.right <= other.left + SLACK or other.right <= self.left + SLACK)

    def shares_height(self, other: "Place") -> bool:
        return min(self.top, other.top) - max(self.foot, other.foot) > SLACK


def _around(glyphs: list[Glyph]) -> Place:
    return Place(
        left=min(glyph.x for glyph in glyphs),
        right=max(glyph.x + glyph.width for glyph in glyphs),
        foot=min(glyph.y for glyph in glyphs),
        top=max(glyph.y + 0.6 * glyph.size for glyph in glyphs),
    )


def places(drawn: Drawn, element: Element) -> dict[int, Place]:
    """What an element fills on each page that it stands on."""
    glyphs: dict[int, list[Glyph]] = defaultdict(list)
    for run in drawn.runs_of(element):
        glyphs[run.page] += [glyph for glyph in run.glyphs if glyph.text.strip()]
    return {page: _around(those) for page, those in glyphs.items() if those}


def read_in_another_order(drawn: Drawn) -> Iterator[Finding]:
    """What is read later stands further down, or beside: to the right, in a part from right to left to the left.

    Swedish stands first of two columns, so it is read first.
    """
    filled = {element: places(drawn, element) for element in drawn.elements()}
    for parent in drawn.elements():
        kids = [kid for kid in parent.elements if filled[kid]]
        for one, other in pairwise(kids):
            flows = {one.kind, other.kind} <= INLINE and not (one.own_language and other.own_language)
            if wrong := _misplaced(parent, filled[one], filled[other], flows=flows):
                yield about(drawn, other, wrong)


def _misplaced(parent: Element, one: dict[int, Place], other: dict[int, Place], *, flows: bool) -> str:
    """What is wrong between two that are read after each other; those that flow may share a line in any order."""
    if min(other) < min(one):
        return "read after what stands on a later page"
    for page in one.keys() & other.keys():
        first, second = one[page], other[page]
        if first.beside(second):
            backwards = second.right <= first.left + SLACK
            if backwards != (parent.language in RIGHT_TO_LEFT) and not (flows and _share_a_line(first, second)):
                return "read after what stands beside it"
        elif second.top > first.top + SLACK:
            return "read after what stands below it"
    return ""


def _share_a_line(one: Place, other: Place) -> bool:
    return abs(one.foot - other.foot) < SLACK and one.top - one.foot < LINE


def text_over_the_edge(drawn: Drawn) -> Iterator[Finding]:
    """No letter is drawn outside the page that is shown."""
    for run in drawn.runs:
        page: Any = drawn.file.pages[run.page]
        left, foot, right, top = (float(value) for value in page.get("/CropBox", page.mediabox))
        for glyph in run.glyphs:
            if not (left <= glyph.x and glyph.x + glyph.width <= right and foot <= glyph.y <= top - 0.6 * glyph.size):
                yield Finding(page=run.page + 1, words=f"over the edge of the page: {run.text}")
                break


def text_over_text(drawn: Drawn) -> Iterator[Finding]:
    """No line is drawn over the line of another block."""
    owners = {piece: cell for cell in drawn.elements() if not cell.elements for piece in cell.pieces}
    lines: dict[int, list[tuple[Place, object, Run]]] = defaultdict(list)
    for run in drawn.runs:
        if glyphs := [glyph for glyph in run.glyphs if glyph.text.strip()]:
            owner = owners.get((run.page, run.piece)) if run.piece is not None else run.is_artifact  # type: ignore[arg-type]
            lines[run.page].append((_around(glyphs), owner, run))
    for page, those in lines.items():
        those.sort(key=lambda line: -line[0].top)
        for number, (place, owner, run) in enumerate(those):
            for below, other, beneath in those[number + 1 :]:
                if below.top < place.foot:
                    break
                if owner is not other and _cover(place, below):
                    yield Finding(page=page + 1, words=f"over each other: {run.text} / {beneath.text}")


def _cover(one: Place, other: Place) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.foot, other.foot)
    return wide > SLACK and high > 1


def text_over_its_cell(drawn: Drawn) -> Iterator[Finding]:
    """The text of a cell stays between the ends of the line that is drawn under it."""
    for row in drawn.elements("TR"):
        widths = [int(cell.attribute("/ColSpan") or 1) for cell in row.elements]
        for page, place in places(drawn, row).items():
            lines = _lines_under(drawn, page, place)
            if len(lines) != sum(widths):
                continue  # not this row's border
            for cell, (left, right) in zip(row.elements, _spanned(lines, widths), strict=True):
                own = places(drawn, cell).get(page)
                if own and (own.left < left - SLACK or own.right > right + SLACK):
                    yield about(drawn, cell, "wider than its cell")


def _lines_under(drawn: Drawn, page: int, place: Place) -> list[tuple[float, float]]:
    """Both ends of each piece of the nearest border below, from the left. The underline of a word is none."""
    foot = place.foot - UNDERLINE
    below = [line for line in drawn.strokes if line.page == page and line.y < foot]
    if not below:
        return []
    level = max(line.y for line in below)
    return sorted((line.left, line.right) for line in below if abs(line.y - level) < 1)


def _spanned(lines: list[tuple[float, float]], widths: list[int]) -> Iterator[tuple[float, float]]:
    at = 0
    for width in widths:
        yield lines[at][0], lines[at + width - 1][1]
        at += width


def fonts_left_behind(drawn: Drawn) -> Iterator[Finding]:
    """Every face is inside the file, with the glyphs that are used and no more."""
    for face in drawn.faces:
        if face.program is None:
            yield Finding(page=0, words=f"not embedded: {face.name}")
        elif not face.is_subset:
            yield Finding(page=0, words=f"embedded whole: {face.name}")


def signs_without_letters(drawn: Drawn) -> Iterator[Finding]:
    """Every drawn glyph tells which letters it stands for."""
    for run, glyph in _once(drawn):
        if not glyph.text or UNREADABLE.intersection(glyph.text):
            yield Finding(page=run.page + 1, words=f"stands for nothing: {glyph.code} in {glyph.face.name}, {run.text}")


def letters_without_signs(drawn: Drawn) -> Iterator[Finding]:
    """No face lacks a letter that is drawn with it (.notdef)."""
    for run, glyph in _once(drawn):
        if glyph.face.lacks(glyph.code):
            yield Finding(page=run.page + 1, words=f"no picture for {glyph.text!r} in {glyph.face.name}, {run.text}")


def _once(drawn: Drawn) -> Iterator[tuple[Run, Glyph]]:
    """Every glyph of every face once."""
    seen = set()
    for run in drawn.runs:
        for glyph in run.glyphs:
            if (key := (id(glyph.face), glyph.code)) not in seen:
                seen.add(key)
                yield run, glyph


def bookmarks_astray(drawn: Drawn) -> Iterator[Finding]:
    """The bookmarks are headings, in their order and every H2 among them, and each leads to its own."""
    marks = list(_bookmarks(drawn))
    at = 0
    for heading in headings_of(drawn):
        if at < len(marks) and marks[at][0] and letters(marks[at][0]) in letters(drawn.text_of(heading)):
            _title, page, y = marks[at]
            at += 1
            place = places(drawn, heading).get(page)
            if place is None or not place.foot - SLACK <= y <= place.top + NEAR:
                yield about(drawn, heading, "a bookmark that leads elsewhere")
        elif heading.kind in {"H1", "H2"}:
            yield about(drawn, heading, "no bookmark in its turn")
    for title, page, _y in marks[at:]:
        yield Finding(page=page + 1, words=f"a bookmark to no heading: {title}")


def _bookmarks(drawn: Drawn) -> Iterator[tuple[str, int, float]]:
    """Title, page and height of every bookmark, in order."""

    def follow(item: Any) -> Iterator[tuple[str, int, float]]:
        while item is not None:
            target = item.get("/Dest", item.get("/A", {}).get("/D"))
            yield str(item.Title), drawn.page_numbers[target[0].objgen], float(target[3])
            yield from follow(item.get("/First"))
            item = item.get("/Next")

    if "/Outlines" in drawn.file.Root:
        yield from follow(drawn.file.Root.Outlines.get("/First"))
