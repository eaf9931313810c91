"""A resident searches, in any script and with any spelling."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.finding.indexing import Reindex, index_language
from content.finding.models import Entry
from content.finding.searching import search
from content.places.models import AdviceOrganisation
from content.practice.deeds import publish, submit, version_of, withdraw
from content.practice.forms import TellForm
from content.tokens import todays_figures
from portal.accounts.models import User
from tests.content.pages import page_of
from tests.content.practice.conftest import address


@pytest.mark.usefixtures("one_in_each_language")
@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("sv", "vårdnadshavare"),
        ("sv", "vardnadshavarna"),
        ("sv", "vårdnadshavre"),
        ("sv", "återvandring"),
        ("sv", "ÅTERVANDRINGSBIDRAG"),
        ("lattlast", "handlaggare"),
        ("lattlast", "pengarna"),
        ("en", "embassies"),
        ("en", "pasports"),
        ("ar", "السفارة"),
        ("ar", "جواز سفر"),
        ("ar", "تصريح الاقامه"),
        ("ar", "الإقمة"),
        ("fa", "كمك هزينه"),
        ("fa", "کمکهزینه"),
        ("fa", "اقامت"),
        ("fa", "اجازة"),
        ("prs", "مي‌تواند"),
        ("prs", "پاسپرت"),
        ("ps", "استوګني"),
        ("ps", "پاسپورت"),
        ("ckb", "مولەتی"),
        ("ckb", "باليۆزخانە"),
        ("kmr", "sarederi"),
        ("kmr", "rûniştin"),
        ("so", "goaanka"),
        ("so", "basaboor"),
        ("ti", "ሀገዝ"),
        ("ti", "ፓስፖርትን"),
        ("tr", "buyukelcilik"),
        ("tr", "çocuklar"),
        ("tr", "ÇOCUKLARIN"),
        ("ru", "ребенок"),
        ("ru", "решения"),
        ("ru", "посолство"),
        ("uk", "обєднання"),
        ("uk", "дозвол"),
        ("bs", "pasos"),
        ("bs", "ambasadi"),
    ],
)
def test_a_word_is_found_however_it_is_spelled(language: str, typed: str) -> None:
    assert [hit.url for hit in search(typed, language).hits] == [f"/{language}/one/"]


@pytest.mark.usefixtures("one_in_each_language")
def test_what_is_found_is_marked_where_it_stands() -> None:
    (hit,) = search("vardnadshavarna", "sv").hits
    assert "<mark>Vårdnadshavarna</mark> behöver båda" in hit.passage


@pytest.mark.usefixtures("one_in_each_language")
def test_a_word_that_is_nowhere_says_which_was_taken_instead() -> None:
    assert search("vårdnadshavre", "sv").instead == "vårdnadshavarna"
    assert not search("vårdnadshavarna", "sv").instead


@pytest.mark.usefixtures("one_in_each_language")
def test_another_language_is_never_mixed_in() -> None:
    assert not search("embassy", "sv")
    assert not search("xyzzyxyzzy", "en")


@pytest.mark.usefixtures("one_in_each_language")
@pytest.mark.parametrize(
    "typed", ["", "   ", "' \\ : & | ! ( ) * <->", "'); DROP TABLE finding_entry; --", "%", "a" * 9999, "\u0301"]
)
def test_signs_that_a_database_could_take_for_its_own_are_words_or_nothing(typed: str) -> None:
    search(typed, "sv")
    assert Entry.objects.filter(language="sv").exists()


@pytest.mark.usefixtures("one_in_each_language")
def test_markup_in_a_text_stays_text() -> None:
    Entry.objects.filter(language="en").update(title="<script>embassy</script>")
    (hit,) = search("embassy", "en").hits
    assert hit.title == "&lt;script&gt;<mark>embassy</mark>&lt;/script&gt;"


@pytest.mark.usefixtures("indexed_guidance")
def test_the_guidance_is_found_with_the_figures_of_today() -> None:
    found = search("350 000", "sv").hits
    assert "<mark>350</mark>" in found[0].passage
    assert "{" not in found[0].passage
    changed = dict(todays_figures())
    changed["adult_amount"] = changed["couple_cap"]
    with patch("content.finding.searching.todays_figures", lambda: changed):
        assert "350" not in search("350 000", "sv").hits[0].passage  # the text is kept with its tokens


@pytest.mark.usefixtures("indexed_guidance")
def test_the_page_shows_what_was_found_and_what_there_is_in_swedish(client: Client) -> None:
    with override("ar"):
        response = client.get(reverse("finding:search"), {"q": "CSN"})
    html = response.content.decode()
    assert "<mark>CSN</mark>" in html
    assert '<a href="/sv/' in html
    assert 'hreflang="sv" lang="sv" dir="ltr">' in html
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.usefixtures("indexed_guidance")
def test_a_search_without_result_offers_every_page(client: Client) -> None:
    with override("ar"):
        html = client.get(reverse("finding:search"), {"q": "xyzzy"}).content.decode()
    assert f"/ar/{page_of('documents', 'ar').slug}/" in unquote(html)
    assert "<mark>" not in html


@pytest.mark.usefixtures("indexed_guidance")
def test_what_was_typed_stays_in_the_field_and_comes_along_to_another_language(client: Client) -> None:
    with override("sv"):
        html = client.get(reverse("finding:search"), {"q": 'pass "x" <b>'}).content.decode()
    assert 'value="pass &quot;x&quot; &lt;b&gt;"' in html
    assert "?q=pass+%22x%22+%3Cb%3E" in html


@pytest.mark.usefixtures("indexed_guidance")
@pytest.mark.parametrize("query", ["?q=a&q=b", "?q=" + "x" * 5000, "?other=1", "?q=%FF", "?q[]=1"])
def test_a_query_that_no_form_of_ours_sends_is_no_error(client: Client, query: str) -> None:
    with override("sv"):
        assert client.get(reverse("finding:search") + query).status_code == 200


@pytest.mark.usefixtures("indexed_guidance")
def test_a_page_costs_few_questions_to_the_database(client: Client, django_assert_max_num_queries: object) -> None:
    with override("ar"), django_assert_max_num_queries(7):  # type: ignore[operator]
        client.get(reverse("finding:search"), {"q": "السفارة"})


@pytest.mark.usefixtures("guidance")
def test_publishing_a_page_makes_it_found(django_capture_on_commit_callbacks: object) -> None:
    index_language("sv")
    page = page_of("documents", "sv")
    page.intro = "Ett alldeles eget kvicksilverord."
    with django_capture_on_commit_callbacks(execute=True) as ran:  # type: ignore[operator]
        page.save_revision().publish()
        page.save_revision().publish()
    languages = [one.language for one in ran if isinstance(one, Reindex)]
    assert "sv" in languages
    assert len(languages) == len(set(languages))  # once each, however often it was asked for
    assert [hit.url for hit in search("kvicksilverord", "sv").hits] == [f"/sv/{page.slug}/"]
    connection.run_on_commit.clear()  # as it is after a real commit
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page.unpublish()
    assert not search("kvicksilverord", "sv")


@pytest.mark.usefixtures("guidance")
def test_what_has_not_changed_is_left_and_what_is_gone_is_taken_out() -> None:
    index_language("en")
    kept = dict(Entry.objects.filter(language="en").values_list("key", "pk"))
    Entry.objects.create(language="en", key="gone", url="/x/", title="gone", text="gone")
    page = page_of("documents", "en")
    page.title = "Papers"
    page.save()
    index_language("en")
    now = dict(Entry.objects.filter(language="en").values_list("key", "pk"))
    assert {key for key in kept if now[key] != kept[key]} == {f"page:{page.translation_key}"}
    assert set(now) == set(kept)
    assert [hit.title for hit in search("papers", "en").hits][:1] == ["<mark>Papers</mark>"]


@pytest.mark.usefixtures("guidance")
def test_a_municipality_is_found() -> None:
    index_language("ar")
    assert [hit.title for hit in search("malmo", "ar").hits] == ["<mark>Malmö</mark>"]


@pytest.mark.usefixtures("guidance")
def test_a_command_makes_the_index_anew(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("index_guidance")
    assert "sv: " in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM finding_entry WHERE vector IS NULL")
        assert cursor.fetchone() == (0,)


@pytest.fixture
def told() -> dict[str, Any]:
    """An example as its sender types it."""
    return {
        "title": "En timme på biblioteket",
        "written_in": "sv",
        "legal_situation": "repatriation",
        "target_groups": ["permit"],
        "methods": ["information"],
        "actor": "Storbyns kommun",
        "year_from": "2024",
        "method": "Vi gjorde det på kvicksilvervis.",
        "stated_result": "Inte uppföljt.",
        "evaluated_by": "Ingen",
        "evidence": "experience",
        "cautions": "Det krävs två personer.",
        "transferable": "method",
        "organisation": "Storbyns kommun",
        "email": "vagval@storbyn.example",
        "no_client": "on",
    }


def test_an_example_that_is_withdrawn_is_found_no_more(
    told: dict[str, Any], karin: User, django_capture_on_commit_callbacks: Any
) -> None:
    form = TellForm(told)
    assert form.is_valid(), form.errors
    practice = submit(told=form.about(), once="0" * 32, language="sv").practice
    connection.run_on_commit.clear()  # as it is after a real commit
    with django_capture_on_commit_callbacks(execute=True):
        publish(by=karin, practice=practice, seen=version_of(practice))
    assert [hit.url for hit in search("kvicksilvervis", "sv").hits] == [address("practice", slug=practice.slug)]
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(by=karin, practice=practice, reason="En klient kan kännas igen.")
    assert not search("kvicksilvervis", "sv")


def test_an_organisation_that_is_taken_away_is_found_no_more(db: None, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        one = AdviceOrganisation.objects.create(
            name="Kvicksilverbyrån", slug="kvicksilver", is_shown=True, helps_with=[]
        )
    assert search("kvicksilverbyrån", "ar")
    connection.run_on_commit.clear()
    one.is_shown = False
    with django_capture_on_commit_callbacks(execute=True):
        one.save()
    assert not search("kvicksilverbyrån", "ar")
