"""Each part of a PDF's structure says its language, as each part of the HTML does."""

from collections.abc import Callable, Iterator
from typing import Any


def mark_languages() -> None:
    """Let WeasyPrint write each structure element's language, which it knows but leaves out.

    Without it a screen reader reads the Arabic with a Swedish voice. ``prune_languages`` takes away what is inherited.
    """
    import pydyf  # type: ignore[import-untyped]
    from weasyprint.pdf import tags

    build: Callable[..., Iterator[Any]] = tags._build_box_tree

    def build_with_language(box: Any, *args: Any) -> Iterator[Any]:
        language = getattr(box, "_box", box).style["lang"]
        for element in build(box, *args):
            if language and "Lang" not in element:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = build_with_language


def prune_languages(pdf: Any) -> None:
    """Take away each Lang that says what an ancestor already says."""
    said = {
        number: element["Lang"].string
        for number, element in enumerate(pdf.objects)
        if isinstance(element, dict) and "P" in element and "Lang" in element
    }
    for number, language in said.items():
        above = _parent(pdf, number)
        while above is not None and above not in said:
            above = _parent(pdf, above)
        if language == (pdf.catalog["Lang"].string if above is None else said[above]):
            del pdf.objects[number]["Lang"]


def _parent(pdf: Any, number: int) -> int | None:
    reference = pdf.objects[number].get("P")
    return int(reference.split()[0]) if reference else None
