"""{% load casework_tags %}: words for what events name."""

from django import template

from portal.casework.models import Deed, Event, InformationTopic
from portal.casework.telling import label_of

register = template.Library()


@register.filter
def what_changed(event: Event) -> str:
    """The names of the facts, or of the topics, that an event is about."""
    if event.deed == Deed.INFORMATION_GIVEN:
        return ", ".join(str(InformationTopic(word).label) for word in event.field_names)
    return ", ".join(str(label_of(name)) for name in event.field_names)
