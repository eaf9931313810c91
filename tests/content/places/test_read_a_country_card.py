"""A resident reads what is known of a country, who says otherwise and what nobody knows; what is too old is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import TimeMachineFixture
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from content.places.cards import about_to_expire, read_card, read_cards
from content.places.choices import Topic
from content.places.models import CountryCard
from tests.content.places.entries import TODAY, address, card, not_known, statement

pytestmark = pytest.mark.django_db
LAST_DAY = TODAY + timedelta(days=180)


@pytest.fixture(autouse=True)
def today(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    time_machine.move_to(f"{TODAY}T10:00+01:00", tick=False)
    return time_machine


def page(client: Client, code: str = "zz", language: str = "en") -> str:
    return client.get(address(language, "country", code)).content.decode()


def translate(source_card: CountryCard, words: dict[str, str], *, kind: str = "manual", language: str = "en") -> None:
    """Translate sentences as an editor does, and publish the card."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    source, _ = TranslationSource.update_or_create_from_instance(CountryCard.objects.get(pk=source_card.pk))
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": words[segment.string.data], "translation_type": kind},
            )
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target()


def test_what_is_known_stands_with_source_dates_and_who_says_otherwise(client: Client) -> None:
    card(
        statement(otherwise="Det tar längre tid nu.", otherwise_source="Exempelbladet"),
        not_known("Ingen vet om betyg gäller."),
    )
    html = page(client)
    for said in (
        "Passen utfärdas på ambassaden.",
        "https://institutet.example/exempelland/",
        "From 22 September 2026, read by us on 21 November 2026.",
        "Others say otherwise",
        "Det tar längre tid nu.",
        "Exempelbladet",
        "What is not known",
        "Ingen vet om betyg gäller.",
    ):
        assert said in html


def test_everywhere_it_is_said_that_safety_can_only_be_judged_for_you(client: Client) -> None:
    card(statement())
    for html in (page(client), page(client, "no"), client.get(address("en", "countries")).content.decode()):
        assert "Whether it is safe for you can only be judged for you." in html
        assert "Talk with a lawyer before you contact an embassy." in html


def test_a_number_stands_with_the_whole_and_with_who_counted(client: Client) -> None:
    card(statement(counted=12, of_how_many=40, counted_by="Exempelinstitutet, 2025"))
    html = page(client)
    assert "12 of 40" in " ".join(html.split())
    assert "Exempelinstitutet, 2025" in html


def test_a_statement_is_gone_the_day_after_its_last(client: Client, today: TimeMachineFixture) -> None:
    card(statement(), statement("Hyrorna är höga.", topic=Topic.HOUSING, expires_on=LAST_DAY + timedelta(days=1)))
    today.move_to(f"{LAST_DAY}T23:30+02:00", tick=False)
    assert "Passen utfärdas" in page(client)
    today.move_to(f"{LAST_DAY + timedelta(days=1)}T00:30+02:00", tick=False)
    html = page(client)
    assert "Passen utfärdas" not in html
    assert "Hyrorna är höga." in html
    assert "Something that stood here has been taken away, because it had become too old." in html


def test_a_card_with_nothing_left_disappears_whole(client: Client, today: TimeMachineFixture) -> None:
    card(statement(), not_known("Ingen vet."))
    overview = address("en", "countries")
    assert address("en", "country", "zz") in client.get(overview).content.decode()
    today.move_to(f"{LAST_DAY + timedelta(days=1)}T12:00+02:00", tick=False)
    assert address("en", "country", "zz") + '"' not in client.get(overview).content.decode()
    html = page(client)
    assert "Ingen vet." not in html
    assert "it had become too old" in html
    assert not read_cards("en")


def test_a_country_without_a_card_says_so(client: Client) -> None:
    response = client.get(address("en", "country", "no"))
    assert "We have no card on this country." in response.content.decode()
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_any_country_can_be_asked_for(client: Client) -> None:
    response = client.get(address("en", "countries"), {"country": "SO"})
    assert response.headers["Location"] == address("en", "country", "so")


def test_where_there_is_none_at_all_it_is_said(client: Client) -> None:
    assert "We have nothing on any country just now." in client.get(address("en", "countries")).content.decode()


def test_one_that_is_not_ready_is_not_shown(client: Client) -> None:
    card(statement(), live=False)
    assert "We have no card on this country." in page(client)


def test_what_is_not_translated_stands_in_swedish_and_is_said_to(client: Client) -> None:
    card(statement())
    html = page(client, language="ar")
    assert '<div lang="sv" dir="ltr"><p>Passen utfärdas på ambassaden.</p></div>' in html
    assert read_card("ZZ", "ar").partly_foreign


def test_a_translated_sentence_is_shown_with_who_translated(client: Client) -> None:
    translate(card(statement()), {"Passen utfärdas på ambassaden.": "The embassy issues passports."}, kind="machine")
    html = page(client)
    assert "The embassy issues passports." in html
    assert "Passen utfärdas" not in html
    assert "Machine translated. No person has checked it yet." in html
    assert "Passen utfärdas" in page(client, language="sv")


def test_a_translation_of_what_the_swedish_said_before_is_not_shown(client: Client) -> None:
    source = card(statement())
    translate(source, {"Passen utfärdas på ambassaden.": "The embassy issues passports."})
    source = CountryCard.objects.get(pk=source.pk)
    source.body.raw_data[0]["value"]["known"] = "Passen utfärdas inte längre."
    source.save()
    html = page(client)
    assert "The embassy issues passports." not in html
    assert "Passen utfärdas inte längre." in html


def test_a_translation_shows_nothing_that_is_too_old_in_swedish(client: Client, today: TimeMachineFixture) -> None:
    translate(card(statement()), {"Passen utfärdas på ambassaden.": "The embassy issues passports."})
    today.move_to(f"{LAST_DAY + timedelta(days=1)}T12:00+02:00", tick=False)
    assert "The embassy issues passports." not in page(client)


def test_source_and_name_are_not_given_to_translators() -> None:
    source, _ = TranslationSource.update_or_create_from_instance(card(statement(), not_known()))
    texts = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert texts == {"Passen utfärdas på ambassaden.", "Ingen vet hur länge det tar."}


def test_those_who_keep_the_cards_see_what_will_go() -> None:
    card(statement(), statement("Hyrorna är höga.", topic=Topic.HOUSING, on=TODAY - timedelta(days=170)))
    assert [(found.topic, found.expires_on) for found in about_to_expire(30)] == [
        (Topic.HOUSING, TODAY + timedelta(days=10))
    ]
    assert len(about_to_expire(365)) == 2


def test_ten_cards_cost_no_more_questions_than_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for code in ("NO", "DK", "FI", "IS", "ZZ"):
        card(statement(), code=code)
    with django_assert_num_queries(3):
        assert len(read_cards("en")) == 5


@pytest.mark.parametrize("code", ["xx", "NO", "n", "%ff", "no/no"])
def test_what_is_no_country_is_not_there(client: Client, code: str) -> None:
    assert client.get(address("en", "countries") + f"{code}/").status_code == 404


@pytest.mark.parametrize("query", ["country=XX", "country=no", "country=SO&country=NO"])
def test_what_our_form_cannot_send_is_refused(client: Client, query: str) -> None:
    assert client.get(f"{address('en', 'countries')}?{query}").status_code == 400
