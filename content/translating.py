"""What stands between this portal and wagtail-localize: aligned texts in, tokens watched."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import ValidationError
from django.dispatch import Signal
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from content.models import Guidance
from content.provenance import TranslatedBy
from content.tokens import check_tokens

TOOL = "Vägval starter texts"


# Sent with `instance` when a Swedish text was published while translations were not following, and they may again.
source_changed = Signal()
_following: ContextVar[bool] = ContextVar("following", default=True)


def following_now() -> bool:
    """Whether translations are to be brought into the shape of a Swedish page as soon as it is published."""
    return _following.get()


@contextmanager
def following_later() -> Iterator[None]:
    """While the translations of what is published come in by themselves."""
    token = _following.set(False)
    try:
        yield
    finally:
        _following.reset(token)


class NotAligned(ValueError):
    """A translation has other pieces than its source."""


def translate_from(source: TranslationSource, locale: Locale, translated: Guidance) -> Guidance:
    """Make or update the page in `locale` from `translated`, and publish it, marked as made by a machine.

    `translated` has the source's blocks with the source's ids and the translation's texts. The pieces go into
    wagtail-localize's own tables, so that an editor goes on from there sentence by sentence.
    Raises NotAligned when the pieces do not correspond one to one.
    """
    pairs = list(_aligned(source, translated))
    _store_strings(locale, pairs)
    _store_links(source, locale, pairs)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    # What wagtail-localize would put together out of the pieces, without taking the page apart once more.
    page = _target(source, locale, translated)
    revision = page.save_revision()
    revision.publish()
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    page.refresh_from_db()
    return page


def _target(source: TranslationSource, locale: Locale, translated: Guidance) -> Guidance:
    model = type(translated)
    original = source.as_instance()
    existing = model.objects.filter(translation_key=translated.translation_key, locale=locale).first()
    page = existing or translated
    texts = {name: getattr(translated, name) for name, _ in translated.texts()}
    copy_synchronised_fields(original, page)  # the Swedish blocks too, so the texts come after
    for name, text in texts.items():
        setattr(page, name, text)
    page.translated_by, page.draft_title, page.locale = TranslatedBy.MACHINE, translated.title, locale
    swedish_parent = original.get_parent()
    parent = swedish_parent if swedish_parent.is_root() else swedish_parent.get_translation(locale)
    page.slug = find_available_slug(parent, translated.slug, ignore_page_id=page.pk)
    if existing is None:
        page.live = False
        parent.add_child(instance=page)
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
