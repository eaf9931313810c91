"""Where the library's pages are in each language, also in a deployment that does not serve them itself."""

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EXAMPLES = pgettext_lazy("address: no spaces, ends with a slash", "good-practice/")
TELL = pgettext_lazy("address: no spaces, ends with a slash", "good-practice/tell-us/")
RECEIVED = pgettext_lazy("address: no spaces, ends with a slash", "good-practice/tell-us/received/<slug:reference>/")
EXAMPLE = pgettext_lazy("address: no spaces, ends with a slash", "good-practice/<slug:slug>/")
RESEARCH = pgettext_lazy("address: no spaces, ends with a slash", "research/")


def address_in(language: str, path: "_StrPromise", *, slug: str = "") -> str:
    """The address in one language, without asking which surfaces are served here."""
    with translation.override(language):
        return iri_to_uri(f"/{language}/{path}".replace("<slug:slug>", slug)) or ""
