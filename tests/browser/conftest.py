"""A portal served as the README says, on a database of its own, and a Chromium to visit it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from portal import demo
from portal.database import embedded
from tests import prepared

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
# --no-sandbox is needed as root; the rest keeps a small machine quiet.
CHROMIUM_ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys can be chosen or left out by their mark."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310  our own loopback address
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The portal did not answer at {url}")


@pytest.fixture(scope="package")
def portal_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The served portal's own var/: database, keys, log."""
    return tmp_path_factory.mktemp("portal-var")


@pytest.fixture(scope="package")
def portal_database(portal_var: Path, prepared_database: str, django_db_blocker: Any) -> None:
    """The portal's own embedded database, filled with what is prepared."""
    with django_db_blocker.unblock():
        prepared.pour(prepared_database, into=embedded.start(portal_var / "postgres"))


@pytest.fixture(scope="package")
def portal_url(portal_var: Path, portal_database: None) -> Iterator[str]:
    """The address of a portal with the starter guidance and the demo's people and cases."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    env = {
        **os.environ,
        "PORTAL_VAR": str(portal_var),
        "PUBLIC_URL": url,
        "QUICK_EXIT_URL": f"{url}/static/portal/icon.svg",
    }
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("DATABASE_URL", None)
    for command in (["build_demo"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--config", "deploy/gunicorn.py"]
    with (portal_var / "gunicorn.log").open("wb") as log:
        server = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}"], cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            _wait_for(f"{url}/sv/", server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=20)


# A page of the editors' rooms takes seconds on a small machine that does something else too.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def browser(portal_database: None) -> Iterator[Browser]:
    """One Chromium for all journeys, gone with the last: while it is open Django refuses everybody the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_ARGS, ignore_default_args=["--disable-back-forward-cache"]
        )
        yield browser
        browser.close()


@pytest.fixture
def resident(browser: Browser, portal_url: str) -> Iterator[Page]:
    """A resident on a phone."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def resident_without_javascript(browser: Browser, portal_url: str) -> Iterator[Page]:
    """A resident on a phone that runs no scripts."""
    context = browser.new_context(
        base_url=portal_url, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="package")
def annas_session(browser: Browser, portal_url: str, portal_var: Path) -> dict[str, Any]:
    """Anna's cookies after a real sign-in with password and code: a code may be used once, so she signs in once."""
    context = browser.new_context(base_url=portal_url)
    sign_in(context, "anna@malmo.example")
    state = context.storage_state()
    context.close()
    return dict(state)


_SESSIONS: dict[str, Any] = {}


def sign_in(context: BrowserContext, email: str) -> Page:
    """Be signed in as one of the demo's people: the first time with the second factor, then with the same session.

    A code is taken once, and the next one comes after thirty seconds.
    """
    person = next(person for person in demo.PEOPLE if person.email == email)
    page = context.new_page()
    context.add_cookies(_SESSIONS.get(email, []))
    page.goto("/konto/")
    if "/konto/login/" in page.url:  # the first time, or a quarter of an hour has passed
        _type_it_all(page, person)
    page.wait_for_url("**/arenden/**" if person.municipality else "**/redaktion/**")
    _SESSIONS[email] = context.cookies()
    return page


def _type_it_all(page: Page, person: demo.DemoPerson) -> None:
    page.goto("/konto/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", demo.PASSWORD)
    page.click("main button[type=submit]")
    page.fill("input[name=code]", fresh_code_of(person))
    page.click("main button[type=submit] >> nth=0")


_CODES_USED: dict[str, str] = {}


def wait_for_a_code_that_lasts() -> None:
    """A code is right for thirty seconds of the clock; one typed in the last of them may come too late."""
    left = 30 - time.time() % 30
    if left < 5:
        time.sleep(left)


def fresh_code_of(person: demo.DemoPerson) -> str:
    """A code that lasts and that no journey has used: the portal takes each one once."""
    wait_for_a_code_that_lasts()
    if _CODES_USED.get(person.email) == person.code_of_this_moment():
        time.sleep(30 - time.time() % 30)
    _CODES_USED[person.email] = code = person.code_of_this_moment()
    return code


@pytest.fixture
def anna(browser: Browser, portal_url: str, annas_session: Any) -> Iterator[Page]:
    """Anna at her desk, signed in."""
    context = browser.new_context(
        base_url=portal_url, storage_state=annas_session, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def assert_accessible(page: Page) -> None:
    """No axe violation of WCAG 2.2 A or AA, nor of best practice, on the page as it stands."""
    results = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
