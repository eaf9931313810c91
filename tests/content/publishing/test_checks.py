"""What the checks find in a text, and what they leave alone."""

from __future__ import annotations

from time import process_time

import pytest

from content.publishing.checks import Check, CheckedText, Finding, Passage, findings, urging_words
from content.publishing.tellers import text_of
from content.publishing.texts_checked import findings_of
from content.starter_files import KEYS
from tests.content.pages import page_of

# A page that says what is never done has to say the words; a passport of the country fled from is what it is.
KNOWN = {
    ("what-you-give-up", "hemlandet"),
    ("what-you-give-up", "hemland"),
    ("what-we-never-do", "du borde flytta"),
    ("what-we-never-do", "erbjuden"),
}


def found_in(html: str, kind: str = "text", **told: object) -> list[Finding]:
    passage = Passage(field="body", number=0, html=html, kind=kind)
    return findings(CheckedText(passages=(passage,), **told))  # type: ignore[arg-type]


def checks_in(html: str, **told: object) -> list[Check]:
    return [one.check for one in found_in(html, **told)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Passa på nu!",
        "Du kan få upp till {adult_amount}.",
        "Vi motiverar dig att flytta.",
        "Det är en ny start.",
        "Migrationsverket erbjuder ett bidrag.",
        "Vår <b>mål</b>grupp är stor.",
        "Hemvändare berättar.",
        "Äntligen.",
    ],
)
def test_a_word_that_urges_is_found_with_why_and_what_instead(text: str) -> None:
    [one] = found_in(f"<p>{text}</p>")
    assert one.check is Check.URGING
    assert one.why
    assert one.instead


@pytest.mark.parametrize(
    "text",
    ["Beslutet ska motiveras.", "Du kan ansöka.", "Förmågan att arbeta.", "En avlägsen by.", "Det finns möjligheter."],
)
def test_a_word_that_only_looks_like_one_is_left_alone(text: str) -> None:
    assert checks_in(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "text",
    ["frivilligt återvändande", "Frivillig återvändare", "frivilligt <b>återvändande</b>", "återvända frivilligt",
     "återvändande som är frivilligt", "frivilligt och tryggt återvändande"],
)  # fmt: skip
def test_voluntary_is_not_put_beside_return(text: str) -> None:
    assert checks_in(f"<p>Om {text}.</p>") == [Check.VOLUNTARY_RETURN]


@pytest.mark.parametrize("text", ["frivillig återvandring", "återvändande efter avslag", "Det är frivilligt."])
def test_voluntary_repatriation_is(text: str) -> None:
    assert checks_in(f"<p>Om {text}.</p>") == []


@pytest.mark.parametrize("amount", ["350 000 kr", "350\u00a0000\u00a0kronor", "25.000 kr", "600 tusen kronor", "5 kr"])
def test_an_amount_written_by_hand_is_found(amount: str) -> None:
    [one] = found_in(f"<p>Du betalar {amount} för det.</p>")
    assert (one.check, one.found) == (Check.TYPED_AMOUNT, amount)


@pytest.mark.parametrize("text", ["{adult_amount}", "2025:970", "8 §", "18 år", "den 15 april 2026", "kr"])
def test_another_number_is_not(text: str) -> None:
    assert checks_in(f"<p>Se {text}.</p>") == []


def test_an_amount_needs_what_it_costs_and_who_decides_beside_it() -> None:
    money = frozenset({"adult_amount"})
    assert checks_in("<p>Bidraget är {adult_amount}.</p>", money=money) == [Check.WITHOUT_COST]
    assert checks_in("<p>Bidraget är {adult_amount}. Tillståndet upphör.</p>", money=money) == [Check.WITHOUT_COST]
    whole = "<p>Bidraget är {adult_amount}. Migrationsverket beslutar. Uppehållstillståndet upphör.</p>"
    assert checks_in(whole, money=money) == []
    amount = Passage(field="body", number=1, html="<p>Bidraget är {adult_amount}.</p>")
    cost = Passage(field="body", number=0, html="<p>Migrationsverket beslutar. Uppehållstillståndet upphör.</p>")
    assert findings(CheckedText(passages=(cost, amount), money=money)) == []


def test_a_page_needs_a_source_a_day_and_easy_swedish() -> None:
    needs = {"needs_source": True, "needs_review_date": True, "needs_easy_swedish": True}
    assert checks_in("<p>Text.</p>", **needs) == [Check.NO_SOURCE, Check.NO_REVIEW_DATE, Check.NO_EASY_SWEDISH]


def test_a_hard_text_is_found_with_its_longest_sentence() -> None:
    hard = "Förutsättningarna för utbetalning fastställs av tillsynsmyndigheten efter kompletterande handläggning. "
    [one] = found_in(f"<p>{hard * 4}</p>", ceiling=35)
    assert one.check is Check.HARD_TO_READ
    assert "tillsynsmyndigheten" in one.found
    assert checks_in("<p>" + "Du bor här. Du vill veta mer. Vi svarar dig. " * 4 + "</p>", ceiling=35) == []


@pytest.mark.parametrize("picture", ['<img src="x">', '<embed embedtype="image" id="1" alt=""/>'])
def test_a_picture_needs_words(picture: str) -> None:
    assert checks_in(f"<p>{picture}</p>") == [Check.NO_ALT_TEXT]
    assert checks_in('<p><img src="x" alt="En karta"></p>') == []


def test_a_finding_is_another_one_when_its_text_changes() -> None:
    [one], [same] = found_in("<p>Äntligen.</p>"), found_in("<p>Äntligen.</p>")
    [other] = found_in("<p>Äntligen klart.</p>")
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_how_the_editor_stores_a_text_makes_no_other_finding_of_it() -> None:
    [one], [same] = found_in("<p>Äntligen <b>här</b>.</p>"), found_in('<p data-block-key="a1">Äntligen <b>här</b>.</p>')
    assert one.fingerprint == same.fingerprint


def test_a_source_is_called_what_it_is_called() -> None:
    assert found_in("<p>SOU 2024:53, Ny start? 5 kr.</p>", kind="sources") == []


def test_every_word_of_the_list_has_its_reason() -> None:
    assert len(urging_words()) >= 15
    assert all(word.why.endswith(".") and word.instead.endswith(".") for word in urging_words())


@pytest.mark.usefixtures("guidance")
@pytest.mark.parametrize("key", KEYS)
def test_the_starter_pages_pass_but_for_what_is_known(key: str) -> None:
    page = page_of(key, "sv")
    found = [told.finding for told in findings_of(page)]
    # Nobody has checked our texts yet, so nobody has said when to do it again.
    assert Check.NO_REVIEW_DATE in [one.check for one in found]
    others = {(key, one.found) for one in found if one.check is not Check.NO_REVIEW_DATE}
    assert {(key, found.lower()) for key, found in others} <= KNOWN
    assert text_of(page).passages


def test_a_column_of_figures_is_read_in_no_time() -> None:
    before = process_time()
    assert Check.TYPED_AMOUNT not in checks_in("1 " * 5000)
    assert process_time() - before < 5
