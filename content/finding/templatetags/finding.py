"""{% load finding %}: the reader's tools on a page of the guidance."""

from typing import NamedTuple

from django import template
from django.utils.translation import get_language

from content.finding.showing import Shown, showing_address, shown_to_reader
from content.models import Guidance
from content.published import PublishedPages
from portal.settings.languages import Language, described

register = template.Library()


class HandedOver(NamedTuple):
    """The page as a picture, and where it is shown in each other language."""

    here: Shown
    others: list[tuple[Language, str]]


@register.simple_tag(takes_context=True)
def handed_over(context: template.Context) -> HandedOver | None:
    """Needs ``page`` and ``published_pages``. Nothing for a page that nobody can reach yet."""
    page, pages = context.get("page"), context.get("published_pages")
    if not isinstance(page, Guidance) or not isinstance(pages, PublishedPages):
        return None
    language = described(get_language() or "").code
    here = shown_to_reader(pages, page.translation_key, language)
    if here is None:
        return None
    others = [
        (described(code), showing_address(page.translation_key, language, of=code))
        for code, _ in pages.languages_of(page.translation_key)
        if code != language
    ]
    return HandedOver(here=here, others=others)
