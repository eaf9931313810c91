"""What WeasyPrint does twice or oftener is done once, with the same result. Part of ``make_quicker``."""

import re
from functools import lru_cache
from math import inf
from typing import Any

Patch = tuple[Any, str, Any]
"""A module or class, the name of what is replaced in it, and what stands there instead."""

UNITS = 1024  # of Pango, in a pixel: it knows no smaller difference
SQUARES = re.compile(r"(?:M\d+ \d+h(\d+)v1h-\1z)+")
SQUARE = re.compile(r"M(\d+) (\d+)h(\d+)")


def done_once() -> list[Patch]:
    """What to replace so that it is."""
    return [*_patterns(), *_styles(), *_lines(), *_texts(), *_pictures()]


def _patterns() -> list[Patch]:
    """The parser means to keep its patterns, but tinyhtml5 2.1 keeps each under itself and finds none again."""
    from tinyhtml5 import inputstream  # type: ignore[import-untyped]

    class Kept(dict[tuple[Any, bool], re.Pattern[str]]):
        def __missing__(self, asked: tuple[Any, bool]) -> re.Pattern[str]:
            letters, opposite = asked
            listed = "".join(f"\\x{ord(letter):02x}" for letter in letters)
            self[asked] = re.compile(f"[{'' if opposite else '^'}{listed}]+")
            return self[asked]

    return [(inputstream, "characters_until_regex", Kept())]


def _styles() -> list[Patch]:
    """Elements of one language share a style, as WeasyPrint lets all do whose declarations are the same objects.

    What may stand before, after or beside an element has six styles that mostly say nothing, shared likewise.
    """
    import tinycss2  # type: ignore[import-untyped]
    from weasyprint.css import StyleFor

    longer = StyleFor.set_computed_styles

    def shorter(styles: Any, element: Any, parent: Any, **how: Any) -> None:
        beside = how.get("pseudo_type")
        if beside is None or "target_collector" not in how:  # an element itself, or the margin of a page
            longer(styles, element, parent, **how)
            return
        said = styles.get_cascaded_styles().get((element, beside), {})
        computed, shared = styles.get_computed_styles(), styles.__dict__.setdefault("_shared", {})
        says = ((name, id(value), weight) for name, (value, weight) in said.items())
        like = id(computed[parent, None]), beside, *says
        if like not in shared:
            longer(styles, element, parent, **how)
            shared[like] = computed[element, beside]
        computed[element, beside] = shared[like]

    return [
        (StyleFor, "set_computed_styles", shorter),
        (tinycss2, "parse_one_declaration", lru_cache(256)(tinycss2.parse_one_declaration)),
    ]


def _lines() -> list[Patch]:
    """A line from right to left is laid out a second time to go around floats, also where there are none.

    It is not if the first time is said to have been as high as any line could be.
    """
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout import inline

    longer = inline.avoid_collisions

    def shorter(context: Any, box: Any, *where: Any, **also: Any) -> Any:
        found = longer(context, box, *where, **also)
        if box.__class__ is LineBox and box.width == box.height == 0 and not context.excluded_shapes:
            box.height = inf
        return found

    return [(inline, "avoid_collisions", shorter)]


def _texts() -> list[Patch]:
    """A text is not set twice for one width: neither for an item that is measured first, nor in like styles."""
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    longer = line_break.split_first_line

    def shorter(text: str, style: Any, context: Any, width: Any, *how: Any, **also: Any) -> Any:
        if context is None:
            return longer(text, style, context, width, *how, **also)
        lines = context.__dict__.setdefault("_lines", {})  # as long-lived as the document
        room = width if width is None or width == inf else int(width * UNITS)
        asked = (text, id(style), room, *how, *also.items())
        if asked not in lines:
            lines[asked] = style, longer(text, style, context, width, *how, **also)
        return lines[asked][1]

    return [(inline, "split_first_line", shorter), (preferred, "split_first_line", shorter)]


def _pictures() -> list[Patch]:
    """A picture of black squares is read at once, not number by number."""
    from weasyprint import svg

    longer = svg.TAGS["path"]

    def shorter(drawing: Any, node: Any, font_size: Any) -> None:
        squares = node.get("d", "")
        if not SQUARES.fullmatch(squares) or any(name.startswith("marker") for name in node.attrib):
            longer(drawing, node, font_size)
            return
        drawing.stream.move_to(0, 0)
        for x, y, wide in SQUARE.findall(squares):
            left, top, right, below = x, int(y), int(x) + int(wide), int(y) + 1
            corners = (f"{left} {top} m", f"{right} {top} l", f"{right} {below} l", f"{left} {below} l", "h")
            drawing.stream.stream.extend(corners)

    return [(svg, "TAGS", svg.TAGS | {"path": shorter})]
