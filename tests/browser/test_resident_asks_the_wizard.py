"""A resident on a phone finds out where she stands, in her language, with and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import ALONE, answer_all, asked, choose, open_wizard, press, press_continue
from tests.browser.conftest import assert_accessible

FAMILY = {**ALONE, "household": ("yes", "3", "0"), "obstacles": ("enforcement_debt", *("none",) * 4)}


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_a_refugee_alone_reaches_her_answer(resident: Page, language: str):
    open_wizard(resident, language)
    codes = answer_all(resident, ALONE, scripted=True)
    assert len(codes) <= 6
    expect(resident.locator(".two")).to_contain_text("350\u00a0000\u00a0kr")
    expect(resident.locator(".two")).to_contain_text("168\u00a0000\u00a0kr")
    assert_accessible(resident)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_a_family_with_a_debt_reaches_its_answer_without_scripts(resident_without_javascript: Page, language: str):
    page = resident_without_javascript
    open_wizard(page, language)
    answer_all(page, FAMILY, scripted=False)
    expect(page.locator(".state.stop").first).to_be_visible()
    card = page.locator(".two")
    expect(card).to_contain_text("425\u00a0000\u00a0kr")
    expect(card).to_contain_text("575\u00a0000\u00a0kr")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")


def test_every_question_is_accessible(resident: Page):
    open_wizard(resident, "sv")
    while (code := asked(resident)) is not None:
        assert_accessible(resident)
        choose(resident, FAMILY[code])
        press_continue(resident, scripted=True)


def test_none_of_these_unticks_the_others_and_they_untick_it(resident: Page):
    open_wizard(resident, "sv")
    while asked(resident) != "obstacles":
        choose(resident, ALONE[asked(resident) or ""])
        press_continue(resident, scripted=True)
    boxes = {
        word: resident.locator(f".checks input[value={word}]") for word in ("csn_debt", "enforcement_debt", "none")
    }
    boxes["csn_debt"].check()
    boxes["enforcement_debt"].check()
    boxes["none"].check()
    assert [word for word, box in boxes.items() if box.is_checked()] == ["none"]
    boxes["csn_debt"].check()
    assert [word for word, box in boxes.items() if box.is_checked()] == ["csn_debt"]


def test_none_of_these_with_something_is_refused_without_scripts_and_loses_nothing(resident_without_javascript: Page):
    page = resident_without_javascript
    open_wizard(page, "ar")
    while asked(page) != "obstacles":
        choose(page, ALONE[asked(page) or ""])
        press_continue(page, scripted=False)
    choose(page, "csn_debt+none")
    press_continue(page, scripted=False)
    expect(page.locator(".answer .error")).to_be_visible()
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.locator(".checks input:checked").count() == 2


def test_nothing_chosen_is_said_beside_the_question_and_on_top(resident: Page):
    open_wizard(resident, "ar")
    choose(resident, ALONE["household"])
    press_continue(resident, scripted=True)
    resident.locator("#wizard .btn:not(.second)").first.click()
    expect(resident.locator(".error-summary")).to_be_focused()
    expect(resident.locator(".answer .error")).to_be_visible()
    assert_accessible(resident)


def test_a_step_back_and_another_language_keep_every_answer(resident: Page):
    open_wizard(resident, "sv")
    for _ in range(3):
        choose(resident, ALONE[asked(resident) or ""])
        press_continue(resident, scripted=True)
    here = asked(resident)
    press(resident, resident.locator(".actions button[name=ask]"), scripted=True)
    before = asked(resident)
    assert resident.locator(f"input[type=radio][value='{ALONE[before or '']}']").is_checked()
    press_continue(resident, scripted=True)
    assert asked(resident) == here
    resident.locator(".languages summary").click()
    press(resident, resident.locator(".languages button[lang=ar]"), scripted=True)
    assert asked(resident) == here
    assert resident.locator("html").get_attribute("dir") == "rtl"
    answer_all(resident, ALONE, scripted=True)
    expect(resident.locator(".two")).to_contain_text("350\u00a0000\u00a0kr")


def test_no_question_is_wider_than_a_small_phone(resident: Page):
    resident.set_viewport_size({"width": 320, "height": 640})
    open_wizard(resident, "ar")
    while (code := asked(resident)) is not None:
        assert resident.evaluate("document.documentElement.scrollWidth") <= 320, code
        choose(resident, FAMILY[code])
        press_continue(resident, scripted=True)
    assert resident.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripted", [True, False])
def test_enter_in_a_field_goes_on_in_the_same_language(
    resident: Page, resident_without_javascript: Page, scripted: bool
):
    page = resident if scripted else resident_without_javascript
    open_wizard(page, "ar")
    choose(page, ALONE["household"])
    page.locator("details:has(#on) > summary").click()
    page.locator("#on").press("Enter")
    expect(page.locator("input[name=asked]")).to_have_value("stay")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
