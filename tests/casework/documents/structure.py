"""What we demand of every document beyond PDF/UA: each check gives what is wrong, and where. Empty is well.

No text outside the tags, headings without a gap, headers with their scope, a label never apart from its value, the
language of every part, bookmarks, and words for every picture.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from portal.settings.languages import ALL
from tests.casework.documents.drawn import Drawn, Element

HEADING = re.compile(r"H([1-6])")
BLOCKS = frozenset({"P", "LI", "LBody", "TD", "TH", "Caption", "H1", "H2", "H3", "H4", "H5", "H6"})
SCOPES = {"/Row", "/Column", "/Both"}
INTRODUCED = {"L", "Table"}
RIGHT_TO_LEFT = frozenset(language.lang for language in ALL if language.right_to_left)
LANGUAGES_OF = {"Arabic": RIGHT_TO_LEFT, "Ethiopic": frozenset({"ti"}), "Cyrillic": frozenset({"ru", "uk"})}
LATIN_ALONE = 12  # so many Latin letters and hardly another, in a language that is not written in them: left over
MOSTLY = 0.85
UNKNOWN = "und"
COLONS = frozenset(":፡፦")
SAME_LINE = 3.0  # points
NEAR = 30.0  # points between a bookmark and its heading
SCRIPTS = ((0x0400, 0x052F, "Cyrillic"), (0x0600, 0x077F, "Arabic"), (0x08A0, 0x08FF, "Arabic"),
           (0x1200, 0x139F, "Ethiopic"), (0x2D80, 0x2DDF, "Ethiopic"), (0xAB01, 0xAB2F, "Ethiopic"),
           (0xFB50, 0xFDFF, "Arabic"), (0xFE70, 0xFEFE, "Arabic"))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong. `page` counts from one; 0 is the whole file."""

    page: int
    words: str


def text_outside_tags(drawn: Drawn) -> Iterator[Finding]:
    """Every drawn letter is an artifact, or in a piece that the structure tree holds."""
    held = set(drawn.root.pieces)
    for run in drawn.runs:
        if not run.is_artifact and (run.page, run.piece) not in held:
            yield Finding(page=run.page + 1, words=f"outside the tags: {run.text}")


def headings_out_of_order(drawn: Drawn) -> Iterator[Finding]:
    """One H1, and no level skipped on the way down."""
    headings = headings_of(drawn)
    levels = [int(heading.kind[1:]) for heading in headings]
    if levels.count(1) != 1:
        yield Finding(page=0, words=f"{levels.count(1)} headings of the first level")
    for before, (heading, level) in pairwise([(None, 0), *zip(headings, levels, strict=True)]):
        if level > before[1] + 1:
            yield about(drawn, heading, f"from level {before[1]} to {level}")


def tables_without_headers(drawn: Drawn) -> Iterator[Finding]:
    """Every header cell says what it is a header of; every table has some; every row has as many cells."""
    for table in drawn.elements("Table"):
        headers = list(table.within("TH"))
        if not headers:
            yield about(drawn, table, "a table without header cells")
        for header in headers:
            if str(header.attribute("/Scope")) not in SCOPES:
                yield about(drawn, header, "a header cell without scope")
        widths = _widths(list(table.within("TR")))
        if len(set(widths)) > 1:
            yield about(drawn, table, f"rows of {sorted(set(widths))} cells")


def _widths(rows: Sequence[Element]) -> list[int]:
    """How many columns each row fills, its own cells and those that reach down from above."""
    reaching: dict[int, int] = defaultdict(int)
    widths = []
    for number, row in enumerate(rows):
        cells = row.elements
        for cell in cells:
            for below in range(1, int(cell.attribute("/RowSpan") or 1)):
                reaching[number + below] += int(cell.attribute("/ColSpan") or 1)
        widths.append(sum(int(cell.attribute("/ColSpan") or 1) for cell in cells) + reaching[number])
    return widths


def labels_without_values(drawn: Drawn) -> Iterator[Finding]:
    """A label stands in one block with its value, or is a header of the cell that holds it.

    So no block ends in a colon unless a list or a table follows, and every filled cell has a header by row or column.
    """
    for element in _blocks(drawn):
        if _ends_in_colon(drawn, element) and _next_kind(element) not in INTRODUCED:
            yield about(drawn, element, "a label without its value")
    for table in drawn.elements("Table"):
        yield from _cells_without_headers(drawn, table)


