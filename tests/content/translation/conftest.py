"""The Swedish page that the tests change, and ways to change it."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, Translation

from content.models import Guidance
from content.translation.models import ShownSegment
from content.translation.shown import shown_in
from tests.content.pages import page_of

KEY = "documents"


def shown(language: str, key: str = KEY) -> list[ShownSegment]:
    page = page_of(key, language)
    return shown_in(page.translation_key, page.locale)


def sentences(key: str = KEY) -> list[StringSegment]:
    """The Swedish paragraphs of the body, in order."""
    segments = StringSegment.objects.filter(source__object_id=page_of(key, "sv").translation_key)
    return list(
        segments.filter(context__path__startswith="body.").select_related("string", "context").order_by("order")
    )


def reword(old: str, new: str, key: str = KEY, by: Any = None) -> Guidance:
    """Publish the Swedish page with some words of its body replaced."""
    page = page_of(key, "sv")
    blocks: list[tuple[str, Any]] = []
    found = False
    for block in page.body:
        value = getattr(block.value, "source", None)
        if value is not None and old in value:
            block.value = RichText(value.replace(old, new, 1))
            found = True
        blocks.append((block.block_type, block.value))
    assert found, old
    page.save_revision(user=by).publish()
    return page_of(key, "sv")


def plain_paragraph(key: str = KEY) -> StringSegment:
    """A paragraph of words alone, long enough to be found once."""
    whole = "".join(getattr(block.value, "source", "") for block in page_of(key, "sv").body)
    return next(
        one
        for one in sentences(key)
        if f"<p>{one.string.data}</p>" in whole and len(one.string.data) > 60 and not set("<{&") & set(one.string.data)
    )


def translation_of(language: str, key: str = KEY) -> Translation:
    return Translation.objects.get(
        source__object_id=page_of(key, "sv").translation_key, target_locale__language_code=language
    )


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal's own sentences as their msgids, however far the catalogues have come."""
    from django.utils import translation

    monkeypatch.setattr(translation._trans, "gettext", lambda message: message)
