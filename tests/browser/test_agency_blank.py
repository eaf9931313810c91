"""Karin releases an agency's form, field by field; Anna fills it in from a case, and what she fetches is read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.blanks import made
from tests.blanks.appearance import letters
from tests.browser.conftest import assert_accessible, sign_in

BLANKS = "/redaktion/blanketter/"
NAME = "Blankett 11, ansökan"
MARYAM, NUMBER = "مريم الحداد", "19861124-2382"  # a birth number that is set aside for tests: nobody's
SAMI, SAMIS_NUMBER = "Sami Haddad", "20130902-2398"
BY_HAND = "Övriga upplysningar"
WRITTEN = {
    "Sokande.Namn": MARYAM,
    "Sokande.Personnummer": "198611242382",
    "Ansokan.Dag": "2026-05-04",
    "Hushall1.Namn": MARYAM,
    "Hushall1.Fodd": "1986-11-24",
    "Hushall2.Namn": SAMI,
    "Hushall2.Fodd": "2013-09-02",
    "CSN_skuld": "/Ja",
}


@dataclass(frozen=True, kw_only=True)
class Journey:
    """What Anna fetched, what the page said would be left empty, where it all is, and what the browser said to it."""

    pdf: bytes
    left: tuple[str, ...]
    version: str
    papers: str
    complaints: tuple[str, ...]

    @property
    def fields(self) -> Mapping[str, Any]:
        return pypdf.PdfReader(io.BytesIO(self.pdf)).get_fields() or {}


def look(page: Page) -> None:
    """Axe, once Wagtail's messages have come in, and whether it fits a phone."""
    page.wait_for_load_state()
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    assert_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def karin(browser: Browser, portal_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=portal_url, viewport={"width": 1280, "height": 900})
    yield sign_in(context, "karin@samordnaren.example")
    context.close()


@pytest.fixture(scope="module")
def journey(karin: Page, browser: Browser, portal_url: str, annas_session: Any) -> Iterator[Journey]:
    """The whole way, once."""
    complaints = list[str]()
    version = add_the_form(karin)
    map_its_fields(karin)
    try_and_release(karin)
    context = browser.new_context(base_url=portal_url, storage_state=annas_session)
    page = context.new_page()
    for one in (karin, page):
        one.on("console", lambda message: complaints.append(message.text))
        one.on("pageerror", lambda error: complaints.append(str(error)))
    left, pdf = fill_it_in(page)
    yield Journey(pdf=pdf, left=left, version=version, papers=page.url, complaints=tuple(complaints))
    context.close()


def add_the_form(page: Page) -> str:
    page.goto(BLANKS)
    look(page)
    page.get_by_role("link", name="Lägg till en blankett").click()
    page.get_by_role("button", name="Ladda upp").click()
    expect(page.locator("#id_file-error, .w-field__errors").first).to_be_visible()
    look(page)
    page.fill("input[name=agency]", made.OFFICE)
    page.fill("input[name=name]", NAME)
    page.fill("input[name=source]", "Påhittad, 4 maj")
    page.set_input_files(
        "input[name=file]", {"name": "blankett.pdf", "mimeType": "application/pdf", "buffer": made.for_a_household()}
    )
    page.get_by_role("button", name="Ladda upp").click()
    expect(page.locator("main")).to_contain_text("Sökandens namn")
    expect(page.locator("main")).to_contain_text("Underskrift")
    look(page)
    return page.url


def map_its_fields(page: Page) -> None:
    """The rows by their pattern, the rest one by one; some of it is suggested."""
    version = page.url
    page.get_by_role("link", name=re.compile("^Koppla rader")).click()
    look(page)
    for ends, value in (("Namn", "name"), ("Fodd", "born")):
        page.fill("input[name=pattern]", f"Hushall{{n}}.{ends}")
        page.select_option("select[name=value]", value)
        page.get_by_role("button", name="Koppla raderna").click()
        expect(page.locator(".messages")).to_contain_text("3 fält är kopplade")
    page.goto(version)
    page.get_by_role("link", name=re.compile("sida 1")).click()
    look(page)
    assert slot(page, "Sokande.Namn", "value").input_value() == "name"
    slot(page, "Sokande.Personnummer", "format").select_option("YYYYMMDDNNNN")
    slot(page, "Ansokan.Dag", "value").select_option("applied_on")
    slot(page, "Ovrigt", "value").select_option("by_hand")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator("main")).to_contain_text("Alla fält är bestämda")


def slot(page: Page, field: str, part: str) -> Any:
    return page.locator(f"fieldset:has(code:text-is('{field}')) select[name$='-{part}']")


