"""The page for those who look after programs and municipal sites: what it shows is what is answered."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.eligibility.api.conftest import Ask


def page_in(language: str) -> str:
    with translation.override(language):
        address = reverse("eligibility:machines")
    answer = Client().get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def shown(page: str) -> list[Any]:
    """Every example in JSON on the page."""
    blocks = (
        html.unescape(block) for block in re.findall(r'<pre dir="ltr" lang="en"><code>(.*?)</code>', page, re.DOTALL)
    )
    return [json.loads(block) for block in blocks]


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_the_examples_are_what_is_answered(ask: Ask, machine: Client, language: str):
    figures, question, answer = shown(page_in(language))
    assert json.loads(ask(question).content) == answer
    edition = json.loads(machine.get(f"/api/v1/editions/{figures['in_force_from']}").content)
    assert {key: edition[key] for key in figures if key != "figures"} == {
        k: v for k, v in figures.items() if k != "figures"
    }
    assert figures["figures"].items() <= edition["figures"].items()


def test_the_limits_are_those_of_the_settings(db: None, settings: Any):
    settings.API_ASSESSMENTS_A_MINUTE, settings.API_READINGS_A_MINUTE = 17, 23
    text = page_in("en")
    assert "17" in text
    assert "23" in text
    assert "At most" not in page_in("en").partition("<h2>Limits")[0]


def test_the_foot_of_every_page_leads_to_it(db: None):
    with translation.override("en"):
        assert (
            f'href="{reverse("eligibility:machines")}"' in Client().get(reverse("eligibility:wizard")).content.decode()
        )


@pytest.mark.parametrize(("header", "language"), [("ar,en;q=0.5", "ar"), ("en", "en"), ("xx", "sv"), ("", "sv")])
def test_who_asks_the_interface_itself_is_led_to_it_in_a_language_of_theirs(db: None, header: str, language: str):
    answer = Client().get("/api/v1/", headers={"accept-language": header} if header else {})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/{language}/")
    assert answer["Vary"] == "Accept-Language"
    assert not answer.cookies
