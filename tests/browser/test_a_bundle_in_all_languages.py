"""Erik changes a sentence, sees what it touches, translates it and asks; Karin approves and publishes; all read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Locator, Page, expect

from portal.settings.languages import PUBLISHED, SOURCE
from tests.browser.conftest import assert_accessible, sign_in
from tests.browser.test_editor_edits_a_page import give_reasons, open_the_swedish_page, save_the_draft

TITLE, ADDRESS = "Dokument", "/sv/dokument/"
BEFORE, NOW = "Därför anger vi inga tider här.", "Fråga därför varje myndighet hur lång tid det tar."
ARABIC_BEFORE, ARABIC_NOW = "لذلك لا نذكر مدداً هنا.", "لذلك اسأل كل جهة كم تستغرق المدة."
BUNDLE, NOTE = "Väntetider", "Vi säger nu vem du frågar om väntetider."
TRANSLATED = {language.code: language.swedish_name for language in PUBLISHED if language != SOURCE}
OTHERS = set(TRANSLATED) - {"ar"}
HAS_CHANGED = "The Swedish text of this part has changed since it was translated."
# The text itself, without what is said of its parts.
WORDS = """article => {
  const copy = article.cloneNode(true);
  copy.querySelectorAll('.part-mark').forEach(mark => mark.remove());
  return copy.textContent.replace(/\\s+/g, ' ').trim();
}"""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a reader of one language meets: the title, the text, and the marks beside its parts."""

    title: str
    words: str
    marks: tuple[str, ...]


def test_a_sentence_is_changed_translated_approved_and_published_in_all_languages(browser: Browser, portal_url: str):
    before = what_readers_meet(browser, portal_url)
    assert set(before) == {"sv", *TRANSLATED}
    assert [read.marks for read in before.values()] == [()] * len(PUBLISHED)

    with at_the_desk(browser, portal_url, "erik@samordnaren.example") as erik:
        behind_before = parts_behind(erik)
        change_the_sentence(erik)
        bundle = make_a_bundle(erik)
        see_what_it_touches(erik, missing=set(TRANSLATED))
        press(erik, "Be en kollega godkänna den")
        expect(erik.locator(".messages .error")).to_contain_text(f"”{TITLE}” är inte hel på: arabiska.")
        translate_into_arabic(erik)
        erik.goto(bundle)
        see_what_it_touches(erik, missing=OTHERS)
        assert what_readers_meet(browser, portal_url) == before
        press(erik, "Be en kollega godkänna den")
        expect(erik.locator(".messages .success")).to_contain_text("En kollega är tillfrågad.")
        expect(erik.get_by_role("button", name="Godkänn hela bunten")).to_have_count(0)

        with at_the_desk(browser, portal_url, "karin@samordnaren.example") as karin:
            approve(karin)
            assert what_readers_meet(browser, portal_url) == before
            press(karin, "Publicera hela bunten nu")
            expect(karin.locator(".messages .success")).to_contain_text("Hela bunten är publicerad.")

        assert parts_behind(erik) == {code: behind_before[code] + (code in OTHERS) for code in TRANSLATED}
        see_which_languages_are_behind(erik)

    now = what_readers_meet(browser, portal_url, look_closely={"sv", "ar", "ti"})
    assert now["sv"] == Read(title=TITLE, words=before["sv"].words.replace(BEFORE, NOW), marks=())
    assert now["ar"].words == before["ar"].words.replace(ARABIC_BEFORE, ARABIC_NOW) != before["ar"].words
    assert in_language("ar", HAS_CHANGED) not in " ".join(now["ar"].marks)
    for code in OTHERS:
        assert (now[code].title, now[code].words) == (before[code].title, before[code].words), code
        assert now[code].marks == (in_language(code, HAS_CHANGED),), code
    read_what_has_changed(browser, portal_url)


@contextmanager
def at_the_desk(browser: Browser, portal_url: str, email: str) -> Iterator[Page]:
    """One of the editors, signed in; the console has nothing to complain of."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    page = sign_in(context, email)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    yield page
    assert [words for words in complaints if "Content Security Policy" in words or words.startswith("error")] == []
    context.close()


def what_readers_meet(browser: Browser, portal_url: str, look_closely: set[str] = frozenset()) -> dict[str, Read]:
    """The page in every language, as somebody finds it who has never been here."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(ADDRESS)
    links = page.eval_on_selector_all(".languages a", "all => all.map(one => one.getAttribute('href'))")
    met = {}
    for address in (ADDRESS, *dict.fromkeys(links)):
        code = address.split("/")[1]
        page.goto(address)
        met[code] = Read(
            title=page.locator("h1").inner_text(),
            words=page.locator("article .prose").evaluate(WORDS),
            marks=tuple(words.strip() for words in page.locator("article .part-mark").all_inner_texts()),
        )
        if code in look_closely:
            assert_accessible(page)
    context.close()
    return met


