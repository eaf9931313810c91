"""{% load glossary %}: words explained on the page where they stand."""

from django import template
from django.utils.translation import get_language

from content.glossary.explaining import ExplainedParts, explain
from content.glossary.terms import terms_of
from content.models import GuidancePage
from content.rendering import RenderedBody
from portal.settings.languages import described

register = template.Library()


@register.simple_tag(takes_context=True)
def words_explained(context: template.Context, body: RenderedBody) -> ExplainedParts:
    """The parts of a page with the first place of each word marked, and the words, in the language of the text.

    The start page only leads on.
    """
    language = (context.get("foreign") or described(get_language() or "")).code
    terms = terms_of(language, context.get("figures")) if isinstance(context.get("page"), GuidancePage) else []
    return explain(body.parts, terms, language)
