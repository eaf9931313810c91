"""{% load places %}: addresses of this area's pages for other pages, and small words inside its own."""

from django import template
from django.utils.translation import get_language

from content.places import addresses
from content.places.choices import HelpsWith, PaidBy, Topic
from content.places.names import name_of_country
from portal.settings.languages import SOURCE

register = template.Library()


def _here() -> str:
    return get_language() or SOURCE.code


@register.simple_tag
def municipality_url(code: str) -> str:
    """The page of a municipality in the reader's language."""
    return addresses.municipality_url(code, _here())


@register.simple_tag
def country_url(code: str) -> str:
    """The page of a country in the reader's language."""
    return addresses.country_url(code, _here())


@register.filter
def place_country(code: str) -> str:
    """A country's name, the invented one's as well."""
    return name_of_country(code)


@register.filter
def topic_name(code: str) -> str:
    return str(Topic(code).label)


@register.filter
def labels_of(codes: list[str], kind: str) -> list[str]:
    """The words of a closed set in its own order: what was chosen, whatever order it was ticked in."""
    known = {"helps_with": HelpsWith.choices, "paid_by": PaidBy.choices}[kind]
    return [str(label) for code, label in known if code in codes]
