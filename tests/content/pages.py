"""The starter pages as the tests speak of them."""

from __future__ import annotations

from wagtail.models import Locale

from content.models import Guidance, GuidancePage, StartPage
from content.starter_files import KEYS
from portal.settings.languages import PUBLISHED

LANGUAGES = [language.code for language in PUBLISHED]


def page_of(key: str, language: str) -> Guidance:
    """The starter page with this key in this language."""
    model = StartPage if key == KEYS[0] else GuidancePage
    return model.objects.get(key=key, locale=Locale.objects.get(language_code=language))


def address(key: str, language: str) -> str:
    """Where a reader finds it."""
    return f"/{language}/" if key == KEYS[0] else f"/{language}/{page_of(key, language).slug}/"
