"""{% load results %}: conditions as a result shows them; what stands alike for several people is written once."""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from eligibility.showing.presented import FactView, FindingView

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


@register.simple_tag
def decided_by(finding: FindingView) -> SafeString:
    """The facts that decided a condition, or that are missing. A page has dozens; a template would take long."""
    if not finding.decided_by:
        return SafeString()
    what = gettext("Missing:") if finding.is_unknown else gettext("Decided by:")
    facts = mark_safe("".join(_facts(finding)))  # noqa: S308  each part is escaped below
    return format_html('<p class="decided"><span class="decided-what">{}</span>{}</p>', what, facts)


def _facts(finding: FindingView) -> Iterable[str]:
    for place, fact in enumerate(finding.decided_by):
        if place:
            yield pgettext("between facts", ",") if fact.is_next else pgettext("between facts", ";")
        yield " " + _fact(fact, is_told=not finding.is_unknown)


def _fact(fact: FactView, *, is_told: bool) -> str:
    owner = f"{escape(fact.owner)}: " if fact.owner and not fact.is_next else ""
    value = f': <span class="decided-value">{escape(fact.value)}</span>' if is_told else ""
    return f"{owner}{escape(fact.label)}{value}"
