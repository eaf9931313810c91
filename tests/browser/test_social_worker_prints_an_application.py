"""Anna sits down with a family and goes from her list of cases to the application that they sign."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from eligibility.law import Assessment, Household, PermitGround, PermitStatus, Person, assess, payments_of
from tests.browser.conftest import assert_accessible, sign_in
from tests.browser.voices import confirm, note_talk_alone, own_address
from tests.casework.documents.test_application_pdf import elements, is_arabic, pages

ON = date(2026, 5, 4)
SETTLED: Mapping[str, str] = {
    "swedish_citizen": "no",
    "permit_status": "valid",
    "permit_since": "2016-03-01",
    "permit_unbroken": "yes",
    "resident": "yes",
    "settle_permanently": "yes",
    "destination": "SY",
    "received_there": "yes",
    "previous_grant": "no",
    "csn_debt": "no",
    "enforcement_debt": "no",
    "criminal_matter": "no",
}
RANA = {**SETTLED, "born": "1985-04-03", "permit_ground": "refugee"}
OMAR = {**SETTLED, "name": "Omar Saleh", "born": "1982-01-20", "permit_ground": "refugee"}
LEA = {**SETTLED, "name": "Lea Saleh", "born": "2015-03-20", "permit_ground": "ties", "ties_to": "Rana Saleh"}
NOT_TOLD = ("csn_debt",)  # by Omar


def what_the_law_says() -> Assessment:
    """The same household, told to the law itself."""

    def person(id: str, told: Mapping[str, str], **more: Any) -> Person:
        words = {name: value == "yes" for name, value in told.items() if value in ("yes", "no")}
        return Person(
            id=id,
            born=date.fromisoformat(told["born"]),
            permit_status=PermitStatus(told["permit_status"]),
            permit_ground=PermitGround(told["permit_ground"]),
            permit_since=date.fromisoformat(told["permit_since"]),
            destination=told["destination"],
            **{**words, **more},
        )

    omar = person("omar", OMAR, csn_debt=None)
    people = (person("rana", RANA), omar, person("lea", LEA, ties_to="rana"))
    return assess(Household(persons=people, couples=(("rana", "omar"),)), ON)


def kronor(amount: int) -> str:
    return f"{amount:,} kr".replace(",", " ")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The case that Anna opened, the document she fetched, and what the browser complained of meanwhile."""

    case: str
    pdf: bytes
    complaints: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(pages(self.pdf))


@pytest.fixture(scope="module")
def printed(browser: Browser, portal_url: str, annas_session: Any) -> Iterator[Printed]:
    """The whole way, once: every page on it looked at by axe."""
    context = browser.new_context(base_url=portal_url, storage_state=annas_session)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    case = open_a_case(page)
    tell(page, RANA)
    add_somebody(page, case, {name: value for name, value in OMAR.items() if name not in NOT_TOLD})
    add_somebody(page, case, LEA)
    pair_the_parents(page, case)
    note_what_rana_was_told(page, case)
    for name in ("Rana Saleh", "Omar Saleh"):
        adult = own_address(page, case, name)
        note_talk_alone(page, adult)
        confirm(page, adult)
    pdf = make_the_document(page, case)
    yield Printed(case=case, pdf=pdf, complaints=tuple(complaints))
    context.close()


def press(page: Page, words: str) -> None:
    """Press a button, or follow a link, of the page's middle."""
    page.locator("main").get_by_role("button", name=words, exact=True).or_(
        page.locator("main").get_by_role("link", name=words, exact=True)
    ).first.click()


def open_a_case(page: Page) -> str:
    page.goto("/arenden/")
    assert_accessible(page)
    press(page, "Öppna ett ärende")
    assert_accessible(page)
    page.fill("input[name=applied_on]", ON.isoformat())
    page.fill("input[name=name]", "Rana Saleh")
    page.select_option("select[name=language]", "ar")
    press(page, "Öppna ärendet")
    assert_accessible(page)
    case = page.url
    page.get_by_role("heading", name="Rana Saleh").get_by_role("link").click()
    return case


