"""Karin goes through every page of the editors' rooms that is ours: whoever works there can use each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from inspect import unwrap
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page, TimeoutError

from tests.browser.conftest import sign_in

ROOMS = "redaktion/"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
# The menu and the frame are Wagtail's, and the same on every page: axe looks at them once, on the first.
OURS = {
    "include": [["#main"], [".desk-notices"]],
    # Wagtail's field for a longer text has no name of its own: the label names the block around it.
    "exclude": [[".public-DraftEditor-content"]],
}
# The forms of these are Wagtail's, and what stands in them is ours.
FORMS_AND_LISTS = ("list", "add", "edit")
PAGE_EDITOR = f"{ROOMS}pages/<int:page_id>/edit/"
# Where a link stands in a menu of Wagtail's, or on the second of its kind: the page beside it of the same text.
BESIDE = {
    f"{ROOMS}oversattningar/andring/<int:page_id>/": PAGE_EDITOR,
    f"{ROOMS}publicering/lasare-utanfor/sida/<int:page_id>/": PAGE_EDITOR,
    f"{ROOMS}dialog/fraga/<int:pk>/publicera/": f"{ROOMS}dialog/fragor/edit/<int:pk>/",
    f"{ROOMS}god-praxis/<int:pk>/": f"{ROOMS}god-praxis/exempel/edit/<int:pk>/",
}

# What nobody looks at here, by its name, and why.
LEFT_OUT = {
    "only something sent is answered": (
        "translate_part by_machine take_out ask approve send_back publish_bundle give_up take_back close_link "
        "practice_begin practice_publish practice_return practice_withdraw blanks_withdraw blanks_rows"
    ),
    "files": "po dialogue_talks_csv blanks_file blanks_sample",
    "a part of a list, for a script": "list_results",
    "nobody may": "delete missing closed closed_for_publishing",
    "nothing of the kind has happened in the demo": (
        "content_take_back_reading practice_erase blanks_add_version blanks_version blanks_sheet blanks_more_people "
        "blanks_try blanks_release"
    ),
}
# There is no note on a change in the demo; the form for a new one is the same.
NOTES = f"{ROOMS}snippets/finding/changenote/"
NO_NOTE = f"{NOTES}edit/<int:pk>/"

# What of ours stands out of the window, but for what can be scrolled by itself.
STANDS_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = element => {
    for (let one = element.parentElement; one && one.id !== 'main'; one = one.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX)) return true;
    return false;
  };
  return [...document.querySelectorAll('#main .nice-padding *, .desk-notices *')]
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > wide + 1 && !scrolls(one))
    .slice(0, 3).map(one => one.outerHTML.slice(0, 120));
}"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One page, as it was met."""

    address: str
    status: int
    is_there: bool  # and has not been led elsewhere
    language: str | None
    faults: tuple[str, ...]
    stands_out: tuple[str, ...]


def test_every_page_of_ours_answers_in_swedish(walked: dict[str, Seen]) -> None:
    assert [seen for seen in walked.values() if (seen.status, seen.is_there, seen.language) != (200, True, "sv")] == []


def test_axe_finds_no_fault_in_any_of_them(walked: dict[str, Seen]) -> None:
    assert {seen.address: seen.faults for seen in walked.values() if seen.faults} == {}


def test_on_a_telephone_nothing_stands_out_sideways(walked: dict[str, Seen]) -> None:
    assert {seen.address: seen.stands_out for seen in walked.values() if seen.stands_out} == {}


def test_no_page_of_ours_is_left_out(walked: dict[str, Seen]) -> None:
    """A new page is met where a link leads to it; where none does, this says so."""
    missing = {route: name for route, name in pages_of_ours() if route not in walked and not is_left_out(name)}
    assert missing.keys() <= {NO_NOTE}


