"""The guidance pages as what can be found, and as the map of the site lists them."""

import html
import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

from content.finding import addresses
from content.finding.everyday_words import everyday_words
from content.finding.registry import Document, Listed
from content.glossary.documents import glossary_address, words_of
from content.models import Guidance, GuidancePage, StartPage
from content.published import PublishedPages
from portal.settings.languages import PUBLISHED, SOURCE

WORD = "word"
_END_OF_BLOCK = re.compile(r"</(?:p|li)>|<br\s*/?>")
_END_OF_HEADING = re.compile(r"</h[23]>")


def guidance_documents(language: str) -> Iterator[Document]:
    """Every published page in this language."""
    pages, everyday = PublishedPages.fetch(), everyday_words(language).pages
    for row in _rows(language):
        if published := pages.find(row.pk):
            yield Document(
                key=f"page:{row.translation_key}",
                language=language,
                url=published.url,
                title=row.title,
                text=" ".join([row.search_description, row.intro, *_texts(row.body)]),
                also=everyday.get(row.key, ""),
            )


def _rows(language: str) -> Iterator[Guidance]:
    for model in (StartPage, GuidancePage):
        yield from model.objects.live().filter(locale__language_code=language)


def _texts(body: StreamValue) -> Iterator[str]:
    """The words of each block but the sources, with their tokens."""
    for block in body:
        if block.block_type == "sources":
            continue
        values = block.value if block.block_type == "steps" else [block.value]
        yield from (plain(value.source) for value in values if hasattr(value, "source"))


def plain(source: str) -> str:
    """Rich text without its markup: a space at the end of each block, a dash after a heading."""
    spaced = _END_OF_HEADING.sub(" – ", _END_OF_BLOCK.sub(" ", source))
    return " ".join(html.unescape(strip_tags(spaced)).split())


def glossary_documents(language: str) -> Iterator[Document]:
    """Every word that is explained in this language."""
    everyday = everyday_words(language).words
    for key, url, word, explanation in words_of(language):
        yield Document(
            key=f"word:{key}",
            language=language,
            url=url,
            title=word,
            text=explanation,
            kind=WORD,
            also=everyday.get(key, ""),
        )


def guidance_addresses() -> Iterator[Listed]:
    """Every page with its address in each language, and the pages of this area."""
    pages = PublishedPages.fetch()
    changed = dict(GuidancePage.objects.live().values_list("pk", "last_published_at"))
    start = StartPage.objects.live().filter(locale__language_code=SOURCE.code).first()
    if start:
        yield Listed(translations=pages.languages_of(start.translation_key))
    for page in pages.in_language(SOURCE.code):
        when = changed.get(page.id)
        yield Listed(translations=pages.languages_of(page.translation_key), changed_on=when.date() if when else None)
    for path in (addresses.STEPS, addresses.CHANGES):
        yield Listed(translations=addresses.addresses(path))
    yield Listed(translations=[(language.code, glossary_address(language.code)) for language in PUBLISHED])
