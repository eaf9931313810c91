"""What a reader's page needs besides the page: its text filled in, its languages, its neighbours, its provenance."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks import StreamValue

from content.provenance import Part, Provenance, provenance_of
from content.published import PublishedPage, PublishedPages
from content.rendering import BodyRenderer, wizard_url
from content.tokens import fill_html, fill_text, todays_figures
from portal.guidance import noting_address
from portal.settings.languages import SOURCE, described

if TYPE_CHECKING:  # models asks this module for its context
    from content.models import Guidance

# Fewer headings than this need no table of contents.
ENOUGH_HEADINGS = 4


def reading_of(page: "Guidance", *, is_preview: bool = False) -> dict[str, Any]:
    """The template context of a page. The reader's language is that of the address, in a preview that of the page."""
    pages = PublishedPages.fetch()
    published = pages.find(page.pk) if page.pk else None
    written_in = published.language if published else page.locale.language_code
    reader = written_in if is_preview else described(get_language() or written_in).code
    is_foreign = reader != written_in
    languages = pages.languages_of(page.translation_key)
    return {
        "published_pages": pages,
        **_words_of(page, pages=pages, written_in=written_in, reader=reader),
        "translations": pages.addresses_of(page.translation_key),
        "alternates": [] if is_foreign else alternates(languages),
        "canonical": absolute(published.url) if published else "",
        # The text's language where it is not the reader's: its page is not translated.
        "foreign": described(written_in) if is_foreign else None,
        "is_translation": written_in != SOURCE.code,
        "check_overdue": is_past(page.next_check_on),
        "changed_on": timezone.localdate(page.last_published_at) if page.last_published_at else None,
        "wizard_url": wizard_url(),
        "noting_address": _noting_address(page, published),
    }


def _words_of(page: "Guidance", *, pages: PublishedPages, written_in: str, reader: str) -> dict[str, Any]:
    """What stands on the page itself: dates and figures in the language of its text, links in the reader's."""
    figures = todays_figures()
    provenance = provenance_of(page) if written_in != SOURCE.code else Provenance()
    mark = partial(_mark, provenance)
    renderer = BodyRenderer(pages=pages, language=reader, figures=figures, provenance=provenance, mark=mark)
    with translation.override(written_in):
        body = renderer.render(page.body)
        return {
            "figures": figures,
            "title": fill_text(page.title, figures),
            "description": fill_text(page.search_description, figures),
            "intro": fill_html(escape(page.intro), figures),
            "body": body,
            "show_contents": page.shows_contents and len(body.headings) >= ENOUGH_HEADINGS,
            "provenance": provenance,
            "title_part": (title := _marked(provenance, "title")),
            "title_mark": mark(title) if title else "",
            "intro_part": (intro := _marked(provenance, "intro")),
            "intro_mark": mark(intro) if intro else "",
        }


def _marked(provenance: Provenance, field: str) -> Part | None:
    """Where a plain field comes from, if that is to be said beside it."""
    parts = provenance.by_path.get(field, ())
    return parts[0] if parts and provenance.needs_mark(parts[0]) else None


def _mark(provenance: Provenance, part: Part) -> SafeString:
    """The words beside a part; what the page's notice says of all parts is not said again."""
    differs = provenance.usual is None or part.kind != provenance.usual.kind
    return SafeString(render_to_string("content/part_mark.html", {"part": part, "differs": differs}).strip())


def _noting_address(page: "Guidance", published: PublishedPage | None) -> str:
    """Where staff note that they have read this page with a client; nothing for the start page, or in a preview."""
    if published is None or published.is_start or page.last_published_at is None:
        return ""
    return noting_address(page.translation_key, published.language)


def alternates(translations: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """hreflang and absolute address of each language, and of the one for everybody else.

    Easy Swedish is Swedish to a search engine, and a language may be named once.
    """
    found = [(code, absolute(url)) for code, url in translations if described(code).lang == code]
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
