"""A text as it would be read if it were published now, in any language."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from content.pieces import pieces_of
from content.publishing.plain_drafts import passages_of, title_for_readers
from content.publishing.things import draft_of, siblings
from content.translation.shown import source_of
from portal.settings.languages import PUBLISHED, SOURCE, Language, described


def draft_in(thing: Any, language: Language) -> Any | None:
    """The draft in the language; None where it is not translated into it.

    The translation is put together from what translators have written of the Swedish text that they were given last.
    """
    if language == SOURCE:
        return draft_of(thing)
    source = source_of(thing.translation_key)
    locale = Locale.objects.filter(language_code=language.code).first()
    if source is None or locale is None or not siblings(thing).filter(locale=locale).exists():
        return None
    return source.get_ephemeral_translated_instance(locale, fallback=True)


def is_earlier_text(thing: Any, language: Language) -> bool:
    """Whether the Swedish draft has other words than those that the translation was put together from."""
    if language == SOURCE:
        return False
    source = source_of(thing.translation_key)
    return source is not None and pieces_of(draft_of(thing)) != pieces_of(source.as_instance())


def languages_of(thing: Any) -> list[Language]:
    """The languages in which there is a draft."""
    codes = set(siblings(thing).values_list("locale__language_code", flat=True))
    return [language for language in PUBLISHED if language == SOURCE or language.code in codes]


def template_of(draft: Any) -> str:
    return str(draft.template) if isinstance(draft, Page) else "content/publishing/draft_text.html"


def context_of(draft: Any, request: HttpRequest, language: Language) -> dict[str, Any]:
    """What the template needs, without anything that leads search engines or readers of it onwards."""
    if not isinstance(draft, Page):
        is_in_swedish = described(get_language() or "") == SOURCE
        passages = passages_of(draft, language, () if is_in_swedish else _swedish_pieces(draft, language))
        return {"title": title_for_readers(draft), "passages": passages, "lang": language}
    request.is_preview = True  # type: ignore[attr-defined]
    context: dict[str, Any] = draft.get_context(request)
    return {**context, "canonical": "", "alternates": [], "noting_address": "", "lang": language}


def _swedish_pieces(draft: Any, language: Language) -> set[str]:
    """What stands there in Swedish, being not translated."""
    source = source_of(draft.translation_key) if language != SOURCE else None
    swedish = source.as_instance() if source else draft
    return {piece for pieces in pieces_of(swedish).values() for piece in pieces}
