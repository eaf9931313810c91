"""Anna makes each of one person's papers and reads them back; an incomplete application needs a reason."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import page as pdf_ua
import pytest
from page import ValidationProfile
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import assert_accessible

MARYAM = {
    "name": "Maryam Aslan",
    "language": "ar",
    "born": "1986-11-24",
    "permit_status": "valid",
    "permit_ground": "refugee",
    "permit_since": "2016-03-01",
    "destination": "SY",
    "csn_debt": "yes",
}
YUSUF = {"name": "Yusuf Barakat", "born": "1984-03-12", "permit_since": "2015-11-20", "enforcement_debt": "yes"}
HIS = ("Yusuf", "Barakat", "1984", "2015-11-20", "20 november 2015", "Vill inte säga något hemma")
PAPERS = {
    "sammanfattning": "Din egen sammanfattning",
    "foljder": "Vad en flytt innebär",
    "checklista": "Dokument att samla in",
    "information": "Vad du har fått information om",
    "fullmakt": "Fullmakt",
    "brev": "Jag ber om",
}
REASON = "what is missing comes by post"


@dataclass(frozen=True, kw_only=True)
class Made:
    """Maryam's papers by the word in their address, her page, the case, and what the browser complained of."""

    papers: Mapping[str, bytes]
    hers: str
    his: str
    case: str
    complaints: tuple[str, ...]


def look(page: Page) -> None:
    """Axe, and whether it fits a phone."""
    page.wait_for_load_state()
    assert_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.url
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def page(browser: Browser, portal_url: str, annas_session: Any) -> Iterator[Page]:
    context = browser.new_context(
        base_url=portal_url, storage_state=annas_session, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def made(page: Page) -> Made:
    """A couple, of whom he has said something of his own; then all of her papers, once."""
    complaints = list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/arenden/nytt/")
    page.fill("input[name=applied_on]", "2026-05-04")
    page.fill("input[name=name]", MARYAM["name"])
    page.get_by_role("button", name="Öppna ärendet", exact=True).click()
    case = page.url
    page.get_by_role("heading", name=MARYAM["name"]).get_by_role("link").click()
    hers = page.url
    tell(page, MARYAM)
    page.goto(f"{case}personer/ny/")
    tell(page, YUSUF)
    page.goto(case)
    page.get_by_role("heading", name=YUSUF["name"]).get_by_role("link").click()
    his = page.url
    page.goto(f"{his}anteckningar/")
    page.fill("textarea", HIS[-1])
    page.get_by_role("button", name="Spara anteckningen").click()
    page.goto(f"{hers}papper/")
    look(page)
    papers = {slug: one_paper(page, hers, slug) for slug in PAPERS}
    look(page)
    return Made(papers=papers, hers=hers, his=his, case=case, complaints=tuple(complaints))


def tell(page: Page, told: Mapping[str, str]) -> None:
    for name, value in told.items():
        field = page.locator(f"main [name={name}]").first
        if field.get_attribute("type") == "radio":
            page.check(f"input[name={name}][value={value}]")
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator(".person-form button.btn[type=submit]:not([name], [formaction])").click()
    expect(page.locator(".messages .success")).to_be_visible()


def one_paper(page: Page, hers: str, slug: str) -> bytes:
    """The page where it is made, looked at; and the file."""
    page.goto(f"{hers}papper/")
    page.locator(f"main a[href$='/{slug}/']").last.click()
    expect(page.locator("select[name=language]")).to_have_value("ar")
    if slug == "brev":
        page.select_option("select[name=code]", index=1)
    if slug == "fullmakt":
        page.get_by_role("button", name="Ta fram dokumentet").click()
        expect(page.locator(".error-summary a")).to_have_count(2)
        page.check("input[name=asked][value=tax_agency]")
        page.locator("input[name=errands]").first.check()
    look(page)
    page.get_by_role("button", name="Ta fram dokumentet").click()
    expect(page.locator(".messages .success")).to_be_visible()
    return fetched(page)


def fetched(page: Page) -> bytes:
    with page.expect_download() as download:
        page.locator(".documents a.btn").first.click()
    assert re.fullmatch(r"dokument-[0-9a-f]{8}\.pdf", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes()


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in read(pdf).pages).split())


@pytest.mark.parametrize("slug", PAPERS)
def test_each_paper_is_hers_in_both_languages_and_tells_nothing_of_him(made: Made, slug: str):
    pdf = made.papers[slug]
    assert PAPERS[slug] in str(read(pdf).metadata.title)  # type: ignore[union-attr]
    assert re.search("[\u0621-\u064a]", words(pdf))
    for his in HIS:
        assert his not in words(pdf)
        assert his.encode() not in pdf


@pytest.mark.parametrize("slug", PAPERS)
def test_each_paper_can_be_spoken(made: Made, slug: str):
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A):
        assert pdf_ua.validate_pdf_bytes(made.papers[slug], profile=profile).failures == []


def test_they_stand_on_her_page_and_on_nobody_elses(made: Made, page: Page):
    page.goto(f"{made.hers}papper/")
    expect(page.locator("main .documents a.btn")).to_have_count(len(PAPERS))
    for other in (f"{made.his}papper/", f"{made.case}underlag/"):
        page.goto(other)
        expect(page.locator("main .documents a.btn")).to_have_count(0)
        assert "dokument-" not in page.content()


def test_the_browser_had_nothing_to_complain_of(made: Made):
    assert made.complaints == ()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_incomplete_application_asks_why_and_says_so_on_every_page(
    browser: Browser, portal_url: str, annas_session: Any, scripts: bool
):
    context = browser.new_context(base_url=portal_url, storage_state=annas_session, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/arenden/nytt/")
    page.fill("input[name=name]", "Idris Warsame")
    page.get_by_role("button", name="Öppna ärendet", exact=True).click()
    page.goto(f"{page.url}underlag/")
    page.select_option("select[name=language]", "en")
    page.fill("textarea[name=words]", REASON)
    page.get_by_role("button", name="Ta fram det ofullständiga underlaget").click()
    expect(page.locator(".error-summary a[href='#id_why_incomplete']")).to_be_visible()
    expect(page.locator("fieldset:has(input[name=why_incomplete]) .error")).to_be_visible()
    expect(page.locator("select[name=language]")).to_have_value("en")
    expect(page.locator("textarea[name=words]")).to_have_value(REASON)
    if scripts:
        look(page)
    page.get_by_label("det som saknas skickas in senare").check()
    page.get_by_role("button", name="Ta fram det ofullständiga underlaget").click()
    pdf = fetched(page)
    for sheet in read(pdf).pages:
        assert "Ofullständigt underlag" in sheet.extract_text()
    assert REASON not in words(pdf)
    context.close()
