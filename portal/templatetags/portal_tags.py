"""{% load portal_tags %}: what every page's head and foot need to know of the whole portal."""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.utils.translation import get_language

from portal.settings.languages import PUBLISHED, Language

register = template.Library()


class Choice(NamedTuple):
    language: Language
    url: str


@register.simple_tag
def quick_exit_url() -> str:
    """Where the way out leads: a page nobody asks about."""
    return settings.QUICK_EXIT_URL


@register.simple_tag
def home_url() -> str:
    """The start page in the language of this page."""
    return f"/{get_language() or settings.LANGUAGE_CODE}/"


@register.simple_tag(takes_context=True)
def language_choices(context: dict[str, Any]) -> list[Choice]:
    """Each published language with the address of this page in it, or of its start page where there is none."""
    known = dict(context.get("translations") or {})
    return [Choice(language, known.get(language.code) or f"/{language.code}/") for language in PUBLISHED]


@register.simple_tag
def foot_links() -> list[dict[str, str]]:
    """Replaced by content's own tag where there are pages."""
    return []
