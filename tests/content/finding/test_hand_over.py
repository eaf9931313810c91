"""A page is shown on another phone, in another language."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.content.pages import address, page_of

pytestmark = pytest.mark.usefixtures("guidance")


def test_a_page_has_its_code_and_leads_to_the_codes_of_the_others(client: Client) -> None:
    html = client.get(address("documents", "sv")).content.decode()
    assert 'class="code-of-page"' in html
    assert "http://localhost:8000/sv/dokument/" in html
    key = page_of("documents", "sv").translation_key
    with override("sv"):
        url = reverse("finding:show", kwargs={"page": key, "of": "ar"})
    assert f'href="{url}"' in html
    shown = client.get(url).content.decode()
    assert '<html lang="sv" dir="ltr">' in shown
    assert page_of("documents", "ar").title in shown
    assert 'aria-current="true"' in shown
    assert f'href="{address("documents", "sv")}"' in shown


@pytest.mark.parametrize("of", ["xx", "ti"])
def test_a_language_in_which_there_is_no_page_has_no_code(client: Client, of: str) -> None:
    key = page_of("documents", "sv").translation_key
    page_of("documents", "ti").unpublish()
    with override("sv"):
        url = reverse("finding:show", kwargs={"page": key, "of": "sv"})
    assert client.get(url.replace("/sv/", "/sv/", 1)[: -len("sv/")] + f"{of}/").status_code == 404


def test_an_unknown_page_has_no_code(client: Client) -> None:
    with override("sv"):
        url = reverse("finding:show", kwargs={"page": "00000000-0000-0000-0000-000000000000", "of": "sv"})
    assert client.get(url).status_code == 404
