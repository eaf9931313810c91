"""The memory and the machine help whoever translates; what they make is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation

from content.translation.machine_work import translate_what_is_missing
from content.translation.machines import translate_safely
from content.translation.memory import Memory
from content.translation.overview import behind
from portal.accounts.models import User
from portal.settings.languages import BY_CODE
from tests.cast import signed_in
from tests.content.pages import page_of
from tests.content.translation.conftest import KEY, plain_paragraph, reword, sentences, shown

pytestmark = pytest.mark.usefixtures("guidance")


class Dictionary:
    """A machine that knows some words, and keeps what it does not know."""

    name = "Ordlistan"
    WORDS = {"Bidraget": "المنحة", "är": "هي", "Fråga": "اسأل"}  # noqa: RUF012

    def languages(self) -> set[tuple[str, str]]:
        return {("sv", "ar")}

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        return [" ".join(self.WORDS.get(word, word) for word in text.split(" ")) for text in texts]


class Careless(Dictionary):
    """A machine that loses what it cannot read."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        return [text.replace("\u27e60\u27e7", "") for text in texts]


@pytest.fixture
def machine(settings: Any) -> None:
    settings.MACHINE_TRANSLATOR = f"{__name__}.Dictionary"
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "content.translation.machines.ForWagtailLocalize",
        "OPTIONS": {},
    }


def arabic() -> Locale:
    return Locale.objects.get(language_code="ar")


def test_figures_links_and_markup_come_through_the_machine_whole() -> None:
    text = 'Bidraget är {adult_amount}, se <a id="a1">sidan</a> om <b>det</b>.'
    [made] = translate_safely([text], source="sv", target="ar", by=Dictionary())
    assert made == 'المنحة هي {adult_amount}, se <a id="a1">sidan</a> om <b>det</b>.'


def test_what_the_machine_loses_is_not_taken() -> None:
    made = translate_safely(["Bidraget är {adult_amount}.", "Fråga."], source="sv", target="ar", by=Careless())
    assert made == [None, "Fråga."]


@pytest.mark.usefixtures("machine")
def test_the_machine_translates_what_is_behind_and_is_named(client: Client, erik: User) -> None:
    reword(plain_paragraph().string.data, "Bidraget är litet.")
    assert signed_in(client, erik).post("/redaktion/oversattningar/ar/maskin/").status_code == 302
    made = StringTranslation.objects.get(translation_of__data="Bidraget är litet.", locale=arabic())
    assert (made.data, made.translation_type, made.tool_name) == ("المنحة هي litet.", "machine", "Ordlistan")
    assert made.last_translated_by == erik
    [state] = behind([BY_CODE["ar"]])
    assert (state.behind, state.waiting) == (1, 1)


@pytest.mark.usefixtures("machine")
def test_wagtail_localizes_editor_has_the_same_machine() -> None:
    translator = get_machine_translator()
    assert translator.display_name == "Ordlistan"
    swedish = Locale.objects.get(language_code="sv")
    assert translator.can_translate(swedish, arabic())
    assert not translator.can_translate(swedish, Locale.objects.get(language_code="en"))


def test_without_a_machine_there_is_no_button(client: Client, erik: User) -> None:
    assert get_machine_translator() is None
    assert signed_in(client, erik).post("/redaktion/oversattningar/ar/maskin/").status_code == 404
    with pytest.raises(ValueError, match="no machine"):
        translate_what_is_missing(by=erik, locale=arabic())


def test_the_memory_offers_the_same_wording_first_and_near_ones_with_their_likeness() -> None:
    part = plain_paragraph()
    page = reword(part.string.data, f"{part.string.data} Fråga.")
    [row] = [row for row in shown("ar") if row.is_behind]
    suggestions = Memory(arabic()).suggestions(row.swedish)
    assert suggestions[0].swedish == part.string.data
    assert suggestions[0].text == row.data
    assert 60 <= suggestions[0].likeness < 100
    exact = Memory(arabic()).suggestions(part.string)
    assert exact[0].likeness == 100
    assert page.pk


def test_what_the_memory_offers_stands_beside_the_part(client: Client, erik: User) -> None:
    part = plain_paragraph()
    reword(part.string.data, f"{part.string.data} Fråga.")
    page = page_of(KEY, "ar")
    url = f"/redaktion/oversattningar/delar/{page.pk}/"
    html = signed_in(client, erik).get(url).content.decode()
    [row] = [row for row in shown("ar") if row.is_behind]
    assert f'<input type="hidden" name="text" value="{row.data}">' in html
    [segment] = [one for one in sentences() if one.string_id == row.swedish_id]
    assert client.post(f"{url}{segment.pk}/", {"text": row.data}).status_code == 302
    made = StringTranslation.objects.get(translation_of=row.swedish, locale=arabic())
    assert (made.data, made.translation_type, made.last_translated_by) == (row.data, "manual", erik)
    client.post(f"{url}{segment.pk}/", {"text": "{no_such_figure}"})
    made.refresh_from_db()
    assert made.data == row.data
