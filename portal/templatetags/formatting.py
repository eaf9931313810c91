"""{% load formatting %}: values become words in templates, nowhere else."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal import formatting
from portal.settings.languages import PUBLISHED, Language, described

register = template.Library()


@register.filter
def kronor(amount: int | None) -> SafeString | str:
    """An amount, kept together and from left to right in every language."""
    return "" if amount is None else format_html('<span class="kr">{}</span>', formatting.kronor(amount))


@register.filter
def percent(share: int) -> SafeString:
    """A share in per cent, kept together and from left to right."""
    return format_html('<span class="kr">{}</span>', formatting.percent(share))


@register.filter
def long_date(day: date | None) -> str:
    """A day written out in the reader's language."""
    return "" if day is None else formatting.long_date(day)


@register.filter
def country(code: str | None) -> str:
    """A country's name in the reader's language."""
    return "" if not code else formatting.country_name(code)


@register.simple_tag
def published_languages() -> tuple[Language, ...]:
    """The languages a reader can choose between."""
    return PUBLISHED


@register.filter
def language(code: str) -> Language:
    """What we know of a language: own name, HTML lang, direction."""
    return described(code)
