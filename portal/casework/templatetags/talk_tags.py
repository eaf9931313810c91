"""{% load talk_tags %}: the conversation guide beside a page, and what is still to be told."""

from typing import Any

from django import template
from django.utils.translation import pgettext_lazy

from portal.casework.deeds.people import people_of
from portal.casework.models import Case, Person, SkipReason
from portal.casework.people.ages import is_child
from portal.casework.talking.conversation import guide_for, guide_with
from portal.casework.talking.information import Informed, informed

register = template.Library()

# The buttons are short; what the reasons are called elsewhere says the same.
_SHORT = {
    SkipReason.DECLINES: pgettext_lazy("part of the talk", "The client does not want to"),
    SkipReason.NOT_NEEDED: pgettext_lazy("part of the talk", "Not needed"),
    SkipReason.NO_TIME: pgettext_lazy("part of the talk", "No time"),
    SkipReason.NO_INTERPRETER: pgettext_lazy("part of the talk", "No interpreter"),
}


@register.inclusion_tag("casework/_guide.html", takes_context=True)
def conversation_guide(context: dict[str, Any], case: Case, person: Person, *, ticks: bool = True) -> dict[str, Any]:
    """{% conversation_guide case person %}: the guide, for an adult; without ticks it is only for reading."""
    ticks = ticks and case.is_open
    return {
        "case": case,
        "person": person,
        "is_adult": is_child(person, case.applied_on) is not True,
        "parts": guide_for(person) if ticks else guide_with({}),
        "ticks": ticks,
        "reasons": list(_SHORT.items()),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def told_so_far(case: Case, person: Person) -> Informed:
    """{% told_so_far case person as informed %}: what somebody whose reading is recorded has been told."""
    return informed(case, people_of(case))[person.pk]
