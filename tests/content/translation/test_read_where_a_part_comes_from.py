"""A reader sees, part by part, who translated and who checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation

from content.checking import record_translation_check
from content.pieces import mapped, pieces
from content.provenance import TranslatedBy, provenance_of
from content.translation.checking import check_parts
from content.translation.shown import take_stock
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.pages import LANGUAGES, address, page_of
from tests.content.translation.conftest import KEY, plain_paragraph, reword, shown

pytestmark = pytest.mark.usefixtures("guidance")


def checked(karin: User, orders: set[int], language: str = "ar") -> int:
    page = page_of(KEY, language)
    return check_parts(by=karin, page=page, orders=orders, checked_by="Karin Ek", checked_on=date(2026, 11, 20))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "sv"])
def test_what_comes_with_the_portal_is_machine_made_and_unchecked_in_every_part(language: str) -> None:
    for key in ("start", "the-grant", KEY):
        provenance = provenance_of(page_of(key, language))
        assert provenance.total > 10
        assert provenance.is_uniform
        assert (provenance.checked, provenance.by_person, provenance.behind, provenance.missing) == (0, 0, 0, 0)
        assert all(part.translated_on and part.swedish_of and part.tool for part in provenance.parts)


@pytest.mark.usefixtures("english")
def test_a_page_of_one_kind_says_so_once_and_marks_nothing(client: Client) -> None:
    html = client.get(address(KEY, "ar")).content.decode()
    assert "part-mark" not in html
    assert html.count("Machine translated. No person has checked it yet.") == 2  # on top, and in the list
    assert "from the Swedish text of" in html


@pytest.mark.usefixtures("english")
def test_a_checked_part_is_counted_on_top_and_marked_in_its_place(client: Client, karin: User) -> None:
    part = plain_paragraph()
    row = next(row for row in shown("ar") if row.swedish_id == part.string_id)
    assert checked(karin, {row.order}) == 1
    html = client.get(address(KEY, "ar")).content.decode()
    total = provenance_of(page_of(KEY, "ar")).total
    assert f"Parts that a person has checked: 1 of {total}." in html
    place = html.index('class="part-mark"')
    assert row.data[:20] in html[place - 3000 : place]
    assert "Machine translated. Checked by Karin Ek on" in html[place:]


def test_a_check_is_of_this_text_alone(karin: User) -> None:
    part = plain_paragraph()
    [row] = [row for row in shown("ar") if row.swedish_id == part.string_id]
    checked(karin, {row.order})
    StringTranslation.objects.filter(
        translation_of=part.string, context=part.context, locale__language_code="ar"
    ).update(data="نص آخر")
    page = page_of(KEY, "ar")
    for block in page.body:
        if hasattr(block.value, "source"):
            block.value.source = block.value.source.replace(row.data, "نص آخر")
    page.save_revision().publish()
    [row] = [row for row in shown("ar") if row.swedish_id == part.string_id]
    assert (row.data, row.checked_on) == ("نص آخر", None)


def test_what_is_behind_cannot_be_checked(karin: User) -> None:
    part = plain_paragraph()
    reword(part.string.data, "Något helt annat står här nu.")
    [row] = [row for row in shown("ar") if row.is_behind]
    assert checked(karin, {row.order}) == 0


def test_vouching_for_a_whole_page_vouches_for_every_part_and_outlasts_a_change_in_one(karin: User) -> None:
    told: dict[str, Any] = {"checked_by": "Karin Ek", "checked_on": date(2026, 11, 20)}
    record_translation_check(by=karin, page=page_of(KEY, "ar"), translated_by=TranslatedBy.PERSON, **told)
    provenance = provenance_of(page_of(KEY, "ar"))
    assert provenance.checked == provenance.by_person == provenance.total
    part = plain_paragraph()
    reword(part.string.data, "Något helt annat står här nu.")
    provenance = provenance_of(page_of(KEY, "ar"))
    assert provenance.checked == provenance.total
    assert provenance.behind == 1


def test_taking_the_word_for_a_page_back_takes_it_back_from_every_part(karin: User) -> None:
    told: dict[str, Any] = {"translated_by": TranslatedBy.MACHINE}
    record_translation_check(by=karin, page=page_of(KEY, "ar"), checked_by="Karin", checked_on=date(2026, 1, 2), **told)
    record_translation_check(by=karin, page=page_of(KEY, "ar"), checked_by="", checked_on=None, **told)
    assert provenance_of(page_of(KEY, "ar")).checked == 0


def test_a_text_that_an_editor_writes_on_the_page_itself_is_a_persons() -> None:
    page = page_of(KEY, "ar")
    page.intro = "مقدمة كتبها محرر"
    page.save_revision().publish()
    [part] = provenance_of(page_of(KEY, "ar")).by_path["intro"]
    assert (part.made_by, part.checked_on, part.is_missing) == (TranslatedBy.PERSON, None, False)


def test_taking_stock_twice_changes_nothing() -> None:
    def state() -> list[tuple[object, ...]]:
        return [(row.context_id, row.data, row.matches_id, row.made_by, row.swedish_of) for row in shown("ar")]

    before = state()
    take_stock(page_of(KEY, "ar"))
    assert state() == before


def test_karin_checks_parts_on_the_editors_page(client: Client, karin: User) -> None:
    page = page_of(KEY, "ar")
    url = f"/redaktion/oversattningar/delar/{page.pk}/"
    html = signed_in(client, karin).get(url).content.decode()
    assert plain_paragraph().string.data in html
    orders = [str(row.order) for row in shown("ar")[:3]]
    told = {"part": [*orders, "x", "9" * 50], "checked_by": "Karin Ek, samordnaren", "checked_on": "2026-11-20"}
    assert client.post(url, told).status_code == 302
    assert [row.checked_by for row in shown("ar")][:4] == ["Karin Ek, samordnaren"] * 3 + [""]


@pytest.mark.parametrize("told", [{"checked_by": "Karin"}, {"checked_by": "Karin", "checked_on": "2999-01-01"}, {}])
def test_half_a_check_is_no_check(client: Client, karin: User, told: dict[str, str]) -> None:
    url = f"/redaktion/oversattningar/delar/{page_of(KEY, 'ar').pk}/"
    assert signed_in(client, karin).post(url, {"part": "1", **told}).status_code == 200
    assert not any(row.checked_on for row in shown("ar"))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<h2>Ett</h2><p>Två <b>tre</b></p><ul><li>Fyra</li><li>Fem</li></ul>", ["Ett", "Två tre", "Fyra", "Fem"]),
        ("<p></p><p> <br/></p><p>Ett<br/>två</p>", ["Ett två"]),
        ("<ul><li>Ett<ul><li>Två</li></ul></li></ul>", ["Ett", "Två"]),
    ],
)
def test_a_text_is_cut_where_wagtail_localize_cuts_it(html: str, words: list[str]) -> None:
    from wagtail_localize.strings import extract_strings

    assert pieces(html) == words
    assert [" ".join(value.render_text().split()) for value, _ in extract_strings(html)[1]] == words


def test_a_mark_stands_after_its_piece_and_not_inside_a_heading() -> None:
    html = mapped("<h2>Ett</h2><p>Två</p>", lambda number, piece: (piece, f"[{number}]"))
    assert html == "<h2>Ett</h2><p>[0]</p><p>Två [1]</p>"
