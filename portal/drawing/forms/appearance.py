"""How text looks in a field: drawn by WeasyPrint, so that Arabic joins and runs the right way, in an embedded font."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from portal.drawing.forms.shapes import Problem

LARGEST_SIZE, SMALLEST_SIZE = 11.0, 7.0
SPACE = 2.0
LINE = 1.35
MEASURED_AT = 10.0
POINTS_OF_PIXEL = 0.75
_ALIGNED = {0: "left", 1: "center", 2: "right"}
_CSS = (
    "*{margin:0;padding:0}body{font-family:'Noto Sans','Noto Sans Arabic','Noto Sans Ethiopic';color:#000}"
    "section{position:relative}.one{white-space:nowrap}.many{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".cell{position:absolute;text-align:center;white-space:nowrap}"
)


@dataclass(frozen=True, kw_only=True)
class Box:
    """A text and the box it is to stand in, in points. ``size`` is the form's own; 0 leaves it to us."""

    name: str
    text: str
    width: float
    height: float
    size: float = 0
    alignment: int = 0
    is_multiline: bool = False
    cells: int = 0
    border: float = 0

    @property
    def inset(self) -> float:
        return self.border + (0 if self.cells else SPACE)

    @property
    def inner_width(self) -> float:
        return max(self.width - 2 * self.inset, 1)

    @property
    def inner_height(self) -> float:
        return max(self.height - 2 * self.border, 1)

    @property
    def first_size(self) -> float:
        """The size to begin with: the form's, but no higher than the box."""
        own = self.size or LARGEST_SIZE
        return min(own, LARGEST_SIZE) if self.is_multiline else min(own, self.inner_height * 0.72)


def draw_texts(boxes: list[Box]) -> tuple[Any, dict[int, int], list[tuple[str, Problem]]]:
    """A document with a page for each box that has text, which box has which page, and what could not be drawn."""
    import pikepdf

    written = {number: box for number, box in enumerate(boxes) if box.text}
    problems = [(box.name, Problem.CANNOT_BE_DRAWN) for box in written.values() if box.cells and _joins(box.text)]
    sizes = _fitting_sizes(written)
    problems += [(box.name, Problem.DOES_NOT_FIT) for number, box in written.items() if number not in sizes]
    if problems or not written:
        return None, {}, problems
    pages = "".join(_page(number, box, sizes[number]) for number, box in written.items())
    document = _document(pages)
    content = document.write_pdf()
    missing = {chr(code) for font in document.fonts.values() for code in font.missing}
    problems = [(box.name, Problem.CANNOT_BE_DRAWN) for box in written.values() if missing & set(box.text)]
    pdf = pikepdf.open(io.BytesIO(content))
    return pdf, {number: page for page, number in enumerate(written)}, problems


def _fitting_sizes(boxes: dict[int, Box]) -> dict[int, float]:
    """The largest size at which each text fits into its box; nothing where none does that can still be read."""
    found: dict[int, float] = {}
    measured = _measured(boxes)
    for number, box in boxes.items():
        for size in _sizes(box):
            if box.is_multiline:
                fits = measured[f"{number}-{size}"][1] <= box.inner_height
            elif box.cells:
                fits = len(box.text) <= box.cells
            else:
                fits = measured[f"{number}"][0] * size / MEASURED_AT <= box.inner_width
            if fits:
                found[number] = size
                break
    return found


def _sizes(box: Box) -> Iterator[float]:
    size = box.first_size
    yield size
    while size > SMALLEST_SIZE:
        size = max(size - 0.5, SMALLEST_SIZE)
        yield size


def _measured(boxes: dict[int, Box]) -> dict[str, tuple[float, float]]:
    """Width and height, in points, of what is to be fitted, by an id."""
    parts = []
    for number, box in boxes.items():
        if box.is_multiline:
            for size in _sizes(box):
                style = f"width:{box.inner_width}pt;font-size:{size}pt;line-height:{LINE}"
                parts.append(f'<div id="{number}-{size}" class="many" style="{style}">{escape(box.text)}</div>')
        elif not box.cells:
            style = f"font-size:{MEASURED_AT}pt;line-height:1"
            parts.append(f'<div id="{number}" class="one" style="{style}">{escape(box.text)}</div>')
    found: dict[str, tuple[float, float]] = {}
    for page in _document(f"<style>@page{{size:3000pt 14000pt;margin:0}}</style>{''.join(parts)}").pages:
        for box in page._page_box.descendants():
            if box.element_tag == "div" and box.element is not None and box.element.get("id"):
                width = max((line.width for line in box.children), default=0)
                before = found.get(box.element.get("id"), (0.0, 0.0))
                found[box.element.get("id")] = (
                    max(before[0], width * POINTS_OF_PIXEL),
                    before[1] + box.height * POINTS_OF_PIXEL,
                )
    return found


def _page(number: int, box: Box, size: float) -> str:
    page = f"<style>@page b{number}{{size:{box.width}pt {box.height}pt;margin:0}}</style>"
    place = f"left:{box.inset}pt;top:{box.border}pt;width:{box.inner_width}pt;height:{box.inner_height}pt"
    style = f"position:absolute;{place};font-size:{size}pt;text-align:{_ALIGNED.get(box.alignment, 'left')}"
    if box.is_multiline:
        text = f'<div class="many" style="{style};line-height:{LINE};{_direction(box.text)}">{escape(box.text)}</div>'
    elif box.cells:
        text = _cells(box, size)
    else:
        line = f"line-height:{box.inner_height}pt;{_direction(box.text)}"
        text = f'<div class="one" style="{style};{line}">{escape(box.text)}</div>'
    return f'{page}<section style="page:b{number};height:{box.height}pt">{text}</section>'


def _cells(box: Box, size: float) -> str:
    wide = box.width / box.cells
    start = {1: (box.cells - len(box.text)) // 2, 2: box.cells - len(box.text)}.get(box.alignment, 0)
    return "".join(
        f'<div class="cell" style="left:{(start + i) * wide:.3f}pt;width:{wide:.3f}pt;top:{box.border}pt;'
        f'font-size:{size}pt;line-height:{box.inner_height}pt">{escape(sign)}</div>'
        for i, sign in enumerate(box.text)
        if sign != " "
    )


def _direction(text: str) -> str:
    """The direction of the first letter that has one, as a reader's eye would decide."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return "direction:ltr" if kind == "L" else "direction:rtl"
    return "direction:ltr"


def _joins(text: str) -> bool:
    """Whether the letters belong together, so that one in each cell would be no writing."""
    return any(
        unicodedata.bidirectional(sign) in ("R", "AL") or unicodedata.category(sign).startswith("M") for sign in text
    )


def _document(body: str) -> Any:
    from portal.drawing.engine import _fetcher, tools

    weasyprint, _css, fonts = tools()
    page = f"<!doctype html><html><head><style>{_CSS}</style></head><body>{body}</body></html>"
    return weasyprint.HTML(string=page, url_fetcher=_fetcher()).render(font_config=fonts)
