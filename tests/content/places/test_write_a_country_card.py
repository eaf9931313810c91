"""An editor writes what is known of a country: never without source and last day, no success without its whole."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from content.places import demo
from content.places.blocks import NotKnownBlock, StatementBlock
from content.places.choices import Topic
from content.places.counting import counts_without_whole
from content.places.models import CountryCard
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.places.entries import TODAY, card, statement

LIST = "/redaktion/platser/lander/"
COUNT = {"counted": 12, "of_how_many": 40, "counted_by": "Exempelinstitutet"}


@pytest.fixture(autouse=True)
def today(time_machine: Any) -> None:
    time_machine.move_to(f"{TODAY}T10:00+01:00", tick=False)


def clean(known: str = "Passen utfärdas på ambassaden.", **more: Any) -> Any:
    block = StatementBlock()
    return block.clean(block.to_python({**demo.statement(Topic.WORK, known, TODAY), **more}))


def sent(**more: Any) -> dict[str, Any]:
    """A card with one statement, as the form sends it."""
    told = {**demo.statement(Topic.WORK, "Det finns arbete på hotellen.", TODAY), **more}
    fields = {f"body-0-value-{name}": str(value) for name, value in told.items()}
    head = {"code": "NO", "body-count": 1, "body-0-type": "statement", "body-0-order": 0}
    return {**head, "body-0-deleted": "", "body-0-id": "", **fields}


def test_a_statement_with_source_and_last_day_is_taken() -> None:
    assert clean()["known"] == "Passen utfärdas på ambassaden."
    assert clean("De flesta som frågades bodde hos släktingar och 30 % hade lyckats.", **COUNT)


@pytest.mark.parametrize(
    "text",
    [
        "80 % fick arbete.",
        "Åttio procent fick arbete.",
        "Många har lyckats.",
        "Det var en framgång.",
        "1 200 personer har återvänt.",
        "Hälften stannade.",
        "It was a success.",
        "Nio av tio är nöjda.",
    ],
)
def test_a_count_or_a_success_without_its_whole_is_refused(text: str) -> None:
    assert counts_without_whole(text)
    with pytest.raises(ValidationError):
        clean(text)
    with pytest.raises(ValidationError):
        clean(otherwise=text, otherwise_source="Exempelbladet")
    block = NotKnownBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"topic": "work", "text": text}))


@pytest.mark.parametrize(
    "text",
    ["Skolplikten gäller från 6 års ålder.", "Hyran är 400 dollar i månaden.", "Lagen är från 2014."],
)
def test_other_numbers_are_taken(text: str) -> None:
    assert clean(text)


@pytest.mark.parametrize(
    "more",
    [
        {"source": ""},
        {"source_url": ""},
        {"source_url": "http://institutet.example/"},
        {"source_url": "javascript:alert(1)"},
        {"expires_on": None},
        {"expires_on": TODAY},
        {"expires_on": TODAY + timedelta(days=367)},
        {"read_on": TODAY + timedelta(days=1)},
        {"source_date": TODAY + timedelta(days=1)},
        {"counted": 12},
        {"counted": 12, "of_how_many": 40},
        {"counted": 41, "of_how_many": 40, "counted_by": "Exempelinstitutet"},
        {"counted": 0, "of_how_many": 0, "counted_by": "Exempelinstitutet"},
        {"otherwise": "Nej."},
        {"otherwise_source": "Exempelbladet"},
        {"topic": "weather"},
    ],
)
def test_what_lacks_something_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        clean(**more)


@pytest.mark.django_db
def test_an_editor_writes_a_card(client: Client, erik: User) -> None:
    response = signed_in(client, erik).post(f"{LIST}add/", sent())
    assert response.status_code == 302
    assert CountryCard.objects.get().body[0].value["known"] == "Det finns arbete på hotellen."


@pytest.mark.django_db
def test_a_success_without_its_whole_stays_in_the_form(client: Client, erik: User) -> None:
    response = signed_in(client, erik).post(f"{LIST}add/", sent(known="90 % har lyckats."))
    assert response.status_code == 200
    assert "90 % har lyckats." in response.content.decode()
    assert not CountryCard.objects.exists()


@pytest.mark.django_db
def test_there_is_one_card_on_a_country_and_none_on_an_invented_one(client: Client, erik: User) -> None:
    card(statement(), code="NO")
    client = signed_in(client, erik)
    assert client.post(f"{LIST}add/", sent()).status_code == 200
    assert client.post(f"{LIST}add/", sent() | {"code": "ZZ"}).status_code == 200
    assert CountryCard.objects.count() == 1


@pytest.mark.django_db
def test_a_card_begins_in_swedish(client: Client, erik: User) -> None:
    Locale.objects.get_or_create(language_code="ar")
    client = signed_in(client, erik)
    assert client.post(f"{LIST}add/?locale=ar", sent()).status_code == 200
    assert not CountryCard.objects.exists()


@pytest.mark.django_db
def test_an_editor_sends_a_card_to_translation(client: Client, erik: User) -> None:
    made = card(statement())
    arabic, _ = Locale.objects.get_or_create(language_code="ar")
    address = f"/redaktion/localize/submit/snippet/places/countrycard/{made.pk}/"
    assert signed_in(client, erik).post(address, {"locales": [arabic.pk]}).status_code == 302
    assert CountryCard.objects.filter(locale=arabic, translation_key=made.translation_key).exists()


@pytest.mark.django_db
def test_an_editor_opens_list_and_card(client: Client, erik: User) -> None:
    made = card(statement())
    client = signed_in(client, erik)
    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}edit/{made.pk}/").status_code == 200


@pytest.mark.django_db
def test_anna_the_social_worker_may_not(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get(LIST).status_code in (302, 403)
