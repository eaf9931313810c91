"""{% load wizard %}: which question would settle an unanswered condition."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from eligibility.asking.questions import QUESTIONS
from eligibility.showing.pages import Fieldset
from eligibility.showing.presented import FindingView

register = template.Library()
_ASKS = {fact: question.code for question in reversed(QUESTIONS) for fact in question.facts if not question.is_list}


@register.filter
def question_for(finding: FindingView) -> str:
    """The code of the first question that asks for what is missing alone, or nothing where no question of ours does."""
    codes = [_ASKS[fact] for fact in finding.missing if fact in _ASKS]
    return min(codes, key=[question.code for question in QUESTIONS].index, default="")


@register.simple_tag
def options_of(fieldset: Fieldset) -> SafeString:
    """What can be chosen in a drop-down list; a template takes long over many countries."""
    made = [
        f'<option value="{escape(option.word)}"{" selected" if option.word == fieldset.chosen else ""}>'
        f"{escape(option.label)}</option>"
        for option in fieldset.options
    ]
    return mark_safe("".join(made))  # noqa: S308  each part is escaped above
