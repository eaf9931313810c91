"""Every published page of every language, from one query: menus, links and language choices ask here.

Wagtail asks the database for each link in a text, twice with translations; a page here has a dozen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from portal.settings.languages import PUBLISHED, SOURCE

_LANGUAGES = [language.code for language in PUBLISHED]


@dataclass(frozen=True, kw_only=True)
class PublishedPage:
    """One page in one language as menus and links see it.

    `language` is that of its text. A page without a translation has an address in the reader's language all the same:
    the furniture stays in hers, and says so.
    """

    id: int
    translation_key: UUID
    language: str
    key: str
    title: str
    url: str
    is_start: bool
    in_menus: bool


class PublishedPages:
    """What a reader can reach, in the order of the tree."""

    def __init__(self, pages: list[PublishedPage]) -> None:
        self._pages = pages
        self._by_id = {page.id: page for page in pages}
        self._by_translation = {(page.translation_key, page.language): page for page in pages}

    @classmethod
    def fetch(cls) -> Self:
        """Ask the database once."""
        rows = (
            Page.objects.live()
            .filter(Q(startpage__isnull=False) | Q(guidancepage__isnull=False))
            .filter(locale__language_code__in=_LANGUAGES)
            .order_by("path")
            .values_list(
                "id",
                "translation_key",
                "locale__language_code",
                Coalesce("startpage__key", "guidancepage__key"),
                Coalesce("startpage__menu_title", "guidancepage__menu_title"),
                "url_path",
                "startpage",
                "show_in_menus",
            )
        )
        return cls(list(_with_addresses(rows)))

    def find(self, id: int) -> PublishedPage | None:
        return self._by_id.get(id)

    def translation(self, translation_key: UUID, language: str) -> PublishedPage | None:
        """The page in exactly this language."""
        return self._by_translation.get((translation_key, language))

    def for_reader(self, id: int, language: str) -> PublishedPage | None:
        """The page for a reader of the language: in it, else the Swedish text at an address in it, else as it is."""
        page = self._by_id.get(id)
        if page is None:
            return None
        return self.translation(page.translation_key, language) or self._in_swedish(page, language) or page

    def _in_swedish(self, page: PublishedPage, language: str) -> PublishedPage | None:
        swedish = self.translation(page.translation_key, SOURCE.code)
        return replace(swedish, url=in_another_language(swedish.url, language)) if swedish else None

    def by_key(self, key: str, language: str) -> PublishedPage | None:
        """The starter page with this key for a reader of the language."""
        return next((self.for_reader(page.id, language) for page in self._pages if page.key == key), None)

    def starts_in(self, language: str) -> list[PublishedPage]:
        return [page for page in self._pages if page.language == language and page.is_start]

    def in_language(self, language: str) -> list[PublishedPage]:
        """Every page but the start page: those in the language, and last what there is in Swedish only."""
        translated = [page for page in self._pages if page.language == language and not page.is_start]
        known = {page.translation_key for page in translated}
        swedish = (page for page in self._pages if page.language == SOURCE.code and not page.is_start)
        missing = (page for page in swedish if page.translation_key not in known)
        return [*translated, *(replace(page, url=in_another_language(page.url, language)) for page in missing)]

    def languages_of(self, translation_key: UUID) -> list[tuple[str, str]]:
        """Each language in which the page exists, with its address."""
        pages = ((code, self.translation(translation_key, code)) for code in _LANGUAGES)
        return [(code, page.url) for code, page in pages if page]

    def addresses_of(self, translation_key: UUID) -> list[tuple[str, str]]:
        """Each language with where its reader finds the page, translated or not."""
        swedish = self.translation(translation_key, SOURCE.code)
        known = dict(self.languages_of(translation_key))
        found = (
            (code, known.get(code) or (in_another_language(swedish.url, code) if swedish else ""))
            for code in _LANGUAGES
        )
        return [(code, url) for code, url in found if url]


def in_another_language(url: str, language: str) -> str:
    """The address at which a page's text stands in the furniture of another language."""
    _, _, rest = url.removeprefix("/").partition("/")
    return f"/{language}/{rest}"


def _with_addresses(rows: object) -> Iterator[PublishedPage]:
    """Addresses are counted from the language's start page, which comes before its children in the tree."""
    roots: dict[str, str] = {}
    for id, translation_key, language, key, title, url_path, start, in_menus in rows:  # type: ignore[attr-defined]
        if start is not None:
            roots[language] = url_path
        root = roots.get(language)
        if root is not None and url_path.startswith(root):
            yield PublishedPage(
                id=id,
                translation_key=translation_key,
                language=language,
                key=key,
                title=title,
                url=f"/{language}/{url_path[len(root) :]}",
                is_start=start is not None,
                in_menus=in_menus,
            )