def in_language(code: str, words: str) -> str:
    with override(code):
        return gettext(words)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def change_the_sentence(page: Page) -> None:
    """Select the last sentence of its block with the keyboard, write over it, and answer the checks."""
    open_the_swedish_page(page, TITLE)
    text = page.locator(".public-DraftEditor-content").filter(has_text=BEFORE)
    text.click()
    page.keyboard.press("Control+End")
    for _letter in BEFORE:
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.type(NOW)
    expect(text).to_have_count(0)
    save_the_draft(page, NOW)
    give_reasons(page)


def make_a_bundle(page: Page) -> str:
    """A bundle with the page, not to be published before Arabic is whole. Gives its address."""
    page.goto("/redaktion/publicering/buntar/")
    page.get_by_role("link", name="Ny bunt", exact=True).click()
    page.fill("#id_name", BUNDLE)
    page.fill("#id_note", NOTE)
    press(page, "Spara")
    page.select_option("#id_thing", label=TITLE)
    page.check("input[name=must_be_ready][value=ar]")
    press(page, "Lägg den i bunten")
    expect(page.locator(".messages .success")).to_contain_text("Den ligger i bunten")
    return page.url


def see_what_it_touches(page: Page, *, missing: set[str]) -> None:
    """The bundle's page: the one sentence in Swedish, and one part in each language that lacks it."""
    section = page.get_by_role("region", name=TITLE)
    changed = section.locator("table tr")
    expect(changed).to_have_count(1)
    expect(changed.locator(".addition")).to_contain_text(["myndighet"])
    languages = section.locator("li")
    expect(languages).to_have_count(len(TRANSLATED))
    for code, name in TRANSLATED.items():
        stands = r"1 av \d+ delar är inte översatta" if code in missing else "hel"
        required = r"\(måste vara hel\)" if code == "ar" else ""
        expect(row_of(languages, name)).to_have_text(re.compile(rf"^\s*{name}:\s+{stands}\s*{required}\s*$"))


def row_of(rows: Locator, name: str) -> Locator:
    return rows.filter(has_text=re.compile(rf"^\s*{name}\b"))


def translate_into_arabic(page: Page) -> None:
    """Erik finds the one part that waits for him, and writes over its last sentence."""
    page.goto("/redaktion/oversattningar/")
    page.get_by_role("link", name="arabiska", exact=True).click()
    row_of(page.locator("main tr"), TITLE).get_by_role("link", name="Översättningens delar").click()
    part = page.locator("main tr").filter(has=page.locator("textarea[name=text]"))
    expect(part).to_have_count(1)
    expect(part.locator("[lang=sv]").first).to_contain_text(NOW)
    expect(part.locator("[lang=sv] q").first).to_contain_text(BEFORE)
    text = part.locator("textarea[name=text]")
    text.fill(text.input_value().replace(ARABIC_BEFORE, ARABIC_NOW))
    part.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text("Delen är sparad.")
    expect(part).to_contain_text("Sparad, men inte publicerad ännu.")
    expect(text).to_have_value(re.compile(re.escape(ARABIC_NOW)))


def approve(page: Page) -> None:
    """Karin finds the bundle on her first page, reads what it changes, and approves it whole."""
    page.goto("/redaktion/")
    page.get_by_role("region", name="Buntar").get_by_role("link", name=BUNDLE).click()
    see_what_it_touches(page, missing=OTHERS)
    press(page, "Godkänn hela bunten")
    expect(page.locator(".messages .success")).to_contain_text("Bunten är godkänd.")


def parts_behind(page: Page) -> dict[str, int]:
    """The overview's column of parts behind the Swedish, by language."""
    page.goto("/redaktion/oversattningar/")
    expect(page.locator("main thead th").nth(4)).to_have_text("Efter svenskan")
    codes = {name: code for code, name in TRANSLATED.items()}
    rows = page.locator("main tbody tr")
    return {
        codes[row.get_by_role("link").first.inner_text()]: int(row.locator("td").nth(4).inner_text())
        for row in rows.all()
    }


def see_which_languages_are_behind(page: Page) -> None:
    """What the change touches, told beside the Swedish page: one part, in every language but Arabic."""
    open_the_swedish_page(page, TITLE)
    number = re.search(r"/pages/(\d+)/", page.url)
    assert number
    page.goto(f"/redaktion/oversattningar/andring/{number.group(1)}/")
    changed = page.locator("main tbody tr")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text(BEFORE)
    expect(changed).to_contain_text(NOW)
    told = changed.locator("td").last
    expect(told).to_contain_text(f"{len(OTHERS)}:")
    for code, name in TRANSLATED.items():
        assert (name in re.split(r"[,:]\s*", told.inner_text().strip())) == (code in OTHERS), code


def read_what_has_changed(browser: Browser, portal_url: str) -> None:
    """The note, on the page that tells readers what is new."""
    context = browser.new_context(base_url=portal_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/sv/andringar/")
    note = page.locator("ol.changes li").filter(has_text=NOTE)
    expect(note).to_have_count(1)
    expect(note.get_by_role("link", name=TITLE)).to_have_attribute("href", re.compile(re.escape(ADDRESS)))
    assert_accessible(page)
    context.close()
