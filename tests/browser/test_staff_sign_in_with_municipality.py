"""The way in through a municipality's own identity provider, with both redirects, in a real browser.

The portal is at 127.0.0.1 and the provider at localhost: to the browser two sites, as in life.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.provider.serving import PASSWORD, ServedProvider, serve_provider
from tests.browser.conftest import ROOT, assert_accessible

LUND = "1281"


def manage(portal_url: str, portal_var: Path, *command: str, **extra: str) -> str:
    env = {**os.environ, "PORTAL_VAR": str(portal_var), "PUBLIC_URL": portal_url, **extra}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def lunds_provider(
    portal_url: str, portal_var: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedProvider]:
    people = [("fia", "fia@lund.example", ""), ("hedda", "hedda@lund.example", ""), ("gun", "gun@lund.example", "loa2")]
    uris = [f"{portal_url}/konto/kommun/{LUND}/svar/"]
    folder = tmp_path_factory.mktemp("lunds-provider")
    with serve_provider(folder, host="localhost", redirect_uris=uris, people=people) as served:
        named = ["--issuer", served.issuer, "--client-id", served.client_id]
        manage(portal_url, portal_var, "identity_provider", "set", LUND, *named, IDENTITY_PROVIDER_SECRET=served.secret)
        yield served
        manage(portal_url, portal_var, "identity_provider", "take_away", LUND)


def sign_in_over_there(page: Page, served: ServedProvider, person: str) -> None:
    expect(page.locator("input[name=password]")).to_be_visible()
    assert page.url.startswith(served.issuer)
    page.fill("input[name=login]", person)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")


def sign_in_with_lund(page: Page) -> None:
    page.goto("/konto/login/")
    page.locator(f"a[href^='/konto/kommun/{LUND}/']").click()


def test_fia_accepts_her_invitation_and_signs_in_again_from_the_sign_in_page(
    browser: Browser, portal_url: str, portal_var: Path, lunds_provider: ServedProvider
) -> None:
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    refused_by_policy: list[str] = []
    page.on("console", lambda message: refused_by_policy.append(message.text) if message.type == "error" else None)
    link, code = invited(portal_url, portal_var)

    page.goto(link)
    expect(page.locator("input[type=password]")).to_have_count(0)
    assert_accessible(page)
    page.fill("input[name=code]", code)
    page.click("main button[type=submit]")
    assert_accessible(page)
    page.locator("main a.btn").click()
    sign_in_over_there(page, lunds_provider, "fia")
    page.wait_for_url(f"{portal_url}/arenden/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/konto/2fa/")
    assert_accessible(page)

    page.locator("header form button").click()
    page.wait_for_url("**/konto/login/")
    assert_accessible(page)
    sign_in_with_lund(page)  # over there she is signed in still
    page.wait_for_url(f"{portal_url}/arenden/**")
    assert refused_by_policy == [], "no policy of ours stops the way there or back"
    cookies = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
    assert [(cookie["sameSite"], cookie["httpOnly"]) for cookie in cookies] == [("Lax", True)]
    context.close()


def invited(portal_url: str, portal_var: Path, person: str = "fia") -> tuple[str, str]:
    named = ["--name", f"{person.title()} Frisk", "--role", "social_worker", "--municipality", LUND]
    told = manage(portal_url, portal_var, "invite", f"{person}@lund.example", *named).splitlines()
    return told[0].removeprefix("Link: "), told[1].removeprefix("Code: ")


def test_without_scripts_the_way_is_the_same(
    browser: Browser, portal_url: str, portal_var: Path, lunds_provider: ServedProvider
) -> None:
    context = browser.new_context(base_url=portal_url, java_script_enabled=False)
    page = context.new_page()
    link, code = invited(portal_url, portal_var, "hedda")
    page.goto(link)
    page.fill("input[name=code]", code)
    page.click("main button[type=submit]")
    page.locator("main a.btn").click()
    sign_in_over_there(page, lunds_provider, "hedda")
    page.wait_for_url(f"{portal_url}/arenden/**")
    context.close()


def test_gun_who_signs_in_too_weakly_is_told_calmly(
    browser: Browser, portal_url: str, lunds_provider: ServedProvider
) -> None:
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    sign_in_with_lund(page)
    sign_in_over_there(page, lunds_provider, "gun")
    expect(page.locator("main code")).to_have_text("acr")
    assert_accessible(page)
    assert not [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
    page.locator("main a.btn").click()
    page.wait_for_url("**/konto/login/")
    context.close()


def test_another_sites_link_stops_at_our_own_page(
    browser: Browser, portal_url: str, lunds_provider: ServedProvider
) -> None:
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    page.goto(f"{lunds_provider.issuer}/login/")
    page.evaluate("address => { location.href = address }", f"{portal_url}/konto/kommun/{LUND}/")
    page.wait_for_url(f"{portal_url}/konto/login/?kommun={LUND}")
    expect(page.locator(f"a[href^='/konto/kommun/{LUND}/']")).to_be_visible()
    assert_accessible(page)
    page.goto("/konto/kommun/?namn=lund")
    assert_accessible(page)
    context.close()
