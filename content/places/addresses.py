"""The public face of this area for others: addresses, the sitemap's entries, and what a search can find."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import translation

from content.places import cards, register
from content.places.choices import HelpsWith
from content.places.models import AdviceOrganisation, MunicipalityEntry
from content.places.paths import Pages, address_in
from content.places.register import OTHER_NAMES
from content.places.stages import Stage, stages_of_cards


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """One page as a search sees it. `key` is its name within the language."""

    key: str
    language: str
    title: str
    url: str
    text: str
    shown_from: date | None = None
    shown_through: date | None = None


def municipality_url(code: str, language: str) -> str:
    """The page of the municipality with this four-digit code; the page where one is found, for any other code."""
    place = register.places().get(code)
    if place is None:
        return address_in(language, Pages.MUNICIPALITIES)
    return address_in(language, Pages.MUNICIPALITIES, place.slug)


def organisations_url(language: str) -> str:
    return address_in(language, Pages.ORGANISATIONS)


def country_url(code: str, language: str) -> str:
    return address_in(language, Pages.COUNTRIES, code.lower())


def public_addresses(language: str) -> list[tuple[str, datetime | None]]:
    """Each address for the sitemap with the moment it last changed, where we know. Three questions to the database.

    A municipality that has told nothing is left out: its page says only that.
    """
    return list(_addresses(language))


def _addresses(language: str) -> Iterator[tuple[str, datetime | None]]:
    for pages in Pages:
        yield address_in(language, pages), None
    for county in register.counties().values():
        yield address_in(language, Pages.MUNICIPALITIES, county.slug), None
    for entry in MunicipalityEntry.objects.select_related("municipality"):
        if entry.has_told:
            yield municipality_url(entry.municipality.code, language), entry.updated_at
    for organisation in AdviceOrganisation.objects.filter(is_shown=True):
        yield address_in(language, Pages.ORGANISATIONS, organisation.slug), organisation.updated_at
    for card in cards.live_cards():
        yield country_url(card.code, language), card.updated_at


def search_documents(language: str) -> list[SearchDocument]:
    """Every page of ours that a reader of the language may look for."""
    with translation.override(language):
        return list(_documents(language))


def _documents(language: str) -> Iterator[SearchDocument]:
    for place in register.places().values():
        yield SearchDocument(
            key=f"municipality:{place.code}",
            language=language,
            title=place.name,
            url=municipality_url(place.code, language),
            text=" ".join([place.county.name, *OTHER_NAMES.get(place.code, ())]),
        )
    labels = dict(HelpsWith.choices)
    for organisation in AdviceOrganisation.objects.filter(is_shown=True):
        yield SearchDocument(
            key=f"advice:{organisation.slug}",
            language=language,
            title=organisation.name,
            url=address_in(language, Pages.ORGANISATIONS, organisation.slug),
            text=" ".join(str(labels.get(code, "")) for code in organisation.helps_with),
        )
    for stage in stages_of_cards(language):
        yield _of_a_card(stage, language)


def _of_a_card(stage: Stage, language: str) -> SearchDocument:
    card, begins = stage.card, stage.first_day
    texts = [statement.known.text for statement in card.statements] + [gap.words.text for gap in card.not_known]
    return SearchDocument(
        key=f"country:{card.code}:{begins}" if begins else f"country:{card.code}",
        language=language,
        title=card.name,
        url=country_url(card.code, language),
        text=" ".join(texts),
        shown_from=begins,
        shown_through=stage.last_day,
    )
