"""The tree of a form's fields, walked with care: it was written by strangers, and may point back at itself."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

INHERITED = ("/FT", "/Ff", "/V", "/DA", "/Q", "/MaxLen", "/Opt")
DEEPEST = 30
MOST_NODES = 20_000
JOINERS = "\u200c\u200d"  # Persian and Kurdish are spelt with them


class Tangled(Exception):
    """The fields point at each other in a circle, or are nested without end."""


@dataclass(kw_only=True)
class Found:
    """One field: its own dictionary, the widgets by which it is seen, and what it has or inherits."""

    name: str
    node: Any
    values: dict[str, Any]
    tooltip: str = ""
    widgets: list[tuple[int, Any]] = field(default_factory=list)
    """Page (from 1) and annotation."""


def walk(pdf: Any) -> dict[str, Found]:
    """The fields that have a place on a page, by full name, in the order of the form. Raises Tangled."""
    form = pdf.Root.get("/AcroForm")
    roots = form.get("/Fields") if is_dictionary(form) else None
    pages = _pages(pdf)
    found: dict[str, Found] = {}
    inherited = {"/DA": form["/DA"]} if is_dictionary(form) and "/DA" in form else {}
    for node, name, values, tooltip in _nodes(roots, inherited):
        page = pages.get(node.objgen)
        if page is None or "/FT" not in values:
            continue
        one = found.setdefault(name, Found(name=name, node=values["node"], values=values, tooltip=tooltip))
        one.widgets.append((page, node))
    return found


def readable(value: Any, longest: int = 500) -> str:
    """A string of the file's as text, not without end: without what steers, and without what turns the text around."""
    text = unicodedata.normalize("NFC", str(value)[: 2 * longest]) if value is not None else ""
    return "".join(_seen(sign) for sign in text)[:longest].strip()


def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cf":
        return sign if sign in JOINERS else ""
    return " " if kind in ("Cc", "Cs", "Co", "Cn") else sign


def is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _pages(pdf: Any) -> dict[tuple[int, int], int]:
    """On which page each annotation stands. Only what is told by the page counts: /P may lie."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        annotations = page.obj.get("/Annots")
        for annotation in annotations if is_array(annotations) else ():
            if is_dictionary(annotation) and annotation.is_indirect:
                found.setdefault(annotation.objgen, number)
    return found


def _nodes(roots: Any, inherited: dict[str, Any]) -> Iterator[tuple[Any, str, dict[str, Any], str]]:
    """Each node without kids: itself, the full name of its field, what that has, and its tooltip."""
    waiting = [(node, "", inherited, "", 0) for node in _kids(roots)]
    waiting.reverse()
    seen: set[tuple[int, int]] = set()
    while waiting:
        node, name, values, tooltip, depth = waiting.pop()
        if not is_dictionary(node) or not node.is_indirect:
            continue
        if node.objgen in seen or depth > DEEPEST or len(seen) > MOST_NODES:
            raise Tangled
        seen.add(node.objgen)
        values = {**values, **{key: node[key] for key in INHERITED if key in node}}
        tooltip = readable(node.get("/TU")) or tooltip
        if "/T" in node:
            name = ".".join(part for part in (name, readable(node["/T"], 200)) if part)
            values["node"] = node
        kids = _kids(node.get("/Kids"))
        if kids:
            waiting += [(kid, name, values, tooltip, depth + 1) for kid in reversed(kids)]
        elif name:
            yield node, name, values, tooltip


def _kids(value: Any) -> list[Any]:
    if not is_array(value):
        return []
    if len(value) > MOST_NODES:
        raise Tangled
    return list(value)
