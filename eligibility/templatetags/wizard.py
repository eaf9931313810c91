"""{% load wizard %}: which question would settle an unanswered condition."""

from django import template

from eligibility.presented import FindingView
from eligibility.questions import QUESTIONS

register = template.Library()
_ASKS = {fact: question.code for question in reversed(QUESTIONS) for fact in question.facts}


@register.filter
def question_for(finding: FindingView) -> str:
    """The code of the first question that asks for what is missing, or nothing where no question of ours does."""
    codes = [_ASKS[fact] for fact in finding.missing if fact in _ASKS]
    return min(codes, key=[question.code for question in QUESTIONS].index, default="")
