"""The way out: one press, or Shift three times, and no step is left to go back to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import ALONE, asked, choose, open_wizard, press_continue


def _click(page: Page) -> None:
    page.locator("[data-leave]").click()


def _shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way_out", [_click, _shift_three_times])
def test_the_way_out_leaves_no_step_in_the_history(resident: Page, way_out: Callable[[Page], None]):
    open_wizard(resident, "sv")
    entries = resident.evaluate("history.length")
    for _ in range(4):
        choose(resident, ALONE[asked(resident) or ""])
        press_continue(resident, scripted=True)
    assert resident.evaluate("history.length") == entries
    way_out(resident)
    resident.wait_for_url("**/icon.svg")
    resident.go_back()
    expect(resident.locator("main h1")).to_be_visible()
    assert resident.locator("#wizard").count() == 0


def test_going_back_after_another_page_shows_no_answer(resident: Page):
    open_wizard(resident, "sv")
    for _ in range(3):
        choose(resident, ALONE[asked(resident) or ""])
        press_continue(resident, scripted=True)
    resident.goto("/sv/dina-uppgifter/")
    resident.go_back()
    resident.wait_for_load_state()
    assert resident.locator("input[type=hidden][value=valid]").count() == 0


def test_without_scripts_the_way_out_is_still_a_link_that_tells_nothing(resident_without_javascript: Page):
    page = resident_without_javascript
    page.goto("/ar/")
    link = page.locator("[data-leave]")
    assert "noreferrer" in (link.get_attribute("rel") or "")
    link.click()
    page.wait_for_url("**/icon.svg")
