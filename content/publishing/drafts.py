"""A page as it would be read if it were published now, in any language."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from content.publishing.readiness import draft_of
from portal.settings.languages import PUBLISHED, SOURCE, Language


def draft_in(page: Page, language: Language) -> Any | None:
    """The draft in the language; None where the page is not translated into it.

    The translation is put together from what translators have written of the Swedish text that they were given last.
    """
    if language == SOURCE:
        return draft_of(page)
    source = TranslationSource.objects.filter(object_id=page.translation_key, locale__language_code=SOURCE.code).first()
    locale = Locale.objects.filter(language_code=language.code).first()
    if source is None or locale is None or not _is_translated(page, locale):
        return None
    return source.get_ephemeral_translated_instance(locale, fallback=True)


def languages_of(page: Page) -> list[Language]:
    """The languages in which there is a draft."""
    codes = set(
        Page.objects.filter(translation_key=page.translation_key).values_list("locale__language_code", flat=True)
    )
    return [language for language in PUBLISHED if language == SOURCE or language.code in codes]


def context_of(draft: Any, request: HttpRequest, language: Language) -> dict[str, Any]:
    """What the page's own template needs, without anything that leads search engines or readers of it onwards."""
    request.is_preview = True  # type: ignore[attr-defined]
    context: dict[str, Any] = draft.get_context(request)
    return {**context, "canonical": "", "alternates": [], "noting_address": "", "lang": language}


def _is_translated(page: Page, locale: Locale) -> bool:
    return Page.objects.filter(translation_key=page.translation_key, locale=locale).exists()
