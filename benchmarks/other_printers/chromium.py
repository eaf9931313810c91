"""Chromium, kept open, printing HTML to a tagged PDF through Playwright."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
from playwright.sync_api import sync_playwright

CANDIDATES = ("chromium-headless-shell", "chromium")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def printing() -> Iterator[tuple[Callable[[str], bytes], Callable[[], float]]]:
    """What prints, and what tells the seconds of processor time that the browser has used."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, CANDIDATES)))
        before = {child.pid for child in psutil.Process().children(recursive=True)}
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        sheet = browser.new_page()

        def print_out(html: str) -> bytes:
            sheet.set_content(html)
            return sheet.pdf(format="A4", tagged=True, prefer_css_page_size=True)

        def seconds() -> float:
            children = psutil.Process().children(recursive=True)
            times = [child.cpu_times() for child in children if child.pid not in before]
            return sum(one.user + one.system for one in times)

        yield print_out, seconds
        browser.close()
