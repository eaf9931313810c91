"""{% load guidance %}: the pages of the guidance as menus and links."""

from typing import NamedTuple

from django import template
from django.utils.translation import get_language

from content.published import PublishedPage, PublishedPages
from portal.settings.languages import described

register = template.Library()

_KEPT = "published_pages"


class MenuLink(NamedTuple):
    """`lang` is that of the title, where it is not the reader's."""

    page: PublishedPage
    is_here: bool
    lang: str = ""


def _pages(context: template.Context) -> PublishedPages:
    """What the page's view has asked for, or one question to the database for the whole template."""
    if _KEPT not in context:
        context.dicts[0][_KEPT] = PublishedPages.fetch()
    pages: PublishedPages = context[_KEPT]
    return pages


def _language() -> str:
    return described(get_language() or "").code


@register.simple_tag(takes_context=True)
def guidance_menu(context: template.Context) -> list[MenuLink]:
    """The pages for the top of each page, in the reader's language."""
    return [link for link in guidance_pages(context) if link.page.in_menus]


@register.simple_tag(takes_context=True)
def guidance_pages(context: template.Context) -> list[MenuLink]:
    """Every page in the reader's language."""
    here, language = getattr(context.get("page"), "pk", None), _language()
    return [
        MenuLink(page, page.id == here, "" if page.language == language else described(page.language).lang)
        for page in _pages(context).in_language(language)
    ]


@register.simple_tag(takes_context=True)
def guidance_url(context: template.Context, key: str) -> str:
    """The address of the starter page with this key in the reader's language; the start page where there is none."""
    page = _pages(context).by_key(key, _language())
    return page.url if page else f"/{_language()}/"
