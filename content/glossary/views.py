"""The list of words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.glossary.terms import is_machine_translated, terms_of, untranslated
from content.reading import alternates
from eligibility.addresses import addresses_of
from portal.settings.languages import described


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word in the reader's language, and those that are explained in Swedish alone."""
    language = described(get_language() or "").code
    translations = addresses_of("glossary:glossary")
    context = {
        "terms": terms_of(language),
        "untranslated": untranslated(language),
        "is_machine_translated": is_machine_translated(language),
        "translations": translations,
        "alternates": alternates(translations),
    }
    return render(request, "content/glossary/glossary.html", context)
