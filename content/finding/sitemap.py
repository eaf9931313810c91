"""What programs that read the site are told: the map with each page's languages, and that they may read it."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.finding.registry import all_addresses
from content.reading import absolute
from portal.settings.languages import PUBLISHED, SOURCE, described
from portal.settings.surfaces import MACHINES_PREFIX, STAFF_PREFIXES

Translations = Sequence[tuple[str, str]]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in every language, each with the addresses of the others."""
    rows = [
        (absolute(url), listed.changed_on, list(_alternates(listed.translations)))
        for listed in all_addresses()
        for _, url in _in_our_order(listed.translations)
    ]
    return render(request, "content/finding/sitemap.xml", {"rows": rows}, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = [f"Disallow: {prefix}" for prefix in (*STAFF_PREFIXES, MACHINES_PREFIX)]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _alternates(translations: Translations) -> Iterator[tuple[str, str]]:
    """Each language once: easy Swedish is Swedish to a program, which may have but one address for each."""
    told: set[str] = set()
    for code, url in _in_our_order(translations):
        if (lang := described(code).lang) not in told:
            told.add(lang)
            yield lang, absolute(url)
        if code == SOURCE.code:
            yield "x-default", absolute(url)


def _in_our_order(translations: Translations) -> Iterable[tuple[str, str]]:
    known = dict(translations)
    return [(language.code, known[language.code]) for language in PUBLISHED if language.code in known]
