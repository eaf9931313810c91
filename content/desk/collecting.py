"""Every address outside that a published text of ours leads to, and where it stands."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from content import reading
from content.dialogue.models import Event, Faq
from content.glossary.models import Term
from content.models import GuidancePage, StartPage
from content.places.models import AdviceOrganisation, CountryCard, MunicipalityContact, OrganisationContact
from content.practice.library import literature, published

Where = tuple[str, str]
_ADDRESS: Final = re.compile(r"https://[^\s\"'<>\\]+")
_AFTER_IT: Final = ".,;:!?)]}»”’"
LONGEST_ADDRESS: Final = 1000
DOI: Final = "https://doi.org/"


def links_of_ours() -> dict[str, list[Where]]:
    """Each address with the texts that hold it: title, and where it is edited."""
    found: dict[str, list[Where]] = defaultdict(list)
    for where, texts in _texts():
        for address in addresses_in(texts):
            if where not in found[address]:
                found[address].append(where)
    return dict(found)


def addresses_in(texts: Iterable[str]) -> Iterator[str]:
    """The addresses outside, without what comes after a #, each as often as it stands there."""
    for text in texts:
        for match in _ADDRESS.findall(html.unescape(text)):
            address = match.split("#")[0].rstrip(_AFTER_IT)
            if len(address) <= LONGEST_ADDRESS and not address.startswith(settings.PUBLIC_URL):
                yield address


def _texts() -> Iterator[tuple[Where, list[str]]]:
    yield from _pages()
    yield from _snippets()
    yield from _library()
    yield from _places()


def _pages() -> Iterator[tuple[Where, list[str]]]:
    for model in (StartPage, GuidancePage):
        for page in model.objects.live().select_related("locale"):
            where = (f"{page.title} ({page.locale.language_code})", reverse("wagtailadmin_pages:edit", args=[page.pk]))
            yield where, [page.intro, *reading.sources_of(page.body)]


def _snippets() -> Iterator[tuple[Where, list[str]]]:
    for term in Term.objects.filter(live=True):
        yield _where(term), [term.explanation, term.source]
    for faq in Faq.objects.filter(live=True):
        yield _where(faq), [faq.answer, faq.source]
    for event in Event.objects.filter(is_shown=True):
        yield _where(event), [event.description, event.register_page]  # a meeting's own room opens at its time
    for card in CountryCard.objects.filter(live=True):
        yield _where(card), list(_strings(card.body.raw_data))


def _library() -> Iterator[tuple[Where, list[str]]]:
    for practice in published():
        yield _where(practice), [practice.method, practice.after, *(source.url for source in practice.sources.all())]
    for work in literature():
        yield _where(work), [work.url, f"{DOI}{work.doi}" if work.doi else ""]


def _places() -> Iterator[tuple[Where, list[str]]]:
    for contact in MunicipalityContact.objects.select_related("entry__municipality"):
        yield _where(contact.entry), [contact.web, contact.form]
    shown = AdviceOrganisation.objects.filter(is_shown=True)
    for way in OrganisationContact.objects.filter(organisation__in=shown).select_related("organisation"):
        yield _where(way.organisation), [way.web, way.form]


def _where(thing: Any) -> Where:
    return str(thing), reverse(type(thing).snippet_viewset.get_url_name("edit"), args=[thing.pk])


def _strings(value: Any) -> Iterator[str]:
    """Every text in a block, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple) or hasattr(value, "__iter__"):
        for one in value:
            yield from _strings(one)
