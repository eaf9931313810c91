"""The checks where a text is written."""

from typing import Any

from django import template
from django.urls import reverse

from content.drafted import Drafted
from content.publishing.places_of_checks import checks_address, last_saved, sort_of
from content.publishing.texts_checked import findings_of, is_checked

register = template.Library()


@register.inclusion_tag("content/publishing/found.html")
def what_the_checks_find(thing: Any, has_draft: bool = True) -> dict[str, Any]:
    """Above the fields of a Swedish text: what was found in it as it was last saved.

    Of what has no draft only something found is worth a word.
    """
    if not is_checked(thing):
        return {}
    saved = type(thing)._base_manager.filter(pk=thing.pk).first() if thing.pk else None
    told = findings_of(last_saved(saved)) if saved else []
    address = checks_address(saved) if saved else ""
    return {
        "is_checked": has_draft or bool(told),
        "has_draft": has_draft,
        "told": told,
        "address": address,
        "outside": _outside_address(saved),
    }


def _outside_address(saved: Any) -> str:
    """Where somebody outside is shown the draft. A page has its own button for it."""
    if not isinstance(saved, Drafted):
        return ""
    return reverse("publishing_admin:show_text_outside", args=[sort_of(saved), saved.pk])


@register.inclusion_tag("content/admin/reason.html")
def room_for_a_reason(form: Any) -> dict[str, Any]:
    """In the form of what readers have at once: where one writes why it stays as it is."""
    return {"form": form}
