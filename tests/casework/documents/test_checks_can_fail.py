"""Each check finds what it is for: a document with one fault is found, and the same one without it is not."""

from collections.abc import Callable

import pytest

from tests.casework.documents import demands, placing, structure, written
from tests.casework.documents.demands import Check
from tests.casework.documents.drawn import Drawn, Element
from tests.casework.documents.harms import (
    ARABIC,
    DAY,
    GOOD,
    PAIRS,
    PICTURE,
    PLAIN_ROWS,
    ROWS,
    altered,
    beyond,
    damaged,
    good,
    hide_title,
    move_bookmark,
    not_embedded,
    notdef,
    shuffle,
    silence_language,
    speechless,
    styled,
    swap,
    to_the_edge,
    unscope,
    untag,
    untitled,
    whole,
    without_bookmarks,
    without_language,
    without_letters,
    without_title,
)
from tests.casework.documents.structure import Finding

FAULTS: dict[str, tuple[Check, Callable[[], Drawn]]] = {
    "text outside the tags": (structure.text_outside_tags, lambda: damaged(untag)),
    "two first headings": (
        structure.headings_out_of_order,
        lambda: altered('<p lang="en">', '<h1>Igen</h1><p lang="en">'),
    ),
    "no first heading": (structure.headings_out_of_order, lambda: altered("h1", "h2")),
    "a skipped heading": (structure.headings_out_of_order, lambda: altered("<h2", "<h3")),
    "a header without scope": (structure.tables_without_headers, lambda: damaged(unscope)),
    "no header": (structure.tables_without_headers, lambda: altered(ROWS, PLAIN_ROWS)),
    "rows of different length": (structure.tables_without_headers, lambda: altered("<td>4 maj 2026</td>", "")),
    "a label alone": (
        structure.labels_without_values,
        lambda: altered("Kommun: ", 'Kommun:</span></p><p><span lang="sv">'),
    ),
    "a label alone, from the right": (structure.labels_without_values, lambda: altered("العربية.", "العربية:")),
    "a list of labels and values": (structure.labels_without_values, lambda: altered(PICTURE, PAIRS)),
    "a cell without header": (structure.labels_without_values, lambda: altered(ROWS, PLAIN_ROWS)),
    "Arabic under Swedish": (
        structure.letters_in_another_language,
        lambda: altered('lang="ar" dir="rtl" class', "class"),
    ),
    "Ethiopic under Swedish": (structure.letters_in_another_language, lambda: altered(' lang="ti"', "")),
    "Cyrillic under Arabic": (structure.letters_in_another_language, lambda: altered('lang="ru"', 'lang="ar"')),
    "Swedish under Arabic": (
        structure.letters_in_another_language,
        lambda: altered(ARABIC, "En mening som ingen har översatt."),
    ),
    "no title": (structure.title_not_shown, lambda: damaged(without_title)),
    "a hidden title": (structure.title_not_shown, lambda: damaged(hide_title)),
    "no language": (structure.title_not_shown, lambda: damaged(without_language)),
    "a picture without words": (structure.pictures_without_words, lambda: damaged(speechless)),
    "no bookmarks": (placing.bookmarks_astray, lambda: damaged(without_bookmarks)),
    "a bookmark elsewhere": (placing.bookmarks_astray, lambda: damaged(move_bookmark)),
    "the end read first": (placing.read_in_another_order, lambda: damaged(shuffle)),
    "columns read from the wrong side": (placing.read_in_another_order, lambda: damaged(swap)),
    "the later above": (
        placing.read_in_another_order,
        lambda: styled("ru", "position: relative; top: -40mm"),
    ),
    "over the edge of the page": (placing.text_over_the_edge, lambda: damaged(to_the_edge)),
    "a line over another": (
        placing.text_over_text,
        lambda: styled("ti", "margin-top: -4mm"),
    ),
    "text wider than its cell": (
        placing.text_over_its_cell,
        lambda: altered(DAY, f'<td style="white-space: nowrap">{"Ett ord " * 12}'),
    ),
    "text that reaches left of its cell": (
        placing.text_over_its_cell,
        lambda: altered(DAY, '<td style="text-indent: -9mm">4 maj'),
    ),
    "a font left behind": (placing.fonts_left_behind, lambda: damaged(not_embedded)),
    "a whole font": (placing.fonts_left_behind, lambda: damaged(whole)),
    "signs without letters": (placing.signs_without_letters, lambda: damaged(without_letters)),
    "a letter that no font has": (placing.signs_without_letters, lambda: altered("Malmö", "Malm\ue123")),
    "a sign that the font lacks": (placing.letters_without_signs, lambda: damaged(beyond)),
    "the sign for none": (placing.letters_without_signs, lambda: damaged(notdef)),
    "PDF/UA: no title": (demands.breaks_pdf_ua, lambda: damaged(untitled)),
    "PDF/UA: a skipped heading": (demands.breaks_pdf_ua, lambda: altered("<h2", "<h3")),
    "PDF/UA: a picture without words": (demands.breaks_pdf_ua, lambda: damaged(speechless)),
    "PDF/UA: no language": (demands.breaks_pdf_ua, lambda: damaged(without_language)),
    "PDF/A: a font left behind": (demands.breaks_pdf_a, lambda: damaged(not_embedded)),
    "PDF/A, by another: a font left behind": (demands.not_known_to_be_pdf_a, lambda: damaged(not_embedded)),
}


def test_a_good_document_has_no_fault() -> None:
    assert demands.faults(good(), GOOD) == ""


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found(fault: str) -> None:
    check, bad = FAULTS[fault]
    assert list(check(good())) == []
    assert list(check(bad()))


def test_every_check_has_a_fault_that_it_finds() -> None:
    assert {check for check, _bad in FAULTS.values()} == {*demands.CHECKS, *demands.SLOWER}


def test_a_sentence_under_another_language_than_it_was_written_in_is_found() -> None:
    assert list(written.languages_not_as_written(good(), GOOD)) == []
    found = list(written.languages_not_as_written(damaged(silence_language), GOOD))
    assert any("English" in finding.words for finding in found)


def test_a_language_that_is_nowhere_in_the_document_is_found() -> None:
    found = written.languages_not_as_written(altered('<p lang="ti">ትግርኛ ቋንቋ</p>', ""), GOOD)
    assert any("ti" in finding.words for finding in found)


def test_a_word_that_was_not_drawn_is_found() -> None:
    assert list(written.words_lost(good(), GOOD)) == []
    hidden = altered('<p lang="en">', '<p lang="en" style="display: none">')
    assert Finding(page=0, words="not drawn: English") in written.words_lost(hidden, GOOD)


def test_a_sentence_that_nobody_translated_is_found() -> None:
    assert list(written.left_in_swedish(good(), GOOD)) == []
    (found,) = written.left_in_swedish(good(), GOOD.replace(ARABIC, "Det här är en mening på svenska."))
    assert "mening" in found.words


def test_what_is_read_is_what_was_drawn() -> None:
    """A check that reads nothing would find nothing."""
    drawn = good()
    kinds = {element.kind for element in drawn.elements()}
    assert {"H1", "H2", "P", "Table", "TH", "TD", "Figure"} <= kinds
    assert "Malmö" in "".join(run.text for run in drawn.runs)
    assert drawn.strokes
    assert placing.places(drawn, _first(drawn, "H1"))[0].foot > placing.places(drawn, _first(drawn, "Table"))[0].top


def _first(drawn: Drawn, kind: str) -> Element:
    return next(drawn.elements(kind))
