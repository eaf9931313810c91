"""How a journey lets each adult speak alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible


def own_address(page: Page, case: str, name: str) -> str:
    page.goto(case)
    address = page.locator(f"main a[href*='/personer/']:has-text('{name}')").first.get_attribute("href")
    assert address
    return re.sub(r"(/personer/[0-9a-f-]{36}/).*", r"\1", address)


def note_talk_alone(page: Page, person: str) -> None:
    page.goto(f"{person}samtal/")
    assert_accessible(page)
    page.check("input[name=alone][value=yes]")
    page.check("input[name=interpreter][value=phone]")
    page.check("input[name=teach_back]")
    page.locator("form:has(input[name=held_on]) button[type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert_accessible(page)


def confirm(page: Page, person: str) -> None:
    page.goto(f"{person}bekraftelse/")
    page.check("input[name=manner][value=said]")
    page.check("input[name=alone]")
    assert_accessible(page)
    page.locator("form:has(input[name=given_on]) button[type=submit]").click()
    expect(page.locator(".state.met")).to_be_visible()
