"""A municipality puts our lines into a page of its own: its visitors ask the wizard there, and it learns nothing."""

from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.asking import ALONE, answer_all
from tests.browser.conftest import assert_accessible

WHAT_THE_PAGE_READS = """() => {
  try { return document.querySelector("iframe").contentDocument?.body.innerText ?? null } catch { return null }
}"""
LINES = {"sv": "/sv/for-program-och-kommuners-webbplatser/", "ar": "/ar/للبرامج-ومواقع-البلديات/"}


def lines_given(page: Page, portal_url: str, language: str) -> str:
    """The lines to copy, as they stand on our page for municipal sites."""
    page.goto(portal_url + LINES[language])
    assert_accessible(page)
    return unescape(page.locator("pre.lines code").first.inner_text())


@pytest.fixture
def municipal_site() -> Iterator[HTTPServer]:
    """Another site than ours, on this machine: Chromium keeps public sites from addresses such as ours here."""

    class OnePage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(self.server.page.encode())  # type: ignore[attr-defined]

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), OnePage)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def show(page: Page, site: HTTPServer, lines: str) -> Frame:
    """The municipality's own page with the lines in it; what the frame then shows."""
    site.page = f"<!DOCTYPE html><html lang='sv'><title>Flytta</title><main><h1>Flytta</h1>{lines}</main></html>"  # type: ignore[attr-defined]
    page.goto(f"http://127.0.0.1:{site.server_port}/", wait_until="networkidle")
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    return frame


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_a_visitor_asks_the_wizard_inside_the_municipalitys_page(
    resident: Page, portal_url: str, municipal_site: HTTPServer, language: str
):
    frame = show(resident, municipal_site, lines_given(resident, portal_url, language))
    frame.locator("#wizard").wait_for()
    answer_all(frame, ALONE, scripted=False)
    assert "350\u00a0000" in frame.locator("main").inner_text()
    assert resident.url == f"http://127.0.0.1:{municipal_site.server_port}/"
    assert resident.context.cookies() == []
    assert resident.evaluate(WHAT_THE_PAGE_READS) is None


@pytest.mark.parametrize("address", ["/sv/", "/sv/kan-jag-fa-bidrag/", "/sv/kod/", "/konto/login/"])
def test_no_other_page_of_ours_is_shown_in_a_frame(
    resident: Page, portal_url: str, municipal_site: HTTPServer, address: str
):
    frame = show(resident, municipal_site, f"<iframe src='{portal_url}{address}'></iframe>")
    assert frame.url.startswith("chrome-error:")
    assert not frame.locator("main").count()
