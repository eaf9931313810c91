"""A resident takes the answers along: to a social worker's desk, and to another phone with and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.asking import ALONE, answer_all, open_wizard
from tests.browser.conftest import assert_accessible


@pytest.fixture(scope="module")
def taken(browser: Browser, portal_url: str) -> Iterator[tuple[str, str]]:
    """The code and the address on an Arabic result, as they are on the paper."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    open_wizard(page, "ar")
    answer_all(page, ALONE, scripted=True)
    section = page.locator(".take-along")
    section.locator("summary").click()
    expect(section.locator("svg[role=img]")).to_be_visible()
    assert_accessible(page)
    code = re.sub(r"\s", "", section.locator("p.code").inner_text())
    yield code, section.locator(".address").inner_text()
    context.close()


def test_it_is_on_the_paper_although_it_is_folded_on_the_screen(resident: Page):
    open_wizard(resident, "sv")
    answer_all(resident, ALONE, scripted=True)
    code = resident.locator(".take-along p.code")
    expect(code).not_to_be_visible()
    resident.emulate_media(media="print")
    expect(code).to_be_visible()
    expect(resident.locator(".take-along svg")).to_be_visible()


def test_another_phone_goes_on_from_the_picture_with_one_press(resident: Page, taken: tuple[str, str]):
    code, address = taken
    requests: list[Request] = []
    resident.on("request", lambda request: requests.append(request))
    resident.goto(f"http://{address}#{code}")
    expect(resident.locator("#code")).to_have_value(code)
    expect(resident.locator("#code-scanned")).to_be_visible()
    expect(resident.locator("#continue")).to_be_focused()
    assert "#" not in resident.url
    assert_accessible(resident)
    assert [request for request in requests if request.method == "POST"] == [], "nothing is sent before the press"
    resident.keyboard.press("Enter")
    expect(resident.locator(".take-along")).to_be_attached()
    assert_accessible(resident)
    assert not [request for request in requests if code in request.url or code[:9] in request.url]
    assert resident.evaluate("history.length") <= 2, "the code's page and the result are one step"
    assert resident.context.cookies() == []


def test_the_picture_scanned_while_the_page_is_open_fills_it_too(resident: Page, taken: tuple[str, str]):
    code, address = taken
    resident.goto(f"http://{address}")
    resident.evaluate("code => { window.location.hash = code }", code)
    expect(resident.locator("#code")).to_have_value(code)


def test_a_link_within_the_page_is_not_taken_for_a_code(resident: Page, taken: tuple[str, str]):
    resident.goto(f"http://{taken[1]}#content")
    expect(resident.locator("#code")).to_have_value("")


def test_without_script_the_code_is_typed(resident_without_javascript: Page, taken: tuple[str, str]):
    code, address = taken
    page = resident_without_javascript
    page.goto(f"http://{address}#{code}")
    expect(page.locator("#code")).to_have_value("")
    page.fill("#code", code[:-4])
    page.click("#continue")
    expect(page.locator("#code-error")).to_be_visible()
    expect(page.locator("#code")).to_have_value(code[:-4])
    page.fill("#code", code.lower().replace("-", " "))
    page.click("#continue")
    expect(page.locator(".take-along")).to_be_attached()


def test_a_slip_is_said_and_the_language_can_be_changed_with_what_was_typed(resident: Page, taken: tuple[str, str]):
    code, address = taken
    slip = code[:-1] + ("7" if code[-1] != "7" else "8")
    resident.goto(f"http://{address}")
    resident.fill("#code", slip)
    resident.click("#continue")
    expect(resident.locator(".error-summary")).to_be_focused()
    assert_accessible(resident)
    resident.locator(".languages summary").click()
    resident.locator(".languages").get_by_role("button", name="Svenska", exact=True).click()
    expect(resident.locator("html")).to_have_attribute("lang", "sv")
    expect(resident.locator("#code")).to_have_value(slip)


def test_anna_types_the_code_sees_what_it_fills_in_and_opens_the_case(anna: Page, taken: tuple[str, str]):
    code, address = taken
    anna.goto("/arenden/")
    anna.locator("main a[href$='/fran-kod/']").click()
    assert_accessible(anna)
    anna.fill("input[name=code]", f"https://{address}#{code}")
    anna.keyboard.press("Enter")  # as a scanner does
    facts = anna.locator("section.group").first.locator("dl.facts").first
    expect(facts).to_contain_text("Syrien")
    expect(facts).to_contain_text("Flykting")
    assert_accessible(anna)
    anna.fill("input[name=name_you]", "Rana Saleh")
    anna.select_option("select[name=language]", "ar")
    anna.locator("main form button[type=submit]").click()
    expect(anna.locator("#id_client_is_here_error")).to_be_visible()
    expect(anna.locator("input[name=name_you]")).to_have_value("Rana Saleh")
    anna.check("input[name=client_is_here]")
    anna.locator("main form button[type=submit]").click()
    anna.wait_for_url(re.compile(r"/arenden/[0-9a-f-]{36}/$"))
    expect(anna.get_by_role("heading", name="Rana Saleh")).to_be_visible()
    anna.get_by_role("heading", name="Rana Saleh").get_by_role("link").click()
    expect(anna.locator("select[name=destination]")).to_have_value("SY")
    expect(anna.locator("select[name=permit_ground]")).to_have_value("refugee")
    expect(anna.locator("input[name=born]")).to_have_value("")
    expect(anna.locator("input[name=permit_since]")).to_have_value("")


def test_nothing_of_it_is_in_the_servers_log_or_on_its_disk(taken: tuple[str, str], portal_var):
    """The last of these journeys: by now the code has been sent by residents and by Anna."""
    parts = [part.encode() for part in (taken[0], taken[0].replace("-", ""), "-".join(taken[0].split("-")[:3]))]
    for path in portal_var.rglob("*"):
        if path.is_file() and not path.is_socket():
            held = path.read_bytes()
            assert not any(part in held for part in parts), path
