"""What a social worker types is there again: after a lost network, after the session has ended, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import assert_accessible

WRITTEN = "Vill tänka över vintern."
MORE = " Frågar om barnens skola."


@pytest.fixture
def context(browser: Browser, portal_url: str, annas_session: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=portal_url, storage_state=annas_session)
    yield context
    context.close()


@pytest.fixture
def notes(context: BrowserContext) -> Page:
    """The notes about the one person of a case of its own."""
    page = context.new_page()
    page.goto("/arenden/nytt/")
    page.fill("input[name=name]", "Idris Warsame")
    page.get_by_role("button", name="Öppna ärendet", exact=True).click()
    page.goto(page.url)
    page.locator("main").get_by_role("link", name="Anteckningar").first.click()
    return page


def kept(page: Page) -> None:
    """Wait until the server has what was typed."""
    expect(page.locator("[data-draft]")).to_contain_text(re.compile(r"bevarat.*\d\d:\d\d"), timeout=15_000)


def test_a_lost_network_loses_nothing(context: BrowserContext, notes: Page):
    notes.locator("textarea").press_sequentially(WRITTEN)
    kept(notes)
    context.set_offline(True)
    notes.locator("textarea").press_sequentially(MORE)
    expect(notes.locator("[data-draft]")).to_contain_text("ingen kontakt", timeout=15_000)
    notes.get_by_role("button", name="Spara anteckningen").click()
    expect(notes.locator("textarea")).to_have_value(WRITTEN + MORE)
    context.set_offline(False)
    kept(notes)
    notes.close()
    again = context.new_page()
    again.goto(notes.url)
    assert_accessible(again)
    again.get_by_role("link", name="Visa det jag skrev").click()
    expect(again.locator("textarea")).to_have_value(WRITTEN + MORE)
    assert_accessible(again)
    again.get_by_role("button", name="Spara anteckningen").click()
    expect(again.locator(".note-text")).to_contain_text(MORE.strip())
    expect(again.get_by_role("link", name="Visa det jag skrev")).to_have_count(0)


def test_an_ended_session_loses_nothing(context: BrowserContext, notes: Page, annas_session: Any):
    notes.locator("textarea").fill(WRITTEN)
    context.clear_cookies(name="sessionid")
    notes.get_by_role("button", name="Spara anteckningen").click()
    notes.wait_for_url("**/konto/login/**")
    expect(notes.locator("main")).to_contain_text("bevarat")
    assert_accessible(notes)
    back = re.search(r"next=([^&]+)", notes.url)
    assert back is not None
    context.add_cookies(annas_session["cookies"])
    notes.goto(back[1].replace("%3F", "?").replace("%3D", "="))
    expect(notes.locator("textarea")).to_have_value(WRITTEN)


def test_it_can_be_thrown_away(context: BrowserContext, notes: Page):
    notes.locator("textarea").press_sequentially(WRITTEN)
    kept(notes)
    notes.reload()
    notes.get_by_role("link", name="Släng det").click()
    assert_accessible(notes)
    notes.get_by_role("button", name="Släng").click()
    expect(notes.locator("textarea")).to_have_value("")
    expect(notes.get_by_role("link", name="Visa det jag skrev")).to_have_count(0)


def test_the_browser_itself_keeps_nothing(context: BrowserContext, notes: Page):
    notes.locator("textarea").press_sequentially(WRITTEN)
    kept(notes)
    stored = notes.evaluate("[localStorage.length, sessionStorage.length]")
    assert stored == [0, 0]
