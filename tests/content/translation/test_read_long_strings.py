"""A file with a very long string takes no longer than its length, and what is no string is told with its line."""

from __future__ import annotations

import polib
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from content.translation.matching import must_match
from content.translation.po import read_po
from content.translation.po_lines import in_whole_lines

MEGABYTE = 1_000_000
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def of_many_lines(size: int) -> str:
    """A file with one string of so many letters, ten to a line."""
    lines = '"0123456789"\n' * (size // 10)
    return f'{HEAD}msgctxt "a:b"\nmsgid "Ett"\nmsgstr ""\n{lines}'


def read_by_polib(text: str) -> list[tuple[str | None, str, str, list[str]]]:
    return [(one.msgctxt, one.msgid, one.msgstr, one.flags) for one in polib.pofile(f"{text}\n")]


def test_each_string_is_on_one_line_and_each_line_keeps_its_number() -> None:
    text = '# by hand\n#, fuzzy\nmsgid ""\n"a "\n"b"\nmsgstr "c "\n\n"d"\n#~ msgid "x"\n#~ msgstr "y"'
    assert in_whole_lines(text).split("\n") == ["", "#, fuzzy", 'msgid "a b"', "", "", 'msgstr "c d"', "", "", "", ""]


# polib breaks lines at more signs than it escapes.
words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from('\n\t\\"'), min_size=1)


@settings(max_examples=30, deadline=None)
@given(st.lists(words, min_size=1, max_size=5), st.integers(20, 80))
def test_polib_reads_the_same_of_it(texts: list[str], width: int) -> None:
    po = polib.POFile(wrapwidth=width)
    for number, text in enumerate(texts):
        po.append(
            polib.POEntry(msgctxt=f"{number}:x", msgid=f"Ord {number}", msgstr=text, flags=["fuzzy"][number % 2 :])
        )
    written = str(po)
    assert read_by_polib(in_whole_lines(written)) == read_by_polib(written)


def test_a_megabyte_in_one_string_is_read_in_one_addition() -> None:
    lines = in_whole_lines(of_many_lines(MEGABYTE)).splitlines()
    strings = [line for line in lines if line.startswith('"')]
    assert strings == []  # what polib would add to what it has, at the price of copying it
    assert len(next(line for line in lines if line.startswith("msgstr") and len(line) > 100)) > MEGABYTE


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b"\n"c', 3),
        ('msgid "a"\nmsgstr "b"\n"c\\"', 3),
        ('msgid "a"\nmsgstr "b"c"', 2),
        ('msgid "a"\nmsgstr ""\n"b"\n"c"d"', 4),
    ],
)
@pytest.mark.django_db
def test_a_string_that_does_not_end_is_told_with_its_line(text: str, line: int) -> None:
    locale, _ = Locale.objects.get_or_create(language_code="ar")
    [problem] = read_po(text, locale).problems
    assert problem.line == line


@pytest.mark.parametrize(
    "text", ["x" * 2000, "<b>" * 3000, "<B>" * 150 + "x" + "</B>" * 150, "<i>" * 30 + "x" + "</i>" * 30]
)
def test_what_is_far_too_long_or_too_deep_is_refused_before_it_is_taken_apart(text: str) -> None:
    with pytest.raises(ValidationError):
        must_match("Ett kort stycke.", text)


def test_a_translation_may_be_much_longer_than_a_short_wording() -> None:
    must_match("Ja.", "Ja, det stämmer, och så här säger man det på ett språk med långa ord. " * 5)
