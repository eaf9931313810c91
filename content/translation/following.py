"""The translations follow the Swedish page: at once in shape, and never ahead of whoever translates.

A changed Swedish sentence leaves its former translation standing, marked, until it is translated anew. A new one
stands there in Swedish, marked. Sentences that a translator has saved and not published stay unpublished.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail.signals import page_published, published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from content.models import Guidance
from content.translating import following_now, source_changed
from content.translation.memory import exactly_remembered, store_remembered
from content.translation.pairing import pairs
from content.translation.shown import Stock, segments_of, shown_in, source_of, take_stock
from content.translation.unpublished import unpublished_of
from portal.accounts.models import User
from portal.settings.languages import SOURCE


class Held(NamedTuple):
    """Words that readers have already, with where their links lead."""

    data: str
    attrs: str


_filled_from_wagtail_localize = TranslationSource._get_segments_for_translation


def connect() -> None:
    page_published.connect(_after_page, dispatch_uid="translation.page")
    published.connect(_after_snippet, dispatch_uid="translation.snippet")
    source_changed.connect(_after_loading, dispatch_uid="translation.loading")
    TranslationSource._get_segments_for_translation = _filled


def _after_page(instance: Any, revision: Any = None, **_: Any) -> None:
    if isinstance(instance, Guidance):
        _after_publishing(instance, revision)


def _after_snippet(instance: Any, revision: Any = None, **_: Any) -> None:
    if isinstance(instance, TranslatableMixin) and not isinstance(instance, Page):
        _after_publishing(instance, revision)


def _after_loading(instance: Any, **_: Any) -> None:
    follow_source(instance)


def _after_publishing(instance: Any, revision: Any) -> None:
    if instance.locale.language_code != SOURCE.code:
        take_stock(instance)
    elif following_now():
        follow_source(instance, by=getattr(revision, "user", None))


@transaction.atomic
def follow_source(instance: Any, *, by: User | None = None) -> None:
    """Take up the published Swedish text, and bring every published translation into its shape."""
    before = source_of(instance.translation_key)
    if before is None:
        return
    for translation in before.translations.filter(enabled=True).select_related("target_locale"):
        if not shown_in(instance.translation_key, translation.target_locale) and (page := _target_of(translation)):
            take_stock(page)  # loaded before stock was taken
    source, _ = TranslationSource.update_or_create_from_instance(type(instance).objects.get(pk=instance.pk))
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        bring_along(translation, by=by)


def bring_along(translation: Translation, *, by: User | None = None) -> None:
    """Publish a translation anew in the shape of the Swedish text, with the words that readers have already."""
    source, locale = translation.source, translation.target_locale
    target = _target_of(translation)
    if target is None:
        return
    stock = Stock.of(source, locale)
    held = _held(stock)
    _carry_over_minor_edits(stock)
    held = {**_remembered(stock, held), **held}
    if [(row.order, row.swedish_id) for row in shown_in(source.object_id, locale)] != [
        (segment.order, segment.string_id) for segment in stock.segments
    ] or _is_out_of_step(source, target):
        _publish(source, locale, target, held, by)
    else:
        take_stock(target)


def _target_of(translation: Translation) -> Any | None:
    """The published translation; None where there is none, or readers do not have it."""
    model = translation.source.specific_content_type.model_class()
    found = model.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()
    return found if found is not None and getattr(found, "live", True) else None


def _publish(source: TranslationSource, locale: Locale, target: Any, held: dict[int, Held], by: User | None) -> None:
    original = source.as_instance()
    copy_synchronised_fields(original, target)
    segments = _filled_from_wagtail_localize(source, locale, fallback=True)
    swedish = {one.order: Held(one.string.data, one.attrs) for one in segments_of(source)}
    texts = {**swedish, **held}
    waiting = unpublished_of(target, without={text.data for text in texts.values()})
    ingest_segments(original, target, source.locale, locale, list(waiting.left_out_of(_replaced(segments, texts))))
    if not isinstance(target, DraftStateMixin):
        target.save()
        take_stock(target)
        return
    revision = target.save_revision(user=by, clean=False)
    revision.publish(user=by, skip_permission_checks=True)
    waiting.still_wait()
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)


def _is_out_of_step(source: TranslationSource, target: Any) -> bool:
    """Whether what is no text (who checked the Swedish page, and when) has changed there."""
    before = json.dumps(_synchronised(target), default=str)
    return before != json.dumps(_synchronised(source.as_instance()), default=str)


def _synchronised(instance: Any) -> list[Any]:
    ours = instance.translatable_fields
    fields = (one for one in ours if one.is_synchronized(instance) and not one.is_translated(instance))
    return [getattr(instance, one.field_name) for one in fields]


def _held(stock: Stock) -> dict[int, Held]:
    """The words that readers have for each part of the Swedish text as it is now, by its order.

    A part is the one that stood in its place: the parts of a paragraph's block are laid beside the former ones.
    """
    held: dict[int, Held] = {}
    new: dict[int, list[StringSegment]] = defaultdict(list)
    for segment in stock.segments:
        new[segment.context_id].append(segment)
    for context_id, segments in new.items():
        before = [row for row in stock.former.get(context_id, []) if not row.is_missing]
        before.sort(key=lambda row: row.order)
        for segment, row in pairs(segments, before):
            held[segment.order] = Held(row.data, row.attrs)
    return held


def _remembered(stock: Stock, held: dict[int, Held]) -> dict[int, Held]:
    """New parts whose very wording readers have in translation elsewhere take it over, and say that they have."""
    lacking = [segment for segment in stock.segments if segment.order not in held]
    found: dict[int, Held] = {}
    for segment, row in exactly_remembered(lacking, stock.locale):
        store_remembered(segment, row)
        found[segment.order] = Held(row.data, segment.attrs)
    return found


def _carry_over_minor_edits(stock: Stock) -> None:
    """Let wagtail-localize, too, take the translation of the former wording for one of the new."""
    for segment in stock.segments:
        made = stock.translations.get(segment.context_id, [])
        if any(one.translation_of_id == segment.string_id for one in made):
            continue
        holding = (one for one in made if stock.still_holds(one.context_id, one.translation_of_id, segment.string_id))
        if former := next(holding, None):
            _copy(former, segment)


def _copy(former: StringTranslation, segment: StringSegment) -> None:
    copy, is_new = StringTranslation.objects.get_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=former.locale_id,
        defaults={
            "data": former.data,
            "translation_type": former.translation_type,
            "tool_name": former.tool_name,
            "last_translated_by_id": former.last_translated_by_id,
        },
    )
    if is_new:  # made when it was made, not now
        StringTranslation.objects.filter(pk=copy.pk).update(updated_at=former.updated_at)


def _filled(source: TranslationSource, locale: Locale, fallback: bool = False) -> list[Any]:
    """In place of wagtail-localize's: what is not translated keeps the words that readers have, before Swedish."""
    segments = _filled_from_wagtail_localize(source, locale, fallback=fallback)
    if not fallback:
        return segments
    lacking = {
        segment.order
        for segment in StringSegment.objects.filter(source=source).annotate_translation(locale)
        if not segment.translation
    }
    if not lacking:
        return segments
    held = _held(Stock.of(source, locale))
    return list(_replaced(segments, {order: text for order, text in held.items() if order in lacking}))


def _replaced(segments: list[Any], texts: dict[int, Held]) -> Iterator[Any]:
    for segment in segments:
        if isinstance(segment, StringSegmentValue) and segment.order in texts:
            held = texts[segment.order]
            attrs = json.loads(held.attrs or "null")
            yield StringSegmentValue(segment.path, StringValue(held.data), attrs=attrs).with_order(segment.order)
        else:
            yield segment
