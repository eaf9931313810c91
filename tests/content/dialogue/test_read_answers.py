"""A reader finds what has been asked and answered, in her language or honestly in Swedish."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.dialogue.answers import answers_for, search_documents
from content.dialogue.models import Faq
from content.finding.registry import all_addresses, all_documents
from tests.content.dialogue.conftest import translated

pytestmark = pytest.mark.usefixtures("guidance")


def page(client: Client, language: str) -> str:
    with override(language):
        response = client.get(reverse("dialogue:questions"))
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_an_answer_is_read_with_todays_figures(client: Client, faq: Faq) -> None:
    html = page(client, "sv")
    assert "Får jag bidraget utbetalt i förväg?" in html
    assert "{adult_amount}" not in html
    assert "&lt;när&gt;" in html
    assert "In Swedish only" not in html
    assert not answers_for("sv")[0].is_foreign
    assert html.count("<li>", html.index(str(faq.translation_key))) >= 2


def test_a_translation_is_read_in_its_own_language(client: Client, faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?", answer="No, everything is paid after the decision.")
    html = page(client, "en")
    assert "Is it paid before?" in html
    assert "Får jag bidraget" not in html


def test_what_is_not_translated_stands_in_swedish_and_says_so(client: Client, faq: Faq) -> None:
    html = page(client, "ar")
    heading = html[: html.index("Får jag bidraget")]
    assert heading.rstrip().endswith('lang="sv" dir="ltr">')


def test_a_translation_that_is_behind_is_not_shown(faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?", answer="No, everything is paid after the decision.")
    faq.answer = "Nej, aldrig i förväg, och inget betalas ut i Sverige."
    faq.save()
    [answer] = answers_for("en")
    assert answer.is_foreign
    assert "aldrig i förväg" in answer.answer


def test_a_translation_that_is_half_swedish_is_not_shown(faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?")
    assert answers_for("en")[0].is_foreign


def test_a_change_of_dates_alone_leaves_the_translations_as_they_are(faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?", answer="No, everything is paid after the decision.")
    faq.place = 5
    faq.save()
    assert not answers_for("en")[0].is_foreign


def test_what_is_hidden_is_hidden_in_every_language(faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?", answer="No, everything is paid after the decision.")
    Faq.objects.filter(pk=faq.pk).update(live=False)
    assert answers_for("en") == []


def test_without_answers_the_page_says_so(client: Client) -> None:
    assert "No answer has been published yet." in page(client, "en")


def test_the_search_and_the_map_know_it(faq: Faq) -> None:
    translated(faq, "en", question="Is it paid before?", answer="No, everything is paid after the decision.")
    assert [one.title for one in search_documents("en")] == ["Is it paid before?"]
    assert any(one.kind == "answer" for one in all_documents("sv"))
    assert not any(one.kind == "answer" for one in all_documents("so"))
    with override("sv"):
        assert any(("sv", reverse("dialogue:questions")) in listed.translations for listed in all_addresses())


def test_ten_answers_cost_no_more_than_one(faq: Faq, django_assert_num_queries: object) -> None:
    for number in range(9):
        Faq.objects.create(locale=faq.locale, question=f"Fråga {number}?", answer="Svar.", source="Lagen")
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(answers_for("en")) == 10
