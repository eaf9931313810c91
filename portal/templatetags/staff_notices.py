"""{% load staff_notices %}: what municipal staff are to know now."""

from typing import Any

from django import template
from django.db import DatabaseError

from portal import notices

register = template.Library()


@register.inclusion_tag("components/staff_notices.html")
def notices_for_staff() -> dict[str, Any]:
    try:
        return {"notices": notices.for_staff()}
    except DatabaseError:  # the page that says so must be shown all the same
        return {"notices": ()}