def _cells_without_headers(drawn: Drawn, table: Element) -> Iterator[Finding]:
    ids = {str(header.raw["/ID"]) for header in table.within("TH") if "/ID" in header.raw}
    for row in table.within("TR"):
        by_row = any(cell.kind == "TH" for cell in row.elements)
        for cell in row.within("TD"):
            named = {str(header) for header in cell.attribute("/Headers") or ()}
            if not named <= ids:
                yield about(drawn, cell, "a cell whose header is not in the table")
            elif not by_row and not named and drawn.text_of(cell).strip():
                yield about(drawn, cell, "a cell without a header")


def _ends_in_colon(drawn: Drawn, element: Element) -> bool:
    """Whether its last line does: at the left end, where the line is Arabic."""
    glyphs = [(-run.page, glyph) for run in drawn.runs_of(element) for glyph in run.glyphs if glyph.text.strip()]
    if not glyphs:
        return False
    page, foot = min((page, glyph.y) for page, glyph in glyphs)
    line = sorted((glyph.x, glyph.text) for at, glyph in glyphs if at == page and glyph.y < foot + SAME_LINE)
    from_right = any(_script(letter) == "Arabic" for _x, text in line for letter in text)
    return line[0 if from_right else -1][1] in COLONS


def _next_kind(element: Element) -> str:
    """The kind of what is read after an element; after the last of a group, what is read after the group."""
    while (parent := element.parent) is not None:
        after = parent.elements[parent.elements.index(element) + 1 :]
        if after:
            return after[0].kind
        element = parent
    return ""


def letters_in_another_language(drawn: Drawn) -> Iterator[Finding]:
    """No letter stands under a language that is not written with it."""
    for element, text in leaves(drawn):
        language = element.language.partition("-")[0]
        for script in {_script(letter) for letter in text} - {"", "Latin"}:
            if language not in LANGUAGES_OF[script] | {UNKNOWN}:
                yield about(drawn, element, f"{script} under {language or 'no language'}")
    for element in _blocks(drawn):
        yield from _left_over(drawn, element)


def _left_over(drawn: Drawn, block: Element) -> Iterator[Finding]:
    """Hardly anything but Latin letters in a part of a language that has others: a sentence not translated."""
    own: dict[str, str] = defaultdict(str)
    for leaf in block.within():
        own[leaf.language] += "".join(
            run.text for kid in leaf.kids if isinstance(kid, tuple) for run in drawn.by_piece.get(kid, ())
        )
    for language, text in own.items():
        scripts = [script for letter in text if (script := _script(letter))]
        latin = scripts.count("Latin")
        others = any(language in those for those in LANGUAGES_OF.values())
        if others and latin >= LATIN_ALONE and latin > MOSTLY * len(scripts):
            yield about(drawn, block, f"Latin letters under {language}: {text}")


def title_not_shown(drawn: Drawn) -> Iterator[Finding]:
    """A title in the file's data, shown in the window in place of the file's name."""
    if not drawn.title.strip():
        yield Finding(page=0, words="no title")
    preferences: Any = drawn.file.Root.get("/ViewerPreferences", {})
    if not preferences.get("/DisplayDocTitle", False):
        yield Finding(page=0, words="the title is not shown")
    if not str(drawn.file.Root.get("/Lang", "")):
        yield Finding(page=0, words="no language for the whole file")


def pictures_without_words(drawn: Drawn) -> Iterator[Finding]:
    """Every picture says what it shows."""
    for figure in drawn.elements("Figure", "Formula"):
        if not str(figure.raw.get("/Alt", figure.raw.get("/ActualText", ""))).strip():
            yield about(drawn, figure, "a picture without words")


def headings_of(drawn: Drawn) -> list[Element]:
    return [element for element in drawn.elements() if HEADING.fullmatch(element.kind)]


def _blocks(drawn: Drawn) -> Iterator[Element]:
    """Elements that hold text and no further block."""
    for element in drawn.elements(*BLOCKS):
        if not any(inner is not element for inner in element.within(*BLOCKS)):
            yield element


def leaves(drawn: Drawn) -> Iterator[tuple[Element, str]]:
    """Elements with text of their own, and that text."""
    for element in drawn.elements():
        own = [run.text for kid in element.kids if isinstance(kid, tuple) for run in drawn.by_piece.get(kid, ())]
        if text := "".join(own):
            yield element, text


def _script(letter: str) -> str:
    if not letter.isalpha():
        return ""
    code = ord(letter)
    return "Latin" if code < 0x0250 else next((name for first, last, name in SCRIPTS if first <= code <= last), "")


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def about(drawn: Drawn, element: Element, what: str) -> Finding:
    runs = drawn.runs_of(element)
    text = "".join(run.text for run in runs)
    return Finding(page=runs[0].page + 1 if runs else 0, words=f"{what}: {element.kind} {text[:80]}")
