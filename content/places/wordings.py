"""Which Swedish sentence each sentence of a translated card is the translation of, written down when it is published.

What translators save afterwards waits for a colleague, and takes nothing from readers meanwhile.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

Blocks = list[Mapping[str, Any]]
TRANSLATED = ("known", "otherwise", "text")
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def texts_of(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Every text that is translated, by its place: the block's id, and the name in it."""
    for block in blocks:
        for name in TRANSLATED:
            if text := block["value"].get(name):
                yield f"{block['id']}.{name}", text


def made_from(
    translated: Blocks, swedish: Blocks, saved: Mapping[tuple[str, str], bool], before: Any
) -> dict[str, Any]:
    """By place: the Swedish sentence, whether a machine made the translation, and its words."""
    originals, found = dict(texts_of(swedish)), {}
    for place, text in texts_of(translated):
        original = originals.get(place)
        if original is None:
            continue
        pair = (StringValue.from_plaintext(original).data, text)
        former = before.get(place)
        if pair in saved:
            found[place] = [original, saved[pair], text]
        elif former and (former[0], former[2]) == (original, text):
            found[place] = former
    return found


def saved_translations(card: Any) -> dict[tuple[str, str], bool]:
    """What translators have saved: the Swedish and the translated sentence, and whether a machine made it."""
    rows = StringTranslation.objects.filter(
        context__object_id=card.translation_key, locale_id=card.locale_id, has_error=False
    ).values_list("translation_of__data", "data", "translation_type")
    return {(swedish, StringValue(text).render_text()): kind == MACHINE for swedish, text, kind in rows}
