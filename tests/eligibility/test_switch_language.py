"""A resident changes language in the middle."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from tests.eligibility.asker import Asker

LANGUAGES = ("sv", "en", "ar")


def _switch(asker: Asker, language: str, **chosen: str) -> None:
    """Press the button of another language, which sends the wizard's own form to another address."""
    with translation.override(language):
        address = reverse("eligibility:wizard")
    button = re.search(
        rf'<button type="submit"\s+form="wizard"\s+formaction="{re.escape(address)}"(.*?)>', asker.text, re.DOTALL
    )
    assert button, f"no button for {language}"
    ask = re.search(r'name="ask" value="(\w+)"', button[1])
    fields = {**asker.form.fields, **chosen, **({"ask": ask[1]} if ask else {})}
    asker.language = language
    asker.page = asker.client.post(address, fields)


def test_enter_in_a_field_goes_on_and_does_not_change_the_language(asker: Asker) -> None:
    """Enter presses the first button of the form in the order of the page."""
    pages = [asker.open().text, asker.start().text]
    asker.answer_all()
    for page in (*pages, asker.text):
        first = re.search(r'<button type="submit"[^>]*>', page)
        assert first
        assert 'form="wizard"' in first[0]
        assert "formaction" not in first[0]
        assert "name=" not in first[0]


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_same_question_stands_in_the_other_language_with_every_answer(asker: Asker, language: str) -> None:
    asker.start(partner=True, children=1)
    asker.go_to("obstacles")
    before = asker.form.fields
    _switch(asker, language)
    assert asker.form.fields == before
    assert f'<html lang="{language}"' in asker.text


def test_what_was_chosen_but_not_sent_is_kept(asker: Asker) -> None:
    _switch(asker.start(), "ar", **{"you.stay": "valid"})
    assert asker.form.asked == "stay"
    assert asker.form.fields["you.stay"] == "valid"
    assert "error-summary" not in asker.text


def test_arabic_is_written_from_right_to_left(asker: Asker) -> None:
    _switch(asker.start(), "ar")
    assert 'dir="rtl"' in asker.text


def test_the_first_question_keeps_what_was_filled_in(asker: Asker) -> None:
    asker.open()
    _switch(asker, "sv", **{"household.children": "3", "on": "2026-02-02"})
    assert asker.form.fields["household.children"] == "3"
    assert asker.form.fields["on"] == "2026-02-02"
    assert "error-summary" not in asker.text


def test_the_result_is_the_same_in_every_language(asker: Asker) -> None:
    asker.start(partner=True, children=2).answer_all()
    amounts = re.findall(r'<span class="kr">[^<]+</span>', asker.text)
    for language in LANGUAGES[::-1]:
        if language != asker.language:
            _switch(asker, language)
        assert re.findall(r'<span class="kr">[^<]+</span>', asker.text) == amounts


def test_each_language_has_an_address_of_its_own() -> None:
    addresses = set()
    for language in LANGUAGES:
        with translation.override(language):
            addresses.add(reverse("eligibility:wizard"))
    assert len(addresses) == len(LANGUAGES)