def tell(page: Page, told: Mapping[str, str]) -> None:
    """Fill in what was told on a person's page, and save."""
    for name, value in told.items():
        if page.locator(f"select[name={name}]").count():
            page.select_option(f"select[name={name}]", label=value) if name == "ties_to" else page.select_option(
                f"select[name={name}]", value
            )
        elif page.locator(f"input[type=radio][name={name}]").count():
            page.check(f"input[name={name}][value={value}]")
        else:
            page.fill(f"input[name={name}]", value)
    assert_accessible(page)
    page.locator(".person-form button.btn[type=submit]:not([name])").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert_accessible(page)


def add_somebody(page: Page, case: str, told: Mapping[str, str]) -> None:
    page.goto(case)
    press(page, "Lägg till en person")
    tell(page, told)


def pair_the_parents(page: Page, case: str) -> None:
    page.goto(case)
    page.locator(".steps-main").get_by_role("link", name="Vilka som är ett par", exact=True).click()
    assert_accessible(page)
    page.select_option("select[name=one]", label="Rana Saleh")
    page.select_option("select[name=other]", label="Omar Saleh")
    press(page, "De är ett par")
    expect(page.locator(".pair")).to_contain_text("Rana Saleh och Omar Saleh")
    assert_accessible(page)


def note_what_rana_was_told(page: Page, case: str) -> None:
    page.goto(case)
    page.locator("#person-1").get_by_role("link", name="Lämnad information").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rana Saleh")
    page.check("input[name=topics][value=voluntary]")
    page.check("input[name=topics][value=children]")
    press(page, "Spara")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert_accessible(page)


def make_the_document(page: Page, case: str) -> bytes:
    page.goto(case)
    assert_accessible(page)
    page.locator(".steps-main").get_by_role("link", name="Underlaget (PDF)").click()
    expect(page.locator("main")).to_contain_text("Omar Saleh: Skuld hos CSN")
    expect(page.locator("select[name=language]")).to_have_value("ar")
    assert_accessible(page)
    assert_accessible(page)
    page.get_by_label("det som saknas skickas in senare").check()
    press(page, "Ta fram det ofullständiga underlaget")
    assert_accessible(page)
    return fetched(page)


