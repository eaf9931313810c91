"""What WeasyPrint leaves out of the tags: what a header cell is the header of, and that margins are no contents."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

SCOPES = {"row": "/Row", "rowgroup": "/Row"}
OTHER_SCOPE = "/Column"
CELLS = ("/TH", "/TD")  # may be empty; anything else that is has been left behind on the page before its contents
ARTIFACT = ("/Artifact", b"BMC")
NOBODYS = "null"


def mark_headers_and_margins() -> None:
    """Let every TH say its scope, as the HTML does; and let what stands in the margins of pages be artifacts.

    WeasyPrint tags the margins and links the tags to nothing: text that is neither contents nor an artifact.
    """
    from weasyprint import pdf as writing
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.pdf import tags

    build, add = tags._build_box_tree, writing.add_tags
    margins: dict[int, set[int]] = defaultdict(set)

    def build_more(box: Any, parent: Any, pdf: Any, page: int, numbers: dict[int, Any], *more: Any) -> Iterator[Any]:
        before = set(numbers) if isinstance(box, MarginBox) else None
        for element in build(box, parent, pdf, page, numbers, *more):
            if element["S"] == "/TH":
                element["A"]["Scope"] = SCOPES.get(box.element.attrib.get("scope", ""), OTHER_SCOPE)
            if element["K"] or element["S"] in CELLS:
                yield element
        if before is not None:
            margins[page] |= set(numbers) - before
            numbers.update(dict.fromkeys(set(numbers) - before, NOBODYS))

    def add_more(pdf: Any, document: Any, version: Any, streams: list[Any]) -> None:
        margins.clear()
        add(pdf, document, version, streams)
        for page, numbers in margins.items():
            _make_artifacts(streams[page].stream, numbers)

    tags._build_box_tree = build_more
    writing.add_tags = add_more


def _make_artifacts(acts: list[Any], numbers: set[int]) -> None:
    """A tag, its number, and the operator that begins the piece become an artifact."""
    found = [at for at, act in enumerate(acts) if isinstance(act, dict) and act.get("MCID") in numbers]
    for at in reversed(found):
        acts[at - 1 : at + 2] = ARTIFACT
