"""A word is explained where a reader first meets it on a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import override
from wagtail.models import Locale

from content.glossary import loading
from content.glossary.explaining import Explained, explain
from content.glossary.loading import load
from content.glossary.models import StarterTerm, Term
from content.glossary.terms import terms_of
from content.rendering import Part
from tests.content.pages import address, page_of


def word(key: str, *forms: str) -> Explained:
    return Explained(
        key=key,
        word=forms[0],
        forms=forms,
        explanation=SafeString("Vad det är."),
        source=SafeString(""),
    )


CUSTODIAN = word("custodian", "vårdnadshavare", "vårdnadshavaren")
REPATRIATION = word("repatriation", "återvandring", "frivillig återvandring")
GRANT = word("grant", "bidrag*")


def marked(html: str, *terms: Explained, language: str = "sv") -> str:
    return explain([Part(kind="text", html=SafeString(html))], terms, language).parts[0].html


def link(key: str, text: str) -> str:
    return f'<a class="term" id="word-{key}" href="#term-{key}">{text}</a>'


def test_the_first_place_leads_to_the_explanation_and_the_second_is_left() -> None:
    html = marked("<p>En vårdnadshavare. En vårdnadshavare till.</p>", CUSTODIAN)
    assert html == f"<p>En {link('custodian', 'vårdnadshavare')}. En vårdnadshavare till.</p>"


def test_a_form_is_found_whatever_its_capitals_and_never_inside_another_word() -> None:
    assert link("custodian", "Vårdnadshavaren") in marked("<p>Vårdnadshavaren</p>", CUSTODIAN)
    assert "<a" not in marked("<p>vårdnadshavarens medvårdnadshavare</p>", CUSTODIAN)


def test_the_longest_form_wins() -> None:
    assert link("repatriation", "frivillig återvandring") in marked("<p>frivillig återvandring</p>", REPATRIATION)
    assert link("repatriation", "frivillig\u00a0återvandring") in marked(
        "<p>frivillig\u00a0återvandring</p>", REPATRIATION
    )


def test_an_asterisk_stands_for_any_ending() -> None:
    assert link("grant", "bidragens") in marked("<p>bidragens</p>", GRANT)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>vårdnadshavare</h2>",
        "<h3>en <b>vårdnadshavare</b></h3>",
        '<p><a href="/x/">vårdnadshavare</a></p>',
        '<p><span class="cite" dir="ltr" lang="sv">vårdnadshavare</span></p>',
        '<p><a href="/vårdnadshavare/">x</a></p>',
        '<p><a href="/?a=&quot;>vårdnadshavare">x</a></p>',
    ],
)
def test_headings_links_and_citations_are_left_alone(html: str) -> None:
    assert marked(html, CUSTODIAN) == html


def test_sources_are_left_alone_and_steps_are_not() -> None:
    text = SafeString("<p>vårdnadshavare</p>")
    parts = [Part(kind="sources", html=text), Part(kind="steps", html=SafeString(""), steps=(text,))]
    sources, steps = explain(parts, [CUSTODIAN], "sv").parts
    assert "<a" not in sources.html
    assert link("custodian", "vårdnadshavare") in steps.steps[0]


def test_arabic_finds_the_word_behind_its_article() -> None:
    permit = word("permit", "تصريح إقامة", "منحة")
    assert link("permit", "والمنحة") in marked("<p>والمنحة</p>", permit, language="ar")
    assert "<a" not in marked("<p>ممنحة</p>", permit, language="ar")


@pytest.fixture
def words(guidance: None) -> None:
    load()


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_every_link_to_a_word_leads_to_its_explanation_and_back(client: Client, language: str) -> None:
    html = client.get(address("the-grant", language)).content.decode()
    leading = re.findall(r'<a class="term" id="word-([^"]+)" href="#term-([^"]+)">', html)
    assert len(leading) >= 8
    for here, there in leading:
        assert here == there
        assert html.count(f'id="term-{there}"') == 1
        assert html.count(f'href="#word-{here}"') == 1
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("words")
def test_the_start_page_only_leads_on(client: Client) -> None:
    assert 'class="term"' not in client.get("/sv/").content.decode()


@pytest.mark.usefixtures("words")
def test_a_language_without_words_has_no_foreign_ones_in_its_text(client: Client) -> None:
    Term.objects.filter(locale__language_code="ar").delete()
    assert 'class="term"' not in client.get(address("the-grant", "ar")).content.decode()


@pytest.mark.usefixtures("words")
def test_a_page_that_stands_in_swedish_explains_swedish_words_as_swedish(client: Client) -> None:
    page_of("the-grant", "ar").unpublish()
    html = client.get("/ar/atervandringsbidraget/").content.decode()
    assert 'id="word-ordinance"' in html
    assert '<span lang="sv" dir="ltr"><b>förordning</b>' in html


@pytest.mark.usefixtures("words")
def test_the_list_has_every_word_and_says_what_is_in_swedish_only(client: Client) -> None:
    with override("ar"):
        url = reverse("glossary:glossary")
    html = client.get(url).content.decode()
    assert html.count("<dt>") == 30
    assert '<dl class="glossary" lang="sv" dir="ltr">' not in html
    Term.objects.filter(locale__language_code="ar", key="custodian").delete()
    html = client.get(url).content.decode()
    assert html.count("<dt>") == 30
    swedish = html[html.index('<dl class="glossary" lang="sv" dir="ltr">') :]
    assert "<dt>vårdnadshavare</dt>" in swedish


@pytest.mark.django_db
def test_a_list_without_words_says_so(client: Client) -> None:
    Term.objects.all().delete()
    with override("sv"):
        response = client.get(reverse("glossary:glossary"))
    assert response.status_code == 200
    assert "<dl" not in response.content.decode()


@pytest.mark.usefixtures("words")
def test_a_word_changed_by_an_editor_stays_as_she_left_it() -> None:
    term = Term.objects.get(key="custodian", locale=Locale.objects.get(language_code="sv"))
    term.explanation = "Den som bestämmer."
    term.save()
    Term.objects.filter(key="household").delete()
    assert load() == 0
    term.refresh_from_db()
    assert term.explanation == "Den som bestämmer."
    assert not Term.objects.filter(key="household").exists()


@pytest.mark.usefixtures("words")
def test_a_word_with_a_draft_or_taken_down_stays_as_the_editor_left_it(monkeypatch: pytest.MonkeyPatch) -> None:
    term = Term.objects.get(key="custodian", locale__language_code="sv")
    draft = term.get_latest_revision_as_object()
    draft.explanation = "Den som bestämmer."
    draft.save_revision()
    Term.objects.get(key="household", locale__language_code="sv").unpublish()
    whole = loading.read_words

    def changed(language: str) -> dict[str, loading.StarterWord]:
        return {key: replace(word, explanation=f"{word.explanation} Nytt.") for key, word in whole(language).items()}

    monkeypatch.setattr(loading, "read_words", changed)
    assert load() > 0
    term.refresh_from_db()
    assert "Nytt." not in term.explanation
    assert term.get_latest_revision_as_object().explanation == "Den som bestämmer."
    assert not Term.objects.get(key="household", locale__language_code="sv").live
    assert "Nytt." in Term.objects.get(key="ordinance", locale__language_code="sv").explanation
    assert "Nytt." in Term.objects.get(key="ordinance", locale__language_code="ar").explanation
    assert "ordinance" in {one.key for one in terms_of("ar")}


@pytest.mark.django_db
def test_a_word_that_an_editor_has_made_is_not_written_over(guidance: None) -> None:
    swedish = Locale.objects.get(language_code="sv")
    Term.objects.filter(key="custodian").delete()
    StarterTerm.objects.filter(key="custodian").delete()
    Term.objects.create(key="custodian", word="förmyndare", explanation="Eget.", live=False, locale=swedish)
    load()
    assert Term.objects.get(key="custodian", locale=swedish).explanation == "Eget."


@pytest.mark.usefixtures("words")
def test_a_word_that_was_once_drafted_is_loaded_as_a_new_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    term = Term.objects.get(key="custodian", locale__language_code="sv")
    term.save_revision().publish()
    whole = loading.read_words

    def changed(language: str) -> dict[str, loading.StarterWord]:
        words = whole(language)
        return words | {"custodian": replace(words["custodian"], explanation="Nytt.")} if language == "sv" else words

    monkeypatch.setattr(loading, "read_words", changed)
    assert load() >= 1
    term.refresh_from_db()
    assert (term.explanation, term.live_revision.as_object().explanation) == ("Nytt.", "Nytt.")
    assert "custodian" in {one.key for one in terms_of("ar")}  # the files say that it holds for the new wording
    assert load() == 0


@pytest.mark.usefixtures("words")
def test_loading_again_writes_nothing() -> None:
    assert load() == 0
    assert page_of("the-grant", "sv").live


@pytest.mark.usefixtures("guidance")
def test_beside_a_translated_word_stands_the_swedish_one_that_letters_use(client: Client) -> None:
    with override("ar"):
        page = client.get(reverse("glossary:glossary")).content.decode()
    assert '<span class="in-letters" lang="sv" dir="ltr">vårdnadshavare</span>' in page


@pytest.mark.usefixtures("guidance")
def test_in_swedish_and_where_the_word_holds_the_swedish_one_it_is_not_said_twice(client: Client) -> None:
    assert {term.in_letters for term in terms_of("sv")} == {""}
    in_tigrinya = terms_of("ti")
    said = [term for term in in_tigrinya if term.in_letters]
    assert 0 < len(said) <= len(in_tigrinya)
    assert not [term.key for term in said if term.in_letters.casefold() in term.word.casefold()]
    assert terms_of("lattlast")
    assert {term.in_letters.casefold() for term in terms_of("lattlast")}.isdisjoint(
        term.word.casefold() for term in terms_of("lattlast")
    )
