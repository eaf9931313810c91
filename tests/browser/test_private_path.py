"""A couple: she says, alone, that she is not safe. His pages stay as they were, and no document can name her."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import assert_accessible
from tests.browser.test_social_worker_prints_an_application import OMAR, RANA, add_somebody, fetched, press, tell
from tests.browser.voices import confirm, note_talk_alone, own_address

ALIKE = re.compile(r'(csrfmiddlewaretoken|request_key|draft_token)"[^>]*value="[^"]*"|nonce="[^"]*"')


@dataclass(frozen=True, kw_only=True)
class Couple:
    """A case with two adults, and the addresses of each one's pages."""

    case: str
    she: str
    he: str


@pytest.fixture(scope="module")
def page(browser: Browser, portal_url: str, annas_session: Any) -> Iterator[Page]:
    context = browser.new_context(
        base_url=portal_url, storage_state=annas_session, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def couple(page: Page) -> Couple:
    """Rana and Omar, spouses, of whom everything is told."""
    page.goto("/arenden/nytt/")
    page.fill("input[name=applied_on]", "2026-05-04")
    page.fill("input[name=name]", "Rana Saleh")
    page.select_option("select[name=language]", "ar")
    page.locator("main button[type=submit].btn").last.click()
    case = re.sub(r"(/arenden/[0-9a-f-]{36}/).*", r"\1", page.url)
    she = own_address(page, case, "Rana Saleh")
    page.goto(she)
    tell(page, RANA)
    add_somebody(page, case, OMAR)
    he = own_address(page, case, "Omar Saleh")
    page.goto(f"{case}par/")
    page.select_option("select[name=one]", label="Rana Saleh")
    page.select_option("select[name=other]", label="Omar Saleh")
    press(page, "De är ett par")
    return Couple(case=case, she=she, he=he)


def seen_by_him(page: Page, couple: Couple) -> list[str]:
    """What stands on the pages that are open while he sits beside."""
    rooms = ("", "underlag/", "par/")
    addresses = [
        *(f"{couple.case}{room}" for room in rooms),
        couple.he,
        f"{couple.he}samtal/",
        f"{couple.he}anteckningar/",
    ]
    seen = []
    for address in addresses:
        page.goto(address)
        seen.append(ALIKE.sub("", page.locator("main").inner_html()))
    return seen


@pytest.fixture(scope="module")
def answered(page: Page, couple: Couple) -> tuple[list[str], list[str]]:
    """His pages before and after she has answered alone."""
    note_talk_alone(page, couple.he)
    confirm(page, couple.he)
    note_talk_alone(page, couple.she)
    before = seen_by_him(page, couple)
    page.goto(f"{couple.she}eget-svar/")
    assert_accessible(page)
    page.check("input[name=answer][value=not_safe]")
    page.locator("form:has(input[name=answer]) button[type=submit]").click()
    expect(page.get_by_role("link", name=re.compile("020-50"))).to_be_visible()
    expect(page.get_by_role("link", name="112", exact=True)).to_have_attribute("href", "tel:112")
    assert_accessible(page)
    return before, seen_by_him(page, couple)


def test_help_is_shown_and_the_page_can_be_left_at_once(page: Page, couple: Couple, answered: object):
    page.goto(f"{couple.she}hjalp/")
    assert "Saleh" not in page.title()
    page.locator("a[rel=noreferrer]").first.click()
    expect(page).to_have_url(re.compile(r"/arenden/$"))
    assert "Saleh" not in page.content()


def test_what_he_can_see_is_as_before(answered: tuple[list[str], list[str]]):
    before, after = answered
    assert before == after


def test_no_document_can_be_made_with_her_in_it(page: Page, couple: Couple, answered: object):
    page.goto(f"{couple.case}underlag/")
    expect(page.locator("main .notice")).to_contain_text("En gemensam ansökan väntar på varje vuxen")
    expect(page.locator("form:has(select[name=language])")).to_have_count(0)
    assert_accessible(page)


def test_how_she_is_reached_is_written_for_the_named(page: Page, couple: Couple, answered: object):
    page.goto(f"{couple.she}trygghet/")
    assert_accessible(page)
    page.fill("textarea[name=contact_way]", "Via kuratorn")
    page.check("input[name=no_letters]")
    page.locator("form:has(textarea[name=contact_way]) button[type=submit]").click()
    expect(page.locator("textarea[name=contact_way]")).to_have_value("Via kuratorn")
    assert_accessible(page)
    for address in (couple.case, couple.she, f"{couple.case}underlag/", f"{couple.case}handelser/"):
        page.goto(address)
        assert "kuratorn" not in page.content()


def test_left_out_she_is_in_no_word_of_his_document(page: Page, couple: Couple, answered: object):
    page.goto(f"{couple.she}eget-svar/")
    page.check("input[name=answer][value=not_safe]")
    page.check("input[name=outward][value=left_out]")
    page.locator("form:has(input[name=answer]) button[type=submit]").click()
    page.goto(f"{couple.case}underlag/")
    page.get_by_label("det är bara till för att läsas igenom").check()
    page.locator("form:has(select[name=language]) button[type=submit]").last.click()
    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(fetched(page))).pages)
    assert "Omar Saleh" in text
    assert "Rana" not in text
    assert "1985" not in text


@pytest.mark.parametrize("room", ["samtal", "bekraftelse", "del", "eget-svar", "trygghet", "hjalp"])
def test_her_own_pages_fit_a_small_screen(page: Page, couple: Couple, answered: object, room: str):
    page.goto(f"{couple.she}{room}/")
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
