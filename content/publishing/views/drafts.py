"""The public page on which a named outside reader sees a draft."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from content.publishing.addresses import draft_address
from content.publishing.drafts import context_of, draft_in, is_earlier_text, languages_of, template_of
from content.publishing.models import OutsideReader
from content.publishing.outside import count_opening, reader_of, texts_for
from content.publishing.things import title_of
from portal.settings.languages import SOURCE, Language, described


@require_safe
@sensitive_variables()
def draft(request: HttpRequest, token: str, number: int = 1) -> HttpResponse:
    """One text of the draft, in the language of the address; a kind page where the link has ended."""
    reader = reader_of(token)
    texts = texts_for(reader) if reader and reader.is_open else []
    if reader is None or not 1 <= number <= len(texts):
        return _private(render(request, "content/publishing/link_ended.html", status=HTTPStatus.NOT_FOUND))
    if request.method == "GET":
        count_opening(reader)
    text = texts[number - 1]
    wanted = described(get_language() or "")
    shown_in = wanted if wanted in languages_of(text) else SOURCE
    shown: Any = draft_in(text, shown_in) or draft_in(text, SOURCE)
    context = context_of(shown, request, shown_in) | {
        "translations": [(one.code, draft_address(one.code, token, number)) for one in languages_of(text)],
        "draft_for": reader,
        "draft_pages": _others(reader, token, wanted),
        "draft_number": number,
        "earlier_text": is_earlier_text(text, shown_in),
        "foreign": shown_in if shown_in != wanted else None,
    }
    return _private(render(request, template_of(shown), context))


def _others(reader: OutsideReader, token: str, language: Language) -> list[tuple[int, str, str]]:
    texts = texts_for(reader)
    if len(texts) < 2:
        return []
    numbered = enumerate(texts, start=1)
    return [(place, title_of(text), draft_address(language.code, token, place)) for place, text in numbered]


def _private(response: Any) -> HttpResponse:
    """Kept by nobody on the way, and found by no search engine."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    made: HttpResponse = response
    return made
