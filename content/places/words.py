"""The words of translated cards, and of which Swedish sentence each is the translation."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from content.places.models import CountryCard

# What a translated card holds, by block and field, and of which Swedish sentence, with whether a machine made it, where
# that was written down. And what translators have saved for which Swedish sentence, with the same.
Published = Mapping[tuple[str, str], tuple[str, Any]]
Current = Mapping[str, tuple[str, bool]]


def published_words(keys: list[UUID], language: str) -> dict[UUID, Published]:
    """What each translated card holds."""
    shown = CountryCard.objects.filter(translation_key__in=keys, locale__language_code=language, live=True)
    return {target.translation_key: _words_of(target) for target in (shown if keys else ())}


def _words_of(target: CountryCard) -> Published:
    return {
        (block["id"], name): (text, tuple(target.made_from.get(f"{block['id']}.{name}", ("", False))[:2]))
        for block in target.body.raw_data
        for name, text in block["value"].items()
    }


def current_translations(keys: list[UUID], language: str) -> dict[UUID, dict[str, tuple[str, bool]]]:
    """The translations of each card's Swedish sentences, and whether a machine made them."""
    found: dict[UUID, dict[str, tuple[str, bool]]] = defaultdict(dict)
    if not keys:
        return found
    rows = StringTranslation.objects.filter(
        context__object_id__in=keys, locale__language_code=language, has_error=False
    ).values_list("context__object_id", "translation_of__data", "data", "translation_type")
    for key, swedish, text, kind in rows:
        is_machine = kind == StringTranslation.TRANSLATION_TYPE_MACHINE
        found[key][swedish] = (StringValue(text).render_text(), is_machine)
    return found
