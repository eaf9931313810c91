"""Erik changes a sentence of the guidance, Karin approves it, and a reader meets it at once."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import assert_accessible, sign_in

ADDRESS = "/sv/vad-du-lamnar/"
# The editor writes what was typed into the form a moment later.
TAKEN_DOWN = "words => [...document.querySelectorAll('input[type=hidden]')].some(field => field.value.includes(words))"
SENTENCE = "Den här meningen skrev Erik i dag."


def test_erik_changes_a_sentence_karin_approves_it_and_a_reader_meets_it(browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    page = sign_in(context, "erik@samordnaren.example")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_the_swedish_page(page, "Vad du lämnar")
    text = page.locator(".public-DraftEditor-content").filter(has_text="flyktingstatus").first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {SENTENCE}")
    save_the_draft(page, SENTENCE)  # the checks read what is saved
    page.locator("footer .w-dropdown__toggle").click()
    expect(page.locator("footer [name=action-publish]")).to_have_count(0)
    page.locator("footer [name=action-submit]").click()
    expect(page.locator(".messages .error").first).to_be_visible()
    expect(page.locator(".help-warning").first).to_contain_text("hemland")
    give_reasons(page)
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("footer [name=action-submit]").click()
    expect(page.locator(".messages .success").first).to_be_visible()
    page.goto("/redaktion/pages/")
    assert [words for words in complaints if "Content Security Policy" in words or words.startswith("error")] == []
    context.close()
    approve(browser, portal_url)

    reader = browser.new_context(base_url=portal_url).new_page()
    reader.goto(ADDRESS)
    expect(reader.locator("main")).to_contain_text(SENTENCE)
    expect(reader.locator("main")).not_to_contain_text("{section_payment}")
    assert_accessible(reader)
    reader.context.close()


def open_the_swedish_page(page: Page, title: str) -> None:
    """From the editors' first page, by its search."""
    page.goto("/redaktion/")
    page.fill("main input[name=q]", title)
    page.keyboard.press("Enter")
    swedish = page.locator("main tr").filter(has=page.get_by_text("Svenska", exact=True))
    swedish.get_by_role("link", name=title).first.click()


def save_the_draft(page: Page, typed: str) -> None:
    """Once what was typed last has come into the form."""
    page.wait_for_function(TAKEN_DOWN, arg=typed)
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def give_reasons(page: Page) -> None:
    """What the checks find in this page is right as it is, and Erik says why."""
    editor = page.url
    page.locator(".help-warning a").first.click()
    page.wait_for_url("**/publicering/kontroller/**")  # and the whole page: what is counted is there
    reasons = page.locator("main textarea")
    while left := reasons.count():
        reasons.first.fill("Ordet står i lagtexten, och dagen bestäms i december.")
        page.locator("main form button[type=submit]").first.click()
        expect(reasons).to_have_count(left - 1)
    page.goto(editor)


def approve(browser: Browser, portal_url: str) -> None:
    """Karin finds it on her first page, looks at what was changed, and approves it."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    page = sign_in(context, "karin@samordnaren.example")
    page.goto("/redaktion/")
    row = page.locator("tr").filter(has_text="Vad du lämnar").filter(has=page.locator(".w-dropdown__toggle"))
    compare = page.locator("a[href*='/revisions/compare/live...']").first.get_attribute("href")
    page.goto(str(compare))
    expect(page.locator("main")).to_contain_text(SENTENCE)
    page.goto("/redaktion/")
    row.first.locator(".w-dropdown__toggle").first.click()
    page.locator("[data-workflow-action-url*='/approve/'], form[action*='/approve/'] button").first.click()
    expect(page.locator("main")).to_contain_text(SENTENCE)
    context.close()


def test_a_reader_who_follows_the_editors_address_is_asked_to_sign_in(browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url)
    page = context.new_page()
    page.goto("/redaktion/pages/")
    expect(page).to_have_url(f"{portal_url}/konto/login/?next=/redaktion/pages/")
    context.close()
