"""What a reader's page needs besides the page: its text filled in, its languages, its neighbours, its provenance."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from wagtail.blocks import StreamValue

from content.provenance import TranslatedBy
from content.published import PublishedPage, PublishedPages
from content.rendering import BodyRenderer, wizard_url
from content.tokens import fill_html, fill_text, todays_figures
from portal.guidance import noting_address
from portal.settings.languages import SOURCE, described

if TYPE_CHECKING:  # models asks this module for its context
    from content.models import Guidance

# Fewer headings than this need no table of contents.
ENOUGH_HEADINGS = 4


def reading_of(page: "Guidance") -> dict[str, Any]:
    """The template context of a page, whether published or in preview."""
    pages = PublishedPages.fetch()
    published = pages.find(page.pk) if page.pk else None
    language = published.language if published else page.locale.language_code
    figures = todays_figures()
    body = BodyRenderer(pages=pages, language=language, figures=figures).render(page.body)
    return {
        "published_pages": pages,
        "title": fill_text(page.title, figures),
        "description": fill_text(page.search_description, figures),
        "intro": fill_html(escape(page.intro), figures),
        "body": body,
        "show_contents": page.shows_contents and len(body.headings) >= ENOUGH_HEADINGS,
        "translations": pages.languages_of(page.translation_key),
        "alternates": alternates(pages.languages_of(page.translation_key)),
        "canonical": absolute(published.url) if published else "",
        "is_translation": language != SOURCE.code,
        "Translated": TranslatedBy,
        "check_overdue": is_past(page.next_check_on),
        "changed_on": timezone.localdate(page.last_published_at) if page.last_published_at else None,
        "wizard_url": wizard_url(),
        "noting_address": _noting_address(page, published),
    }


def _noting_address(page: "Guidance", published: PublishedPage | None) -> str:
    """Where staff note that they have read this page with a client; nothing for the start page, or in a preview."""
    if published is None or published.is_start or page.last_published_at is None:
        return ""
    return noting_address(page.translation_key, published.language)


def alternates(translations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """hreflang and absolute address of each language, and of the one for everybody else."""
    found = [(described(code).lang, absolute(url)) for code, url in translations]
    return [*found, *(("x-default", absolute(url)) for code, url in translations if code == SOURCE.code)]


def absolute(url: str) -> str:
    """The address as the world knows it, whatever host the request came to."""
    return iri_to_uri(f"{settings.PUBLIC_URL.rstrip('/')}{url}") or ""


def is_past(day: date | None) -> bool:
    return day is not None and day < timezone.localdate()


def sources_of(body: StreamValue | None) -> Iterator[str]:
    """The stored text of each block."""
    for block in body or ():
        values = block.value if block.block_type == "steps" else [block.value]
        yield from (value.source for value in values if hasattr(value, "source"))
