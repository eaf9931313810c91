"""{% load letters %}: a line of a letter with what stands in it, and room to write what is left open."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from eligibility.wording import Text
from portal.casework.documents.letter import PrintedLetter
from portal.casework.planning.letters import BLANK
from portal.casework.templatetags.documents import typed

register = template.Library()

ROOM = format_html('<span class="room">{}</span>', BLANK * 2)


@register.filter
def filled(line: Text, letter: PrintedLetter) -> SafeString:
    """The line in the language in force: names as they were typed, a ruled line for everything else."""
    named = {name: typed(value) if value else ROOM for name, value in _names(letter).items()}
    return mark_safe(conditional_escape(str(line)) % {**named, "blank": ROOM})  # noqa: S308  each part is escaped


def _names(letter: PrintedLetter) -> dict[str, str]:
    return {"name": letter.name, "signer": letter.signer}
