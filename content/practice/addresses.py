"""Where the library's pages are, for the language selector, search engines, the sitemap and the search."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse

from content.practice import library, paths
from content.practice.models import Practice, Research
from content.reading import absolute
from content.reading import alternates as in_search_engines
from eligibility.addresses import addresses_of

# The library is for those who work with this: its texts are Swedish, and its furniture is in these. So is the form.
LIBRARY_LANGUAGES = ("sv", "en")


class Document(NamedTuple):
    """What the search may find. `lang` is the language of the text, which is not the reader's."""

    title: str
    url: str
    text: str
    lang: str


def alternates(name: str, **which: str) -> dict[str, Any]:
    """What the head of a page of ours needs about its other languages."""
    translations = [(code, url) for code, url in addresses_of(name, **which) if code in LIBRARY_LANGUAGES]
    return {
        "translations": translations,
        "alternates": in_search_engines(translations),
        "canonical": absolute(reverse(name, kwargs=which)),
    }


def public_addresses(language: str) -> list[str]:
    """The address in this language of every page of the library that search engines may list."""
    if language not in LIBRARY_LANGUAGES:
        return []
    fixed = [paths.address_in(language, path) for path in (paths.EXAMPLES, paths.RESEARCH, paths.TELL)]
    return [*fixed, *(_address_of(practice, language) for practice in library.published())]


def search_documents(language: str) -> Iterator[Document]:
    """Every published example and work, as the search is to know it; with the addresses of this language."""
    if language not in LIBRARY_LANGUAGES:
        return
    listed = paths.address_in(language, paths.RESEARCH)
    for practice in library.published():
        yield Document(practice.title, _address_of(practice, language), _text_of(practice), practice.written_in)
    for work in library.literature():
        yield Document(work.title, f"{listed}#work-{work.pk}", _text_of_work(work), "sv")


def _address_of(practice: Practice, language: str) -> str:
    return paths.address_in(language, paths.EXAMPLE, slug=practice.slug)


def _text_of(practice: Practice) -> str:
    told = (practice.actor, practice.method, practice.stated_result, practice.after, practice.cautions)
    return "\n".join(filter(None, (*told, practice.transfer_note)))


def _text_of_work(work: Research) -> str:
    told = (work.authors, work.publisher, work.finding, work.method, work.limits)
    return "\n".join(filter(None, told))
