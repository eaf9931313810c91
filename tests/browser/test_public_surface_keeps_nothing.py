"""A crawl of every public page: no cookie, nothing stored, nobody else asked, nothing for axe.

In Swedish; the pages of the other languages come from the same templates, and `make prove` crawls them too.
"""

import os
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Page, Request

from portal.settings.surfaces import is_staff_path
from tests.browser.asking import ALONE, answer_all, open_wizard
from tests.browser.conftest import assert_accessible

STORED = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
FOR_PROGRAMS = (".xml", ".ics", ".csv", ".json", ".atom")
CRAWLED = {"sv"}
EVERYTHING = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def _links(page: Page, portal_url: str) -> set[str]:
    found = page.eval_on_selector_all("a[href]:not([data-leave])", "links => links.map(link => link.href)")
    ours = (href for href in found if href.startswith(portal_url))
    # What programs read is no page, and behind the line for staff the staff rooms begin.
    pages = (
        href
        for href in ours
        if "/api/" not in href
        and not urlsplit(href).path.endswith(FOR_PROGRAMS)
        and not is_staff_path(href.removeprefix(portal_url))
    )
    addresses = {urldefrag(urljoin(page.url, href))[0] for href in pages}
    return _one_of_each_folder({one for one in addresses if EVERYTHING or urlsplit(one).path.split("/")[1] in CRAWLED})


def _one_of_each_folder(addresses: set[str]) -> set[str]:
    """What lies right under a language, whole; deeper down, where there are hundreds of a kind, one of each."""
    kept: dict[str, str] = {}
    for address in sorted(addresses):
        folder, _, _ = urlsplit(address).path.rstrip("/").rpartition("/")
        kept.setdefault(folder if folder.count("/") > 1 else address, address)
    return set(kept.values())


def test_no_page_sets_a_cookie_stores_anything_or_asks_a_third_party(resident: Page, portal_url: str):
    requests: list[Request] = []
    errors: list[str] = []
    resident.on("request", lambda request: requests.append(request))
    resident.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    waiting, seen = {f"{portal_url}/sv/"}, set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = resident.goto(address)
        assert response is not None
        assert response.status == 200, address
        assert "set-cookie" not in response.all_headers(), address
        assert resident.evaluate(STORED) == NOTHING, address
        assert resident.evaluate("document.documentElement.scrollWidth") <= 390, address
        assert_accessible(resident)
        waiting |= _links(resident, portal_url) - seen
    assert len(seen) >= 30  # the guidance, the wizard, and what leads to them
    assert {urlsplit(request.url).netloc for request in requests} == {urlsplit(portal_url).netloc}
    assert resident.context.cookies() == []
    assert errors == []


def test_a_whole_run_of_the_wizard_stores_nothing_and_logs_nothing(resident: Page, portal_url: str, portal_var):
    before = {path for path in portal_var.rglob("*") if "postgres" not in path.parts}
    log_before = (portal_var / "gunicorn.log").read_text()
    open_wizard(resident, "sv")
    answer_all(resident, ALONE, scripted=True)
    assert resident.evaluate(STORED) == NOTHING
    assert resident.context.cookies() == []
    assert {path for path in portal_var.rglob("*") if "postgres" not in path.parts} == before
    assert (portal_var / "gunicorn.log").read_text() == log_before
    assert urlsplit(resident.url).query == ""
