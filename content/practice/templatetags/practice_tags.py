"""{% load practice_tags %}: what the library's pages need."""

from django import template

from content.practice.library import language_name
from content.practice.wording import Evidence

register = template.Library()


@register.filter
def name_of_language(code: str) -> str:
    """The name of a language in the reader's own."""
    return language_name(code)


@register.simple_tag
def evidence_levels() -> list[Evidence]:
    """What a result can rest on, from the most to the least."""
    return list(Evidence)
