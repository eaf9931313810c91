"""Erik changes a sentence of the guidance, and a reader meets it at once."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.conftest import assert_accessible, sign_in

ADDRESS = "/sv/vad-du-lamnar/"
# The editor writes what was typed into the form a moment later.
TAKEN_DOWN = "words => [...document.querySelectorAll('input[type=hidden]')].some(field => field.value.includes(words))"
SENTENCE = "Den här meningen skrev Erik i dag."


def test_erik_changes_a_sentence_and_a_reader_meets_it(browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    page = sign_in(context, "erik@samordnaren.example")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.fill("main input[name=q]", "Vad du lämnar")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="Vad du lämnar").first.click()
    text = page.locator(".public-DraftEditor-content").filter(has_text="flyktingstatus").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {SENTENCE}")
    page.wait_for_function(TAKEN_DOWN, arg=SENTENCE)
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("footer [name=action-publish]").click()
    expect(page.locator(".messages .success")).to_contain_text("publicerad")
    page.goto("/redaktion/pages/")
    assert [words for words in complaints if "Content Security Policy" in words or words.startswith("error")] == []
    context.close()

    reader = browser.new_context(base_url=portal_url).new_page()
    reader.goto(ADDRESS)
    expect(reader.locator("main")).to_contain_text(SENTENCE)
    expect(reader.locator("main")).not_to_contain_text("{section_payment}")
    assert_accessible(reader)
    reader.context.close()


def test_a_reader_who_follows_the_editors_address_is_asked_to_sign_in(browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    page.goto("/redaktion/pages/")
    expect(page).to_have_url(f"{portal_url}/konto/login/?next=/redaktion/pages/")
    context.close()