@pytest.fixture(scope="module")
def walked(browser: Browser, portal_url: str) -> dict[str, Seen]:
    """Each of them once, by its route, in one window of somebody who is signed in. Links lead from one to the next."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    page = sign_in(context, "karin@samordnaren.example")
    assert violations(page, None) == ()
    bundle = make_a_bundle(page)
    wanted = dict(pages_of_ours())
    waiting = {route: f"/{route}" for route, name in wanted.items() if has_no_parts(route) and not is_left_out(name)}
    seen: dict[str, Seen] = {}
    while route := next((one for one in waiting if one not in seen), None):
        # A form is the same when it is empty: axe looks at it with something in it.
        is_seen_filled = wanted[route] == "add" and not route.startswith(NOTES)
        seen[route] = look(page, waiting[route], with_axe=not is_seen_filled)
        for found, address in [*led_to(page), *beside(route, waiting[route])]:
            if found in wanted and not is_left_out(wanted[found]):
                waiting.setdefault(found, address)
    give_up(page, bundle)
    context.close()
    return seen


def look(page: Page, address: str, *, with_axe: bool) -> Seen:
    page.set_viewport_size({"width": 1280, "height": 900})
    response = page.goto(address)
    assert response
    faults = violations(page, OURS) if with_axe else ()
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    return Seen(
        address=address,
        status=response.status,
        is_there=urlsplit(page.url).path == urlsplit(address).path,
        language=page.locator("html").get_attribute("lang"),
        faults=faults,
        stands_out=tuple(page.evaluate(STANDS_OUT)),
    )


def settle(page: Page) -> None:
    """Wagtail moves what stands beside a form a moment after the window has changed."""
    with suppress(TimeoutError):
        page.wait_for_function(f"() => ({STANDS_OUT})().length === 0", timeout=1500)


def violations(page: Page, where: dict[str, list[list[str]]] | None) -> tuple[str, ...]:
    found = Axe().run(page, context=where, options=RULES).response["violations"]
    return tuple(f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"])


def led_to(page: Page) -> Iterator[tuple[str, str]]:
    """The links of the page that stay in these rooms, each with its route."""
    for address in page.eval_on_selector_all("#main a[href]", "all => all.map(one => one.href)"):
        parts = urlsplit(address)
        if parts.path.startswith(f"/{ROOMS}"):
            try:
                yield resolve(parts.path).route, address
            except Resolver404:
                continue


def beside(route: str, address: str) -> Iterator[tuple[str, str]]:
    """The other pages of the same text."""
    number = re.search(r"/(\d+)/", address)
    for other, one in BESIDE.items():
        if one == route and number:
            yield other, "/" + re.sub(r"<.+>", number.group(1), other)


def make_a_bundle(page: Page) -> str:
    """One with an answer in it, for there is none in the demo. Gives its address."""
    page.goto("/redaktion/publicering/buntar/ny/")
    page.fill("#id_name", "Att titta på")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.select_option("#id_thing", page.locator("#id_thing option[value^=faq-]").first.get_attribute("value"))
    page.get_by_role("button", name="Lägg den i bunten", exact=True).click()
    return page.url


def give_up(page: Page, bundle: str) -> None:
    """Others find the texts as they were."""
    page.goto(bundle)
    page.get_by_role("button", name="Lägg ned bunten", exact=True).click()


def pages_of_ours() -> Iterator[tuple[str, str]]:
    """The route and the name of every page in these rooms that we have made, or made with Wagtail's forms."""
    for route, space, pattern in _all(get_resolver().url_patterns):
        view = unwrap(pattern.callback)
        of_ours = getattr(view, "view_class", view).__module__.startswith(("content.", "portal."))
        of_texts = space.startswith("wagtailsnippets_") and pattern.name in FORMS_AND_LISTS
        if route.startswith(ROOMS) and (of_ours or of_texts or route == PAGE_EDITOR):
            yield route, pattern.name or view.__name__


def _all(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _all(one.url_patterns, route, one.namespace or space)
        else:
            yield route, space, one


def has_no_parts(route: str) -> bool:
    return not set(route) & set("<(^")


def is_left_out(name: str) -> bool:
    return name in " ".join(LEFT_OUT.values()).split()
