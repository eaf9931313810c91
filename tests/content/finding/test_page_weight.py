"""A page weighs at most 60 kB on the wire with everything it needs, sets no cookie and asks no third party."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.glossary.loading import load
from content.practice.addresses import LIBRARY_LANGUAGES
from content.published import PublishedPages
from content.starter_files import KEYS
from portal.settings.languages import PUBLISHED

MOST = 60_000
HEADERS = 1_500  # of each answer, with room to spare
_NEEDED = re.compile(
    r'<(?:script|img|source|iframe)[^>]*\ssrc="([^"]+)"|<link rel="(?:stylesheet|icon)" href="([^"]+)"'
)
_LISTS = (
    *("finding:search", "finding:steps", "finding:changes", "glossary:glossary"),
    *("places:municipalities", "places:organisations", "places:countries"),
    *("dialogue:questions", "dialogue:events"),
)
_LIBRARY = ("practice:practices", "practice:research")


def zipped(content: bytes) -> int:
    return len(gzip.compress(content, 6)) + HEADERS


def weighed(client: Client, url: str) -> tuple[int, dict[str, int]]:
    """How much the page is on the wire, and each of its parts."""
    response = client.get(url, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert response.headers["Content-Encoding"] == "gzip"
    assert not response.cookies
    html = gzip.decompress(response.content).decode()
    parts = {"page": len(response.content) + HEADERS}
    for address in {one or other for one, other in _NEEDED.findall(html)}:
        assert not urlsplit(address).netloc, f"{url} asks {address}"
        found = finders.find(address.removeprefix("/static/"))
        assert isinstance(found, str)
        parts[address] = zipped(Path(found).read_bytes())
    return sum(parts.values()), parts


@pytest.mark.usefixtures("guidance")
@pytest.mark.parametrize("language", [language.code for language in PUBLISHED])
def test_every_page_weighs_at_most_sixty_kilobytes(client: Client, language: str) -> None:
    load()
    pages = [page.url for page in PublishedPages.fetch().in_language(language)]
    assert len(pages) == len(KEYS) - 1
    with override(language):
        urls = [
            f"/{language}/",
            *pages,
            *(reverse(name) for name in (*_LISTS, *(_LIBRARY if language in LIBRARY_LANGUAGES else ()))),
        ]
    heaviest = max(((*weighed(client, url), url) for url in urls), key=lambda one: one[0])
    figures = f"the heaviest is {heaviest[2]} with {heaviest[0]} bytes: {heaviest[1]}"
    print(f"{language}: {figures}")  # noqa: T201  said when the test is run with -s
    assert heaviest[0] <= MOST, figures
