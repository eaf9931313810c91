"""{% load casework_tags %}: words for what events name."""

from typing import Any

from django import template
from django.urls import reverse

from portal.casework import drafts
from portal.casework.lists.papers import called
from portal.casework.models import Deed, Event, InformationTopic
from portal.casework.people.telling import label_of
from portal.casework.planning.planner_words import word_for

register = template.Library()


@register.filter
def what_changed(event: Event) -> str:
    """The names of the facts, or of the topics, that an event is about."""
    if event.deed in (Deed.INFORMATION_GIVEN, Deed.INFORMATION_TAKEN_BACK):
        return ", ".join(str(InformationTopic(word).label) for word in event.field_names)
    if event.deed in (Deed.DOCUMENT_ISSUED, Deed.DOCUMENT_FETCHED, Deed.INCOMPLETE_ISSUED):
        return called(event.field_names)
    return ", ".join(str(word_for(event.deed, name) or label_of(name)) for name in event.field_names)


@register.inclusion_tag("casework/_draft.html", takes_context=True)
def draft(context: dict[str, Any]) -> dict[str, Any]:
    """{% draft %} inside a form: what is typed is kept by the server, and what was typed before can be shown again."""
    request = context["request"]
    found = drafts.draft_of(request.user, request.path) if request.method == "GET" else None
    return {
        "token": drafts.token_for(request.user, request.path),
        "draft": found,
        "shown": drafts.SHOWN in request.GET,
        "keep_url": reverse("casework:keep_draft"),
    }
