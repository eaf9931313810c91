"""{% load results %}: what stands alike for several people is written once and shown again."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from eligibility.presented import FindingView

register = template.Library()

_SHOWN = "findings_shown"


@register.simple_tag(takes_context=True)
def show_finding(context: template.Context, finding: FindingView, ask: str = "") -> SafeString:
    """One condition with its state; ``ask`` is the code of a question to answer now.

    In a large family most conditions stand alike for everybody, and presenting gives them as one value.
    """
    shown: dict[tuple[int, str], SafeString] = context.dicts[0].setdefault(_SHOWN, {})
    key = id(finding), ask
    if key not in shown:
        shown[key] = render_to_string("components/finding.html", {"finding": finding, "ask": ask})
    return shown[key]
