"""The result can be taken along: a code, a picture of it, and what to know about both."""

import re
from urllib.parse import unquote

import pytest
import segno
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from eligibility.asking.roster import MOST_PERSONS
from eligibility.carrying import unpack
from eligibility.carrying.pictures import MASK, QUIET, picture_of
from tests.eligibility.asker import TODAY, Asker

CODE = re.compile(r'<p class="code"[^>]*>(.*?)</p>', re.DOTALL)


def code_on(asker: Asker) -> str:
    """The code as it is read: groups with hyphens."""
    [written] = CODE.findall(asker.text)
    return re.sub(r"<[^>]*>|\s", "", written)


def answered(asker: Asker, **household: object) -> Asker:
    asker.start(**household)  # type: ignore[arg-type]
    asker.answer_all()
    return asker


def test_the_code_on_the_result_holds_the_answers(asker: Asker) -> None:
    carried = unpack(code_on(answered(asker, partner=True, children=1)))
    sent = {name: value for name, value in asker.form.fields.items() if name in carried.answers.words}
    assert carried.answers.words == sent
    assert carried.answers.roster is not None
    assert len(carried.answers.roster.members) == 3
    assert (carried.made, carried.on) == (TODAY, None)


def test_it_is_short_enough_to_copy_by_hand(asker: Asker) -> None:
    assert len(code_on(answered(asker)).replace("-", "")) <= 20
    assert len(code_on(answered(asker, partner=True, children=3)).replace("-", "")) <= 40


def test_another_day_than_today_goes_along(asker: Asker) -> None:
    carried = unpack(code_on(answered(asker, on="2026-02-01")))
    assert str(carried.on) == "2026-02-01"


@override_settings(PUBLIC_URL="https://vagval.example/")
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_the_picture_leads_to_the_page_in_the_same_language_with_the_code_kept_from_the_server(
    asker: Asker, language: str
) -> None:
    asker.language = language
    answered(asker)
    with translation.override(language):
        page = f"https://vagval.example{reverse('eligibility:continue_from_a_code')}"
    assert picture_of(f"{page}#{code_on(asker)}").path in asker.text
    assert unquote(page.removeprefix("https://")) in asker.text


def test_the_picture_is_the_one_that_segno_draws() -> None:
    text = "https://vagval.example/sv/fortsatt-med-kod/#V405-1081-N8A4-0KJF"
    picture = picture_of(text)
    black = {
        (int(x) + more, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", picture.path)
        for more in range(int(length))
    }
    squares = segno.make_qr(text, error="m", mask=MASK).matrix
    assert black == {
        (x + QUIET, y + QUIET) for y, line in enumerate(squares) for x, square in enumerate(line) if square
    }
    assert picture.size == len(squares) + 2 * QUIET


def test_the_picture_needs_no_style_and_no_script_and_says_what_it_is(asker: Asker) -> None:
    [svg] = [one for one in re.findall(r"<svg.*?</svg>", answered(asker).text, re.DOTALL) if "globe" not in one]
    assert "style" not in svg
    assert 'role="img"' in svg
    assert 'aria-label="QR picture' in svg


def test_the_code_reads_from_left_to_right_in_arabic(asker: Asker) -> None:
    asker.language = "ar"
    assert '<p class="code" dir="ltr"' in answered(asker).text


def test_it_says_what_the_code_holds_who_can_read_it_and_that_it_is_kept_nowhere(asker: Asker) -> None:
    text = answered(asker).text
    for said in (
        "no names and no identity numbers",
        "Whoever has the code or the picture can read your answers.",
        "We keep no copy.",
        "You need not.",
    ):
        assert said in text


def test_it_is_folded_on_the_screen(asker: Asker) -> None:
    """On paper it is open: portal.css unfolds what is printed, and wizard.js does where that is not enough."""
    [section] = re.findall(r'<section class="take-along".*?</section>', answered(asker).text, re.DOTALL)
    assert '<details class="counted">' in section
    assert "<details open" not in section


def test_a_question_that_is_not_answered_yet_has_no_code(asker: Asker) -> None:
    assert not CODE.findall(asker.start().text)


def test_the_largest_household_has_a_picture_too(asker: Asker) -> None:
    answered(asker, partner=True, children=MOST_PERSONS - 2)
    assert len(unpack(code_on(asker)).answers.roster.members) == MOST_PERSONS  # type: ignore[union-attr]


def test_a_picture_can_be_drawn_for_the_longest_code_there_is() -> None:
    longest = picture_of("https://vagval.example/" + "%D9" * 30 + "#" + "V405-" * 40)
    assert longest.size < 110
