"""{% load dialogue %}: the notices that hold now, for public pages and for the editors' rooms."""

from typing import Any

from django import template
from django.utils.translation import get_language

from content.dialogue import notices
from portal.settings.languages import described

register = template.Library()


@register.inclusion_tag("content/dialogue/notices.html")
def notices_for_readers() -> dict[str, Any]:
    """On top of every public page. One question to the database."""
    return {"notices": notices.for_readers(described(get_language() or "").code)}


@register.inclusion_tag("components/staff_notices.html")
def notices_for_editors() -> dict[str, Any]:
    return {"notices": notices.for_editors()}
