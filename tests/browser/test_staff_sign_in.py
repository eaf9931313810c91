"""The way in for staff: password and code, an invitation, and the doors that stay shut."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal import demo
from tests.browser.conftest import assert_accessible, fresh_code_of, sign_in, wait_for_a_code_that_lasts

DORIS = "doris@malmo.example"
HER_PASSWORD = "fyra vanliga ord ihop"


@pytest.fixture
def context(browser: Browser, portal_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    yield context
    context.close()


def type_password(page: Page, email: str, password: str) -> None:
    page.goto("/konto/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")


def test_bo_signs_in_with_password_and_code_and_out_again(context: BrowserContext):
    bo = next(person for person in demo.PEOPLE if person.email == "bo@malmo.example")
    page = context.new_page()
    page.goto("/arenden/")
    assert_accessible(page)
    type_password(page, bo.email, demo.PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Engångskod")
    assert_accessible(page)
    page.goto("/arenden/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Engångskod")  # the password alone opens nothing
    page.fill("input[name=code]", fresh_code_of(bo))
    page.click("main button[type=submit] >> nth=0")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mina ärenden")
    assert_accessible(page)
    page.get_by_role("button", name="Logga ut").click()
    page.goto("/arenden/")
    expect(page.locator("input[name=login]")).to_be_visible()


def test_a_wrong_password_is_said_and_the_address_is_kept(context: BrowserContext):
    page = context.new_page()
    type_password(page, "bo@malmo.example", "inte det här")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("input[name=login]")).to_have_value("bo@malmo.example")
    assert_accessible(page)


def test_helga_invites_doris_who_sets_up_her_app_and_has_an_empty_desk(
    browser: Browser, portal_url: str, context: BrowserContext
):
    link, code = invited_by_helga(context)
    hers = browser.new_context(base_url=portal_url)
    page = hers.new_page()
    page.goto(link)
    assert_accessible(page)
    page.fill("input[name=code]", code)
    page.fill("input[name=password]", HER_PASSWORD)
    page.fill("input[name=password_again]", HER_PASSWORD)
    page.click("main button[type=submit]")
    type_password(page, DORIS, HER_PASSWORD)
    assert_accessible(page)
    page.locator("summary").click()
    secret = page.locator("details code").inner_text()
    wait_for_a_code_that_lasts()
    page.fill("input[name=code]", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.click("main button[type=submit]")
    assert_accessible(page)
    page.goto("/arenden/")
    expect(page.get_by_role("heading", level=2)).to_have_text("Du har inga pågående ärenden")
    assert_accessible(page)
    hers.close()


def invited_by_helga(context: BrowserContext) -> tuple[str, str]:
    page = sign_in_helga(context)
    page.goto("/konto/kollegor/")
    assert_accessible(page)
    page.fill("input[name=name]", "Doris Dahl")
    page.fill("input[name=email]", DORIS)
    page.select_option("select[name=role]", "social_worker")
    page.click("main form button[type=submit] >> nth=0")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbjudan är klar")
    assert_accessible(page)
    return page.locator("main p[dir=ltr]").first.inner_text(), page.locator("main code").inner_text()


def sign_in_helga(context: BrowserContext) -> Page:
    """Helga has two rooms, so she comes to the page that names them."""
    helga = next(person for person in demo.PEOPLE if person.email == "helga@malmo.example")
    page = context.new_page()
    type_password(page, helga.email, demo.PASSWORD)
    page.fill("input[name=code]", fresh_code_of(helga))
    page.click("main button[type=submit] >> nth=0")
    expect(page.locator("main").get_by_role("link", name="Ärenden")).to_be_visible()
    assert_accessible(page)
    return page


def test_karin_the_coordinator_cannot_enter_case_work(context: BrowserContext):
    page = sign_in(context, "karin@samordnaren.example")
    answer = page.goto("/arenden/")
    assert answer is not None
    assert answer.status == 403
    assert_accessible(page)
