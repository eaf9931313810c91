"""Every published page of every language, from one query: menus, links and language choices ask here.

Wagtail asks the database for each link in a text, twice with translations; a page here has a dozen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from portal.settings.languages import PUBLISHED, SOURCE

_LANGUAGES = [language.code for language in PUBLISHED]


@dataclass(frozen=True, kw_only=True)
class PublishedPage:
    """One page in one language as menus and links see it."""

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
        """The page in the reader's language, else in Swedish, else as it is."""
        page = self._by_id.get(id)
        if page is None:
            return None
        return (
            self.translation(page.translation_key, language)
            or self.translation(page.translation_key, SOURCE.code)
            or page
        )

    def by_key(self, key: str, language: str) -> PublishedPage | None:
        """The starter page with this key for a reader of the language."""
        return next((self.for_reader(page.id, language) for page in self._pages if page.key == key), None)

    def in_language(self, language: str) -> list[PublishedPage]:
        """Every page but the start page, for lists of pages."""
        return [page for page in self._pages if page.language == language and not page.is_start]

    def languages_of(self, translation_key: UUID) -> list[tuple[str, str]]:
        """Each language in which the page exists, with its address."""
        pages = ((code, self.translation(translation_key, code)) for code in _LANGUAGES)
        return [(code, page.url) for code, page in pages if page]


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
