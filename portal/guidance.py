"""Where those who keep the guidance and those who go through it with a client meet, without knowing each other.

The guidance offers its pages here when the portal starts; case work asks here which there are and in which version.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings

from portal.settings.languages import SOURCE
from portal.settings.surfaces import CASEWORK_PREFIX, Surface

NOTING_PATH = f"{CASEWORK_PREFIX}information/notera/"
"""Where staff note that a page was gone through."""


@dataclass(frozen=True, kw_only=True)
class OfferedPage:
    """One published page in one language. `id` is the same in every language, `key` what our own texts call it.

    `is_checked` says that a person has checked the text in this language as it stands.
    """

    id: UUID
    key: str
    language: str
    title: str
    url: str
    published_at: datetime
    is_checked: bool


Pages = Callable[[], Sequence[OfferedPage]]
_offers: list[Pages] = []


def offer(pages: Pages) -> None:
    """Say where the pages come from. Said again, it holds once."""
    if pages not in _offers:
        _offers.append(pages)


@dataclass(frozen=True)
class Guidance:
    """Every page that is published now, from one question."""

    pages: tuple[OfferedPage, ...]

    def exactly(self, id: UUID, language: str) -> OfferedPage | None:
        """The page in this language."""
        return self._known.get((id, language))

    def for_reader(self, language: str) -> list[OfferedPage]:
        """Each page in the reader's language, in Swedish where it is not translated, in the order of the guidance."""
        ids = dict.fromkeys(page.id for page in self.pages if page.language == SOURCE.code)
        found = (self.exactly(id, language) or self.exactly(id, SOURCE.code) for id in ids)
        return [page for page in found if page is not None]

    @property
    def _known(self) -> Mapping[tuple[UUID, str], OfferedPage]:
        return {(page.id, page.language): page for page in self.pages}


def published() -> Guidance:
    """The guidance as it is now."""
    return Guidance(tuple(page for pages in _offers for page in pages()))


def noting_address(id: UUID, language: str) -> str:
    """Where staff note that this page was gone through; empty where this deployment knows of no case work.

    It says which page, and nothing of who reads it: the address is the same for everybody.
    """
    if Surface.CASEWORK in settings.SURFACES:
        place = ""
    elif settings.CASEWORK_URL:
        place = settings.CASEWORK_URL
    else:
        return ""
    return f"{place}{NOTING_PATH}?{urlencode({'page': id, 'language': language})}"
