"""The quiet line at the foot of a page, for staff who read it with a client: alike for every reader."""

from __future__ import annotations

import pytest
from django.test import Client

from content.models import GuidancePage
from portal.guidance import published
from portal.settings.surfaces import Surface
from tests.content.pages import LANGUAGES, address, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guidance")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_where_staff_note_it_last_of_all_and_not_in_print(client: Client, language: str) -> None:
    body = " ".join(client.get(address("the-grant", language)).content.decode().split())
    page = page_of("the-grant", language)
    line = body[body.index('class="for-staff quiet no-print"') :]
    assert f"/arenden/information/notera/?page={page.translation_key}&amp;language={language}" in line
    assert 'rel="nofollow" lang="sv"' in line
    assert line.index("</article>") < 600


def test_it_sets_nothing_and_is_the_same_for_everybody(client: Client) -> None:
    first, second = client.get(address("the-grant", "sv")), Client().get(address("the-grant", "sv"))
    assert not first.cookies
    assert first.content == second.content


def test_the_start_page_has_none(client: Client) -> None:
    assert "for-staff" not in client.get(address("start", "sv")).content.decode()


def test_nor_has_a_deployment_that_knows_of_no_case_work(client: Client, settings) -> None:
    settings.SURFACES = frozenset({Surface.PUBLIC})
    assert "for-staff" not in client.get(address("the-grant", "sv")).content.decode()


def test_case_work_is_offered_every_page_in_each_language_with_its_version() -> None:
    offered = published()
    for language in LANGUAGES:
        pages = offered.for_reader(language)
        assert {page.language for page in pages} == {language}
        assert all(page.published_at and page.title and "{" not in page.title for page in pages)
    row = GuidancePage.objects.get(pk=page_of("the-grant", "ar").pk)
    found = offered.exactly(row.translation_key, "ar")
    assert found is not None
    assert (found.url, found.published_at) == (address("the-grant", "ar"), row.last_published_at)


def test_a_language_without_the_page_is_offered_the_swedish() -> None:
    assert {page.language for page in published().for_reader("xx")} == {"sv"}
