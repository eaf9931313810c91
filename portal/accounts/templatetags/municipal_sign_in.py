"""The ways to sign in through a municipality, for the pages of allauth's that we only draw."""

from typing import Any

from django import template
from django.http import HttpRequest

from portal.accounts.models import IdentityProvider, User
from portal.accounts.oidc.identities import provider_of, signs_in_through
from portal.accounts.oidc.views import way_to

register = template.Library()

SHOWN_AT_ONCE = 8


@register.simple_tag(takes_context=True)
def municipal_ways(context: dict[str, Any]) -> dict[str, Any]:
    """The ways to show on the sign-in page, the one asked for (?kommun=) first, and whether there are more."""
    request: HttpRequest = context["request"]
    asked = request.GET.get("kommun", "")
    rows = list(IdentityProvider.objects.select_related("municipality").order_by("municipality__name"))
    first = [row for row in rows if row.municipality.code == asked]
    shown = first or (rows if len(rows) <= SHOWN_AT_ONCE else [])
    return {"shown": [way_to(row, request) for row in shown], "more": len(rows) > len(shown), "any": bool(rows)}


@register.simple_tag
def municipal_connection(user: User) -> dict[str, Any]:
    """The municipality whose sign-in somebody could use, and whether they do."""
    row = provider_of(user)
    return {"municipality": row.municipality if row else None, "connected": signs_in_through(user) is not None}