def fetched(page: Page) -> bytes:
    with page.expect_download() as download:
        page.locator(".documents a.btn").first.click()
    assert re.fullmatch(r"dokument-[0-9a-f]{8}\.pdf", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes()


def test_the_document_names_everybody_and_says_every_amount_of_the_law(printed: Printed):
    grant = what_the_law_says().grant
    assert 0 < grant.min < grant.max
    paid = [payment.amount for payment in payments_of(grant.min, ON)]
    for amount in (grant.min, grant.max, *paid):
        assert kronor(amount) in printed.text
    for name in ("Rana Saleh", "Omar Saleh", "Lea Saleh"):
        assert name in printed.text


def test_the_document_speaks_swedish_and_says_which_parts_are_arabic(printed: Printed):
    assert "Underlag till ansökan om återvandringsbidrag" in printed.text
    assert "på heder och samvete" in printed.text
    found = list(elements(printed.pdf))
    assert {language.partition("-")[0] for _, language, text in found if text.strip()} >= {"sv", "ar"}
    assert all(language == "ar" for _, language, text in found if is_arabic(text))
    swedish = re.compile(r"\b(och|inte|som|det)\b")
    assert [text for _, language, text in found if language == "ar" and swedish.search(text)] == []


def test_the_document_has_a_title_and_numbered_pages(printed: Printed):
    reader = PdfReader(io.BytesIO(printed.pdf))
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Underlag till ansökan om återvandringsbidrag")
    sheets = pages(printed.pdf)
    assert len(sheets) <= 5  # four, and what is missing in it
    for number, text in enumerate(sheets, start=1):
        assert f"Sida {number} av {len(sheets)}" in text
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_what_was_not_told_is_not_no_and_who_has_not_been_informed_is_said(printed: Printed):
    assert re.search(r"Inte besvarat.{0,200}Skuld hos CSN.{0,120}Inte uppgivet", printed.text)
    assert "Ingen information är antecknad som lämnad till person 2." in printed.text


def test_there_is_one_signature_for_each_adult_and_none_for_the_child(printed: Printed):
    signatures = printed.text[printed.text.index("Underskrifter") :]
    assert signatures.count("Namnförtydligande") == 2
    assert "Lea Saleh" not in signatures


def test_the_browser_had_nothing_to_complain_of(printed: Printed):
    assert printed.complaints == ()


def test_a_document_that_is_older_than_the_facts_says_so(printed: Printed, anna: Page):
    anna.goto(printed.case)
    expect(anna.locator(".steps-main")).to_contain_text("nr 1")
    anna.get_by_role("heading", name="Omar Saleh").get_by_role("link").click()
    tell(anna, {"csn_debt": "no"})
    anna.goto(printed.case)
    expect(anna.locator(".steps-main")).to_contain_text("ändrat sedan dess")
    anna.goto(f"{printed.case}underlag/")
    expect(anna.locator(".notice", has_text="Ta fram ett nytt")).to_be_visible()
    assert_accessible(anna)


@pytest.mark.parametrize("room", ["dag", "par", "personer/ny", "handlaggare", "handelser", "avsluta"])
def test_the_other_rooms_of_the_case_are_accessible_too(printed: Printed, anna: Page, room: str):
    anna.goto(f"{printed.case}{room}/")
    assert_accessible(anna)
    anna.set_viewport_size({"width": 320, "height": 640})
    assert anna.evaluate("document.documentElement.scrollWidth") <= 320


def test_anna_gets_there_without_scripts_and_loses_nothing_by_mistakes(
    browser: Browser, portal_url: str, annas_session: Any
):
    context = browser.new_context(base_url=portal_url, storage_state=annas_session, java_script_enabled=False)
    page = context.new_page()
    page.goto("/arenden/nytt/")
    page.fill("input[name=applied_on]", ON.isoformat())
    page.fill("input[name=name]", "Idris Warsame")
    page.fill("input[name=identity_number]", "19780903-2390")
    press(page, "Öppna ärendet")
    expect(page.locator(".error-summary")).to_contain_text("Personnummer")
    expect(page.locator("input[name=name]")).to_have_value("Idris Warsame")
    expect(page.locator("input[name=identity_number]")).to_have_value("19780903-2390")
    page.fill("input[name=identity_number]", "")
    press(page, "Öppna ärendet")
    case = page.url
    page.locator("main").get_by_role("link", name=re.compile("^Anteckningar")).first.click()
    page.fill("textarea", "Vill veta vad som händer med pensionen.")
    press(page, "Spara anteckningen")
    expect(page.locator(".note-text")).to_contain_text("pensionen")
    page.goto(f"{case}underlag/")
    page.select_option("select[name=language]", "en")
    press(page, "Ta fram det ofullständiga underlaget")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("select[name=language]")).to_have_value("en")
    page.get_by_label("det är bara till för att läsas igenom").check()
    press(page, "Ta fram det ofullständiga underlaget")
    text = " ".join(pages(fetched(page)))
    assert "Basis for an application for a repatriation grant" in text
    assert "Inte uppgivet" in text
    assert "pensionen" not in text
    context.close()


def test_cecilia_cannot_open_annas_case(printed: Printed, browser: Browser, portal_url: str):
    context = browser.new_context(base_url=portal_url)
    page = sign_in(context, "cecilia@goteborg.example")
    for address in (printed.case, f"{printed.case}underlag/", f"{printed.case}handelser/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        assert "Saleh" not in page.content()
    assert_accessible(page)
    context.close()