def try_and_release(page: Page) -> None:
    page.get_by_role("link", name="Prova blanketten").click()
    look(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("En vuxen$")).first.click()
    fields = pypdf.PdfReader(Path(download.value.path())).get_fields() or {}
    assert fields["Sokande.Namn"]["/V"] == "Samir Al-Khatib"
    page.check("input[name=looked_at]")
    page.get_by_role("button", name=re.compile("provat")).click()
    page.get_by_role("link", name="Släpp blanketten").click()
    look(page)
    page.get_by_role("button", name="Släpp blanketten").click()
    expect(page.locator(".w-field__errors").first).to_be_visible()
    page.check("input[name=sure]")
    page.get_by_role("button", name="Släpp blanketten").click()
    expect(page.locator(".messages")).to_contain_text("släppt")
    look(page)


def fill_it_in(page: Page) -> tuple[tuple[str, ...], bytes]:
    page.goto("/arenden/nytt/")
    page.fill("input[name=applied_on]", "2026-05-04")
    page.fill("input[name=name]", MARYAM)
    page.fill("input[name=identity_number]", NUMBER)
    page.get_by_role("button", name="Öppna ärendet", exact=True).click()
    case = page.url
    page.get_by_role("heading", name=MARYAM).get_by_role("link").click()
    page.check("input[name=csn_debt][value=yes]")
    save(page)
    page.goto(f"{case}personer/ny/")
    page.fill("input[name=name]", SAMI)
    page.fill("input[name=identity_number]", SAMIS_NUMBER)
    save(page)
    page.goto(f"{case}underlag/")
    look(page)
    page.locator("main").get_by_role("link", name=NAME).click()
    look(page)
    left = page.locator("main li", has_text=re.compile("[Ff]ylls|skrivas")).all_inner_texts()
    page.get_by_label("det är bara till för att läsas igenom").check()
    page.get_by_role("button", name="Fyll i blanketten").click()
    look(page)
    with page.expect_download() as download:
        page.locator(".documents a.btn").first.click()
    return tuple(left), Path(download.value.path()).read_bytes()


def save(page: Page) -> None:
    """The person's own button, and not the one that shows a covered number."""
    page.locator(".person-form button.btn[type=submit]:not([name], [formaction])").click()


def test_what_was_told_stands_in_the_agencys_form_and_nothing_else(journey: Journey):
    filled = {name: field["/V"] for name, field in journey.fields.items() if field.get("/V") not in (None, "", "/Off")}
    assert filled == WRITTEN


def test_what_is_filled_in_is_read_only_and_stays_fields(journey: Journey):
    with pikepdf.open(io.BytesIO(journey.pdf)) as pdf:
        locked = {field.fully_qualified_name for field in pdf.acroform.fields if int(field.obj.get("/Ff", 0)) & 1}
    assert locked >= WRITTEN.keys()


def test_the_arabic_name_is_drawn_from_right_to_left(journey: Journey):
    """Each part of the name by its letters, the first furthest to the right: so they are drawn backwards."""
    with pikepdf.open(io.BytesIO(journey.pdf)) as pdf:
        field = next(one for one in pdf.acroform.fields if one.fully_qualified_name == "Sokande.Namn")
        drawn = letters(field.obj.AP.N)
    assert drawn.replace(" ", "") == MARYAM[::-1].replace(" ", "")


def test_the_browser_had_nothing_to_complain_of(journey: Journey):
    assert journey.complaints == ()


def test_what_is_left_empty_stands_on_the_page(journey: Journey):
    assert any(BY_HAND in line for line in journey.left)
    assert any("Underskrift" in line for line in journey.left)


def test_anna_does_not_come_into_the_coordinators_pages(journey: Journey, anna: Page):
    for address in (BLANKS, f"{BLANKS}ny/", journey.version):
        answer = anna.goto(address)
        assert answer is not None
        assert answer.status == 403
        assert NAME not in anna.content()


def test_erik_the_editor_does_not_come_in(journey: Journey, browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url)
    page = sign_in(context, "erik@samordnaren.example")
    expect(page.locator(f"a[href='{BLANKS}']")).to_have_count(0)
    for address in (BLANKS, f"{BLANKS}ny/", journey.version):
        page.goto(address)
        assert page.url == f"{portal_url}/redaktion/"
        assert NAME not in page.content()
    context.close()


def test_what_karin_withdraws_is_offered_no_more(journey: Journey, karin: Page, anna: Page):
    offered = anna.locator("main a[href*='/blankett/']", has_text=NAME)
    anna.goto(journey.papers)
    expect(offered).to_have_count(1)
    karin.goto(journey.version)
    karin.get_by_role("link", name="Dra in blanketten").click()
    look(karin)
    karin.fill("textarea[name=reason]", "Kontoret har en ny blankett.")
    karin.get_by_role("button", name="Dra in blanketten").click()
    expect(karin.locator("main")).to_contain_text("Kontoret har en ny blankett.")
    anna.reload()
    expect(offered).to_have_count(0)
