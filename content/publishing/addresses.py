"""Where a draft is shown to somebody outside. Needs no public surface in this deployment."""

from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import pgettext_lazy

DRAFTS = pgettext_lazy("address: no spaces, ends with a slash", "draft/")


def draft_address(language: str, token: str, number: int = 1) -> str:
    """The address of a page of the draft, in the furniture of the language."""
    with translation.override(language):
        below = f"{number}/" if number > 1 else ""
        return iri_to_uri(f"/{language}/{DRAFTS}{token}/{below}") or ""
