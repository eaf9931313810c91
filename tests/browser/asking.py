"""Going through the wizard as a person does: read the question, choose, continue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page

Answers = Mapping[str, str | Sequence[str]]

# A refugee alone, with everything told: code of the question → word of the answer.
ALONE: Answers = {
    "household": ("no", "0", "0"),
    "stay": "valid",
    "permit_ground": "refugee",
    "obstacles": "none",
    "destination": "SY",
    "criminal_matter": "no",
    "permit_since": "unbroken",
    "previous_grant": "no",
    "csn_debt": "no",
    "enforcement_debt": "no",
    "received_there": "yes",
    "age": "under_17",
}


def open_wizard(page: Page, language: str) -> None:
    """From the language's start page to the wizard's first question, by its link."""
    page.goto(f"/{language}/")
    page.locator("main .ask a").click()
    page.locator("#wizard").wait_for()


def asked(page: Page) -> str | None:
    """The code of the question on the page; None on the result."""
    field = page.locator("input[name=asked]")
    return field.get_attribute("value") if field.count() else None


def choose(page: Page, answer: str | Sequence[str]) -> None:
    """Answer every person's part of the question: alike, once for everybody where that is offered, or one word each."""
    everybody = page.locator(".answer:has([name=everybody])")
    if not everybody.count():
        parts = page.locator(".answer")
    elif isinstance(answer, str):
        parts = everybody
    else:
        page.locator("details.each > summary").click()
        parts = page.locator("details.each .answer")
    words = [answer] * parts.count() if isinstance(answer, str) else list(answer)
    for place, word in enumerate(words):
        part = parts.nth(place)
        select = part.locator("select")
        if select.count():
            chosen = select.locator(f"option[value='{word}']").count()
            select.select_option(word if chosen else select.locator("option").nth(1).get_attribute("value"))
        elif part.locator("input[type=radio]").count():
            part.locator(f"input[type=radio][value='{word}']").check()
        elif part.locator("input[type=checkbox]").count():
            tick(part, word)
        else:
            part.locator("input").fill(word)


def tick(part: Locator, word: str) -> None:
    """Tick what a word of a check-list says, and nothing else."""
    boxes = part.locator("input[type=checkbox]")
    for place in range(boxes.count()):
        box = boxes.nth(place)
        if box.get_attribute("value") in word.split("+"):
            box.check()
        elif box.is_checked():
            box.uncheck()


def press_continue(page: Page, *, scripted: bool) -> None:
    """Continue, and wait until the next page is there."""
    press(page, page.locator("#wizard .btn:not(.second)").first, scripted=scripted)


def press(page: Page, button: Locator, *, scripted: bool) -> None:
    """Press a button of the wizard. With script the page stays and its middle is replaced."""
    if scripted:
        heading = page.locator("#question").element_handle()
        button.click()
        heading.wait_for_element_state("hidden")
        page.locator("#question").wait_for()
    else:
        with page.expect_navigation():
            button.click()


def answer_all(page: Page, answers: Answers, *, scripted: bool) -> list[str]:
    """Answer until the result is shown; returns the codes asked, in order. Fails for a question without an answer."""
    codes = []
    while (code := asked(page)) is not None:
        codes.append(code)
        choose(page, answers[code])
        press_continue(page, scripted=scripted)
    return codes
