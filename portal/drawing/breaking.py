"""Where lines and pages are broken: two places where WeasyPrint 70 breaks them too early or in half."""

from typing import Any


def break_well() -> None:
    """Do so from now on, in this process."""
    _fill_lines()
    _keep_rows_whole()


def _fill_lines() -> None:
    """A line that is full but for the space at its end is broken at that space.

    WeasyPrint breaks it after its first word, wherever a word in bold follows, and leaves that word on its own.
    """
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    split = line_break.split_first_line

    def split_late(text: str, style: Any, context: Any, max_width: Any, *how: Any, **also: Any) -> Any:
        found = split(text, style, context, max_width, *how, **also)
        if max_width is None or found[2] is None or not text.endswith(" "):
            return found
        if found[2] != len(text[: text.index(" ") + 1].encode()):
            return found
        bare = split(text.rstrip(" "), style, context, max_width, *how, **also)
        return split(text, style, context, None, *how, **also) if bare[2] is None else found

    for place in (line_break, inline, preferred):
        place.split_first_line = split_late


def _keep_rows_whole() -> None:
    """What stands in two languages side by side goes to the next page whole, unless it would be first there too.

    WeasyPrint leaves an empty heading at the foot of the page, or one language of a sentence without the other.
    """
    from weasyprint.layout import block

    lay_out = block.flex_layout

    def lay_out_whole(
        context: Any, box: Any, bottom_space: Any, skip_stack: Any, around: Any, page_is_empty: bool, *more: Any
    ) -> Any:
        laid = lay_out(context, box, bottom_space, skip_stack, around, page_is_empty, *more)
        if laid[1] is None or page_is_empty or skip_stack is not None:
            return laid
        return None, None, {"break": "any", "page": None}, [], False

    block.flex_layout = lay_out_whole
