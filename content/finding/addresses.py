"""Where the pages of this area are, in each language, also in a deployment that does not serve them itself."""

from typing import TYPE_CHECKING

from django.utils.translation import override, pgettext_lazy

from portal.settings.languages import PUBLISHED

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SEARCH = pgettext_lazy("address: no spaces, ends with a slash", "search/")
STEPS = pgettext_lazy("address: no spaces, ends with a slash", "step-by-step/")
CHANGES = pgettext_lazy("address: no spaces, ends with a slash", "what-has-changed/")
SHOW = pgettext_lazy("address: no spaces, ends with a slash", "another-phone/")
FEED = "atom.xml"


def address(path: "_StrPromise", language: str) -> str:
    """The address in one language, without asking which surfaces are served here."""
    with override(language):
        return f"/{language}/{path}"


def addresses(path: "_StrPromise") -> list[tuple[str, str]]:
    """The address in each published language."""
    return [(language.code, address(path, language.code)) for language in PUBLISHED]
