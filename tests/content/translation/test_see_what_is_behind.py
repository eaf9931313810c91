"""The coordinator sees how fifteen languages stand."""

from __future__ import annotations

import pytest
from django.test import Client

from content.starter_files import KEYS
from content.translation.overview import behind
from portal.accounts.models import User
from portal.settings.languages import BY_CODE, PUBLISHED
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.translation.conftest import KEY, plain_paragraph, reword, shown

pytestmark = pytest.mark.usefixtures("guidance")


def test_every_language_is_whole_and_unchecked_at_first() -> None:
    states = behind()
    assert [state.language for state in states] == [language for language in PUBLISHED if language.code != "sv"]
    for state in states:
        assert state.whole == len(state.pages) == len(KEYS)
        assert (state.behind, state.missing, state.waiting, state.not_translated) == (0, 0, 0, 0)
        assert state.unchecked == state.total > 300


def test_what_is_behind_is_counted_by_part_and_page() -> None:
    reword(plain_paragraph().string.data, "Något helt annat står här nu.")
    [state] = behind([BY_CODE["ar"]])
    assert (state.behind, state.whole) == (1, len(KEYS) - 1)
    [page] = [page for page in state.pages if page.behind]
    assert page.translation_key == page_of(KEY, "sv").translation_key
    assert page.total == len(shown("ar"))


def test_a_page_that_is_not_translated_is_counted() -> None:
    page_of(KEY, "ar").unpublish()
    [state] = behind([BY_CODE["ar"]])
    assert state.not_translated == 1


def test_it_asks_four_questions_however_many_pages_and_languages(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        behind()


def test_karin_sees_it_and_goes_on_from_there(client: Client, karin: User) -> None:
    html = signed_in(client, karin).get("/redaktion/oversattningar/").content.decode()
    assert '<a href="/redaktion/oversattningar/ar/">arabiska</a>' in html
    html = client.get("/redaktion/oversattningar/ar/").content.decode()
    assert f"/redaktion/oversattningar/delar/{page_of(KEY, 'ar').pk}/" in html
    assert "<script>" not in html


@pytest.mark.parametrize("code", ["sv", "xx", "tlh"])
def test_there_is_no_such_language(client: Client, karin: User, code: str) -> None:
    assert signed_in(client, karin).get(f"/redaktion/oversattningar/{code}/").status_code == 404
