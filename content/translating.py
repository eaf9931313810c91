"""What stands between this portal and wagtail-localize: aligned texts in, tokens watched."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.models import Guidance
from content.tokens import check_tokens

TOOL = "Vägval starter texts"


class NotAligned(ValueError):
    """A translation has other pieces than its source."""


def translate_from(source: TranslationSource, locale: Locale, translated: Guidance) -> Guidance:
    """Make or update the page in `locale` from `translated`, and publish it.

    `translated` is never saved; it has the source's blocks with the source's ids and the translation's texts. The
    pieces go into wagtail-localize's own tables, so that an editor goes on from there sentence by sentence.
    Raises NotAligned when the pieces do not correspond one to one.
    """
    pairs = list(_aligned(source, translated))
    _store_strings(locale, pairs)
    _store_links(source, locale, pairs)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    # Not publish=True: that waits for the end of the transaction, and the loader needs the page now.
    translation.save_target(publish=False)
    page: Guidance = translation.get_target_instance()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


Pair = tuple[StringSegment, StringSegmentValue, Mapping[str, str]]


def _aligned(source: TranslationSource, translated: Guidance) -> Iterator[Pair]:
    """Each piece of the source with its translation, and what the ids of the translation's links are in the source."""
    theirs: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in extract_segments(translated):
        if isinstance(value, StringSegmentValue):
            theirs[value.path].append(value)
    segments = StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order")
    ours: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        ours[segment.context.path].append(segment)
    for path, pieces in ours.items():
        if len(pieces) != len(theirs[path]):
            texts = " | ".join(value.render_text() for value in theirs[path])
            raise NotAligned(f"{len(pieces)} pieces of Swedish, {len(theirs[path])} in the translation: {texts[:200]}")
        for segment, value in zip(pieces, theirs[path], strict=True):
            yield segment, value, _link_names(segment, value)


def _link_names(segment: StringSegment, value: StringSegmentValue) -> Mapping[str, str]:
    """The translation's links as the source names them: by target, and what is left over by order."""
    source, target = _attrs(segment), value.attrs or {}
    if len(source) != len(target):
        raise NotAligned(f"links differ in: {value.render_text()[:200]}")
    free = dict(source)
    names: dict[str, str] = {}
    for name, attrs in target.items():
        same = next((ours for ours, theirs in free.items() if theirs == attrs), None)
        if same is not None:
            names[name] = same
            free.pop(same)
    left = [name for name in target if name not in names]
    return {**names, **dict(zip(left, free, strict=True))}


def _attrs(segment: StringSegment) -> dict[str, dict[str, str]]:
    return json.loads(segment.attrs or "null") or {}


def _store_strings(locale: Locale, pairs: list[Pair]) -> None:
    rows = {
        (segment.string_id, segment.context_id): StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=locale,
            data=_renamed(value.string.data, names),
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=TOOL,
            updated_at=timezone.now(),
        )
        for segment, value, names in pairs
    }
    StringTranslation.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "updated_at"],
    )


def _renamed(data: str, names: Mapping[str, str]) -> str:
    for theirs, ours in names.items():
        data = data.replace(f'<a id="{theirs}">', f'<a id="\0{ours}">')
    return data.replace("\0", "")


def _store_links(source: TranslationSource, locale: Locale, pairs: list[Pair]) -> None:
    """An address that differs in the translation (a source in another language) overrides the Swedish one."""
    links = {
        (link.context.path.rpartition(".'")[0], json.loads(link.data_json)): link.context_id
        for link in OverridableSegment.objects.filter(source=source).select_related("context")
    }
    SegmentOverride.objects.filter(locale=locale, context_id__in=links.values()).delete()
    for segment, value, names in pairs:
        ours = _attrs(segment)
        for theirs_name, our_name in names.items():
            here, there = ours[our_name].get("href"), (value.attrs or {})[theirs_name].get("href")
            if here and there and here != there:
                SegmentOverride.objects.update_or_create(
                    locale=locale,
                    context_id=links[segment.context.path, here],
                    defaults={"data_json": json.dumps(there)},
                )


def refuse_unknown_tokens(instance: StringTranslation, **_: Any) -> None:
    """Mark a translated sentence with a token that the law does not know, beside the sentence in the editor."""
    try:
        check_tokens(instance.data)
    except ValidationError as error:
        if not instance.has_error:
            StringTranslation.objects.filter(pk=instance.pk).update(has_error=True, field_error=error.messages[0])
            instance.has_error, instance.field_error = True, error.messages[0]
