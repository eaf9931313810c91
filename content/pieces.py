"""A page's text in the pieces that are translated one by one: a paragraph, a heading, a list item, a plain field.

wagtail-localize cuts in the same places, with a parser that takes too long for each reader's page.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import CharField, Model, TextField
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField

_BLOCK_TAG = re.compile(r"(</?(?:h[1-6]|p|ul|ol|li|blockquote|hr)\b[^<>]*>)")
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>")
_HEADING = re.compile(r"<(/?)h[1-6]\b")


def plain(data: str) -> str:
    """The words of a piece alone, for comparing."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", data))).split())


def pieces(source: str) -> list[str]:
    """The words of each piece of rich text, in order."""
    return [text for part in _BLOCK_TAG.split(source)[::2] if (text := plain(part))]


def mapped(source: str, change: Callable[[int, str], tuple[str, str]]) -> str:
    """Rich text with each piece replaced: `change(number, piece)` gives the piece and what stands after it.

    What stands after a heading comes behind its end tag, so that it is no part of the heading.
    """
    parts = _BLOCK_TAG.split(source)
    number, waiting = 0, ""
    written: list[str] = []
    in_heading = False
    for place, part in enumerate(parts):
        if place % 2:
            written.append(part)
            if heading := _HEADING.match(part):
                in_heading = not heading.group(1)
                written.append("" if in_heading else f"<p>{waiting}</p>" if waiting else "")
                waiting = ""
        elif plain(part):
            piece, after = change(number, part)
            number += 1
            written.append(piece)
            if in_heading:
                waiting = after
            elif after:
                written.append(f" {after}")
        else:
            written.append(part)
    return "".join(written)


def pieces_of(instance: Model) -> dict[str, list[str]]:
    """The words of each piece, by the path under which wagtail-localize knows it."""
    found: dict[str, list[str]] = {}
    for path, texts in _of_fields(instance):
        if texts:
            found[path] = texts
    return found


def _of_fields(instance: Model) -> Iterator[tuple[str, list[str]]]:
    for translatable in instance.translatable_fields:  # type: ignore[attr-defined]
        if not translatable.is_translated(instance):
            continue
        field = translatable.get_field(type(instance))
        value = field.value_from_object(instance)
        if isinstance(field, StreamField):
            yield from _of_stream(field.name, value)
        elif isinstance(field, RichTextField):
            yield field.name, pieces(value or "")
        elif isinstance(field, CharField | TextField):
            yield field.name, _of_plain(value)


def _of_stream(path: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    for block in value or ():
        yield from _of_block(f"{path}.{block.id}", block.block, block.value)


def _of_block(path: str, block: Any, value: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(block, RichTextBlock):
        yield path, pieces(value.source)
    elif isinstance(block, CharBlock | TextBlock):
        yield path, _of_plain(value)
    elif isinstance(block, ListBlock):
        for item in value.bound_blocks:
            yield from _of_block(f"{path}.{item.id}", block.child_block, item.value)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(f"{path}.{name}", child, value[name])
    elif isinstance(block, StreamBlock):
        yield from _of_stream(path, value)


def _of_plain(value: str | None) -> list[str]:
    """Plain text is one piece, and its < is no tag."""
    return [" ".join(value.split())] if value and value.strip() else []
