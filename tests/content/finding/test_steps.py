"""The way across agencies, on one page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.finding.steps import STEPS, Stopping
from content.starter_files import KEYS
from tests.content.pages import address, page_of


@pytest.mark.usefixtures("guidance")
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_each_step_leads_to_pages_in_the_readers_language(client: Client, language: str) -> None:
    with override(language):
        html = unquote(client.get(reverse("finding:steps")).content.decode())
    main = html[html.index("<main") : html.index("</main>")]
    assert main.count("<h2>") == len(STEPS)
    for step in STEPS:
        for key in step.pages:
            assert f'href="{address(key, language)}"' in main


@pytest.mark.usefixtures("guidance")
def test_a_page_that_is_not_translated_is_shown_as_swedish(client: Client) -> None:
    page_of("complaints", "ar").unpublish()
    with override("ar"):
        html = unquote(client.get(reverse("finding:steps")).content.decode())
    main = html[html.index("<main") :]
    link = main[main.index(f'href="/ar/{page_of("complaints", "sv").slug}/"') :][:200]
    assert 'lang="sv" dir="ltr">' in link


def test_one_can_stop_at_every_step_before_the_journey() -> None:
    before = STEPS[:7]
    assert all(step.stopping is not Stopping.AFTERWARDS for step in before)
    assert all(step.stopping is Stopping.AFTERWARDS for step in STEPS[7:])


def test_every_page_that_a_step_names_is_one_of_ours() -> None:
    assert {key for step in STEPS for key in step.pages} <= set(KEYS)


@pytest.mark.django_db
def test_the_page_stands_without_any_guidance(client: Client) -> None:
    with override("sv"):
        assert client.get(reverse("finding:steps")).status_code == 200
