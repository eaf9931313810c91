"""How far the languages of a page have come with a Swedish draft that nobody reads yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from content.models import Guidance
from content.publishing.models import BundleItem, BundleState
from content.translation.following import follow_source
from content.translation.overview import TRANSLATED_LANGUAGES
from portal.settings.languages import BY_CODE, SOURCE, Language


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """One language of a page: how many parts of the Swedish draft have no translation yet."""

    language: Language
    total: int
    missing: int
    is_followed: bool  # whether the page is translated into this language at all
    is_required: bool

    @property
    def is_ready(self) -> bool:
        return self.is_followed and not self.missing

    @property
    def stops(self) -> bool:
        return self.is_required and not self.is_ready


def waits_for_a_bundle(page: Guidance) -> bool:
    """Whether a translation would carry a Swedish text out that readers are not to have before its bundle."""
    return BundleItem.objects.filter(
        page__translation_key=page.translation_key,
        taken_up__isnull=False,
        bundle__state__in=(BundleState.DRAFT, BundleState.ASKED, BundleState.APPROVED),
    ).exists()


def draft_of(page: Page) -> Any:
    """The page as it was last saved."""
    return page.specific.get_latest_revision_as_object()


@transaction.atomic
def take_up(item: BundleItem) -> None:
    """Give the Swedish draft to those who translate, before readers have it."""
    draft = draft_of(item.page)
    source, _is_new = TranslationSource.update_or_create_from_instance(draft)
    for code in item.must_be_ready:
        locale, _is_new = Locale.objects.get_or_create(language_code=code)
        Translation.objects.get_or_create(source=source, target_locale=locale)
        if not Page.objects.filter(translation_key=item.page.translation_key, locale=locale).exists():
            source.create_or_update_translation(locale, publish=False, copy_parent_pages=True, fallback=True)
    item.taken_up_id = item.page.latest_revision_id
    item.save(update_fields=["taken_up"])


@transaction.atomic
def give_back(item: BundleItem) -> None:
    """Let the translations follow the published Swedish text again."""
    if item.taken_up_id and item.page.live:
        follow_source(item.page.specific_class.objects.get(pk=item.page_id))
    item.taken_up = None
    item.save(update_fields=["taken_up"])


def readiness_of(item: BundleItem, languages: Iterable[Language] = TRANSLATED_LANGUAGES) -> list[Readiness]:
    """Every language, counted against what translators have been given."""
    source = TranslationSource.objects.filter(
        object_id=item.page.translation_key, locale__language_code=SOURCE.code
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
