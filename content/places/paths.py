"""Where the pages of this area are in each language, also in a deployment that does not serve them itself."""

from enum import Enum

from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import pgettext_lazy

from portal.settings.languages import PUBLISHED


class Pages(Enum):
    """A list of ours; the page of each thing in it stands below it."""

    MUNICIPALITIES = pgettext_lazy("address: no spaces, ends with a slash", "municipalities/")
    ORGANISATIONS = pgettext_lazy("address: no spaces, ends with a slash", "who-gives-advice/")
    COUNTRIES = pgettext_lazy("address: no spaces, ends with a slash", "countries/")


def address_in(language: str, pages: Pages, which: str = "") -> str:
    """The address of a list, or of one thing in it."""
    with translation.override(language):
        below = f"{which}/" if which else ""
        return iri_to_uri(f"/{language}/{pages.value}{below}") or ""


def addresses(pages: Pages, which: str = "") -> list[tuple[str, str]]:
    """The address in each published language."""
    return [(language.code, address_in(language.code, pages, which)) for language in PUBLISHED]
