"""{% load log_tags %}: what is masked, and what heads are told of at once."""

from typing import Any

from django import template
from django.template import Context

from portal.accounts.models import Role
from portal.casework.log.noticing import notices_for_heads
from portal.casework.log.revealing import MASKED
from portal.casework.models import Person

register = template.Library()


@register.inclusion_tag("casework/_masked.html", takes_context=True)
def masked(context: Context, person: Person, field: str, inside_form: bool = False) -> dict[str, Any]:
    """{% masked person "identity_number" %}: the masked text with a button that shows it.

    In a form of the page's own say `inside_form=True`: a form cannot stand in a form, so the button then sends that
    one, whose typed values are not saved.
    """
    return {
        "case_id": person.case_id,
        "person": person,
        "field": field,
        "label": MASKED[field].label,
        "text": MASKED[field].masked(person),
        "inside_form": inside_form,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def notices_waiting(context: Context) -> int:
    """How many notices a head has not yet seen; for anybody else none, without asking the database."""
    membership = getattr(context.get("request"), "membership", None)
    return notices_for_heads().count() if membership and membership.role == Role.HEAD_OF_UNIT else 0
