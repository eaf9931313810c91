"""Where the public pages are, in each language, also in a deployment that does not serve them itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, override, pgettext_lazy

from content.reading import absolute, alternates
from portal.settings.languages import PUBLISHED, SOURCE

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

QUESTIONS = pgettext_lazy("address: no spaces, ends with a slash", "questions-and-answers/")
EVENTS = pgettext_lazy("address: no spaces, ends with a slash", "events/")
TRAINING = "utbildning/"  # in Swedish alone, as what stands there
FEED = "calendar.ics"


def address(path: "_StrPromise | str", language: str) -> str:
    with override(language):
        return iri_to_uri(f"/{language}/{path}") or ""


def addresses(path: "_StrPromise | str") -> list[tuple[str, str]]:
    """The address in each published language."""
    return [(language.code, address(path, language.code)) for language in PUBLISHED]


def in_every_language(path: "_StrPromise | str") -> dict[str, Any]:
    """What the head of a page needs about its other languages."""
    found = addresses(path)
    here = dict(found).get(get_language() or "", "")
    return {"translations": found, "alternates": alternates(found), "canonical": absolute(here) if here else ""}


def public_addresses() -> Iterator[list[tuple[str, str]]]:
    """Each public page with its address in every language that it exists in, for the map of the site."""
    yield addresses(QUESTIONS)
    yield addresses(EVENTS)
    yield [(SOURCE.code, address(TRAINING, SOURCE.code))]
