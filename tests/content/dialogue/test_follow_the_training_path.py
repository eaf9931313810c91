"""Somebody new to the work reads the steps, answers for herself, and nothing of it is kept."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from content.dialogue.training import steps
from content.tokens import unknown_tokens

pytestmark = pytest.mark.usefixtures("guidance")
HERE = "/sv/utbildning/"
NUMBERS = re.compile(r"\d{6}[-+]?\d{4}")


def test_the_path_has_six_steps_in_order(client: Client) -> None:
    response = client.get(HERE)
    assert not response.cookies
    html = response.content.decode()
    places = [html.index(f"{HERE}{step.slug}/") for step in steps()]
    assert len(places) == 6
    assert places == sorted(places)


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.slug)
def test_a_step_is_read_with_its_questions_sources_and_todays_figures(client: Client, step: object) -> None:
    html = client.get(f"{HERE}{step.slug}/").content.decode()  # type: ignore[attr-defined]
    main = html.split("<main", 1)[1].split("</main>")[0]
    assert 2 <= main.count("<details>") <= 3
    assert "page:" not in main
    assert "{" not in main
    assert "<h2" in main


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.slug)
def test_a_step_knows_its_figures_and_names_no_number_of_a_person(step: object) -> None:
    texts = [step.body, *step.sources, *(text for check in step.checks for text in check)]  # type: ignore[attr-defined]
    assert unknown_tokens(texts) == []
    assert not any(NUMBERS.search(text) for text in texts)


def test_in_other_languages_one_is_led_to_the_swedish_path(client: Client) -> None:
    assert client.get("/ar/utbildning/").headers["Location"] == HERE
    step = steps()[0].slug
    assert client.get(f"/en/utbildning/{step}/").headers["Location"] == f"{HERE}{step}/"


def test_a_step_that_there_is_not_is_not_found(client: Client) -> None:
    assert client.get(f"{HERE}inget/").status_code == 404
