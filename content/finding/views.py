"""Search, steps, changes, and the page to hand over. Nothing is kept of who asks for what."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.finding.changes import changes_for
from content.finding.searching import LONGEST_TYPED, count, search
from content.finding.showing import showing_address, shown, shown_to_reader
from content.finding.steps import steps_for
from content.plain_text import without_controls
from content.published import PublishedPages
from content.reading import absolute, alternates
from content.rendering import wizard_url
from eligibility.addresses import addresses_of
from portal.settings.languages import SOURCE, described


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What was typed, what was found, and how much there is in Swedish."""
    language = _language()
    typed = request.GET.get("q", "").strip()[:LONGEST_TYPED]
    query = f"?{urlencode({'q': typed})}" if typed else ""
    translations = [(code, f"{url}{query}") for code, url in addresses_of("finding:search")]
    context = {
        "typed": typed,
        "longest": LONGEST_TYPED,
        "found": search(typed, language) if typed else None,
        "in_swedish": count(typed, SOURCE.code) if typed and language != SOURCE.code else 0,
        "swedish_url": dict(translations)[SOURCE.code],
        "translations": translations,
    }
    response = render(request, "content/finding/search.html", context)
    if typed:
        response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    pages = PublishedPages.fetch()
    context = {"steps": list(steps_for(pages, _language())), "published_pages": pages, "wizard_url": wizard_url()}
    return render(request, "content/finding/steps.html", context | _languages("finding:steps"))


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    pages = PublishedPages.fetch()
    context = {"changes": changes_for(_language(), pages), "published_pages": pages}
    return render(request, "content/finding/changes.html", context | _languages("finding:changes"))


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """The changes as Atom, in one language."""
    pages = PublishedPages.fetch()
    found = changes_for(_language(), pages)
    context = {
        "changes": [(change, absolute(change.page.url) if change.page else "") for change in found],
        "language": described(_language()),
        "feed_url": absolute(reverse("finding:feed")),
        "page_url": absolute(reverse("finding:changes")),
        "updated_on": max((change.changed_on for change in found), default=None),
    }
    feed = render_to_string("content/finding/changes.xml", context, request)
    return HttpResponse(without_controls(feed), content_type="application/atom+xml; charset=utf-8")


@require_safe
def show(request: HttpRequest, page: UUID, of: str) -> HttpResponse:
    """One page in a chosen language as a picture to be read by another phone."""
    pages = PublishedPages.fetch()
    picture = shown(pages, page, of)
    if picture is None:
        raise Http404
    here = shown_to_reader(pages, page, _language())
    choices = [(described(code), showing_address(page, _language(), of=code)) for code, _ in pages.languages_of(page)]
    context = {
        "shown": picture,
        "choices": choices,
        "back_url": here.url if here else picture.url,
        "published_pages": pages,
        "translations": addresses_of("finding:show", page=str(page), of=of),
    }
    return render(request, "content/finding/show.html", context)


def _language() -> str:
    return described(get_language() or "").code


def _languages(name: str) -> dict[str, object]:
    translations = addresses_of(name)
    return {"translations": translations, "alternates": alternates(translations)}
