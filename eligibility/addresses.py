"""The address of a page of ours in each published language, for the language selector of the wizard."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from portal.settings.languages import PUBLISHED


def in_every_language(name: str) -> dict[str, Any]:
    """What the head of the page needs so that a change of language keeps the answers."""
    return {"translations": addresses_of(name), "language_selector": "components/language_selector_form.html"}


def addresses_of(name: str, /, **which: str) -> list[tuple[str, str]]:
    """The address of one page in each published language."""
    found = []
    for language in PUBLISHED:
        with translation.override(language.code):
            found.append((language.code, reverse(name, kwargs=which)))
    return found
