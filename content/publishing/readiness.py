"""How far the languages of a text have come with a Swedish draft that nobody reads yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from content.publishing.models import BundleItem, BundleState
from content.publishing.things import draft_of, fresh, siblings
from content.translation.following import follow_source
from content.translation.overview import TRANSLATED_LANGUAGES
from portal.settings.languages import BY_CODE, SOURCE, Language


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """One language of a text: how many parts of the Swedish draft have no translation yet."""

    language: Language
    total: int
    missing: int
    is_followed: bool  # whether it is translated into this language at all
    is_required: bool

    @property
    def is_ready(self) -> bool:
        return self.is_followed and not self.missing

    @property
    def stops(self) -> bool:
        return self.is_required and not self.is_ready


def waits_for_a_bundle(thing: Any) -> bool:
    """Whether a translation would carry a Swedish text out that readers are not to have before its bundle."""
    return BundleItem.objects.filter(
        content_type=thing.get_base_content_type(),
        object_id__in=siblings(thing).values("pk"),
        taken_up__isnull=False,
        bundle__state__in=(BundleState.DRAFT, BundleState.ASKED, BundleState.APPROVED),
    ).exists()


@transaction.atomic
def take_up(item: BundleItem) -> None:
    """Give the Swedish draft to those who translate, before readers have it."""
    thing = fresh(item.thing)
    draft = draft_of(thing)
    source, _is_new = TranslationSource.update_or_create_from_instance(draft)
    for code in item.must_be_ready:
        locale, _is_new = Locale.objects.get_or_create(language_code=code)
        Translation.objects.get_or_create(source=source, target_locale=locale)
        if not siblings(thing).filter(locale=locale).exists():
            source.create_or_update_translation(locale, publish=False, copy_parent_pages=True, fallback=True)
    item.taken_up_id = thing.latest_revision_id
    item.save(update_fields=["taken_up"])


@transaction.atomic
def give_back(item: BundleItem) -> None:
    """Let the translations follow the published Swedish text again."""
    if item.taken_up_id and item.thing.live:
        follow_source(fresh(item.thing))
    item.taken_up = None
    item.save(update_fields=["taken_up"])


def readiness_of(item: BundleItem, languages: Iterable[Language] = TRANSLATED_LANGUAGES) -> list[Readiness]:
    """Every language, counted against what translators have been given."""
    source = TranslationSource.objects.filter(
        object_id=item.thing.translation_key, locale__language_code=SOURCE.code
    ).first()
    followed = _followed(source)
    found = []
    for language in languages:
        total, missing = _counted(source, language) if source else (0, 0)
        found.append(
            Readiness(
                language=language,
                total=total,
                missing=missing,
                is_followed=language.code in followed,
                is_required=language.code in item.must_be_ready,
            )
        )
    return found


def not_ready(item: BundleItem) -> list[Readiness]:
    """What stops the bundle: languages that must be ready and are not."""
    return [one for one in readiness_of(item, [BY_CODE[code] for code in item.must_be_ready]) if one.stops]


def translated_since(item: BundleItem, moment: datetime | None) -> set[str]:
    """The languages in which translators have saved anything after the moment."""
    here = {"context__object_id": item.thing.translation_key, "updated_at__gt": moment}
    return {
        code
        for model in (StringTranslation, SegmentOverride)
        for code in model.objects.filter(**here).values_list("locale__language_code", flat=True)
    }


def _followed(source: TranslationSource | None) -> set[str]:
    if source is None:
        return set()
    return set(source.translations.filter(enabled=True).values_list("target_locale__language_code", flat=True))


def _counted(source: TranslationSource, language: Language) -> tuple[int, int]:
    locale = Locale.objects.filter(language_code=language.code).first()
    segments = StringSegment.objects.filter(source=source)
    if locale is None:
        return segments.count(), segments.count()
    translated = segments.annotate_translation(locale)
    return segments.count(), translated.filter(translation__isnull=True).count()
