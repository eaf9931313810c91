"""A page as a picture that a phone reads, to hand it over in another language."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote
from uuid import UUID

from content.finding.addresses import SHOW, address
from content.published import PublishedPage, PublishedPages
from content.reading import absolute
from eligibility.carrying.pictures import Picture, picture_of
from portal.settings.languages import SOURCE, Language, described


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A page in one language, with the picture of its address. ``address`` is for reading, in its own letters."""

    language: Language
    title: str
    url: str
    address: str
    picture: Picture


def shown(pages: PublishedPages, translation_key: UUID, language: str) -> Shown | None:
    """The page in exactly this language."""
    page = pages.translation(translation_key, language)
    return _shown(page, language) if page else None


def shown_to_reader(pages: PublishedPages, translation_key: UUID, language: str) -> Shown | None:
    """The page as its reader has it before her, in Swedish where it is not translated."""
    swedish = pages.translation(translation_key, SOURCE.code)
    page = pages.for_reader(swedish.id, language) if swedish else None
    return _shown(page, language) if page else None


def _shown(page: PublishedPage, language: str) -> Shown:
    whole = absolute(page.url)
    return Shown(
        language=described(language),
        title=page.title,
        url=page.url,
        address=unquote(whole),
        picture=picture_of_address(whole),
    )


@lru_cache(maxsize=512)  # there are as many as there are pages; drawing one takes some milliseconds
def picture_of_address(whole: str) -> Picture:
    return picture_of(whole)


def showing_address(translation_key: UUID, language: str, *, of: str) -> str:
    """Where a reader of one language is shown the page in another."""
    return f"{address(SHOW, language)}{translation_key}/{of}/"
