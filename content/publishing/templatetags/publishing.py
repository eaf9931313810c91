"""The checks in the page editor."""

from typing import Any

from django import template
from django.urls import reverse

from content.publishing.pages_checked import findings_of, is_checked

register = template.Library()


@register.inclusion_tag("content/publishing/found.html")
def what_the_checks_find(page: Any) -> dict[str, Any]:
    """Above the fields of a Swedish page: what was found in the draft as it was last saved."""
    if not is_checked(page):
        return {}
    told = findings_of(page) if page.pk else []
    address = reverse("publishing_admin:checks", args=[page.pk]) if page.pk else ""
    return {"is_checked": True, "told": told, "address": address}
