"""Editors keep what municipalities have told; two rows never say different things of one moment."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.places.choices import TakesPart
from content.places.contact_ways import check_swedish_number, dialled
from content.places.models import MunicipalityEntry
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.places.entries import entry_of

pytestmark = pytest.mark.django_db
LIST = "/redaktion/platser/kommuner/"


def edit_url(entry: MunicipalityEntry) -> str:
    return f"{LIST}edit/{entry.pk}/"


def rows(name: str, *told: dict[str, Any]) -> dict[str, Any]:
    """The rows of an inline panel as the form sends them."""
    sent: dict[str, Any] = {f"{name}-TOTAL_FORMS": len(told), f"{name}-INITIAL_FORMS": 0}
    for number, row in enumerate(told):
        sent |= {f"{name}-{number}-{field}": value for field, value in row.items()}
        sent[f"{name}-{number}-ORDER"] = number + 1
    return sent


def told(entry: MunicipalityEntry, **more: Any) -> dict[str, Any]:
    empty = rows("contacts") | rows("hours") | rows("other_hours")
    about = {
        "municipality": entry.municipality_id,
        "takes_part": TakesPart.CONTACTS,
        "languages": ["ar", "so"],
        "interpreter": "yes",
    }
    return empty | about | more


MONDAY = {"hours_for": "visits", "weekday": 0, "opens": "09:00", "closes": "12:00"}
AFTER_LUNCH = {**MONDAY, "opens": "13:00", "closes": "16:00"}
OVERLAPPING = {**MONDAY, "opens": "11:30", "closes": "16:00"}


def test_an_editor_writes_down_what_a_municipality_has_told(client: Client, erik: User) -> None:
    entry = entry_of("1280")
    contact = {"function": "repatriation", "phone": "040-628 04 00"}
    sent = told(entry) | rows("contacts", contact) | rows("hours", MONDAY, AFTER_LUNCH)
    response = signed_in(client, erik).post(edit_url(entry), sent)
    assert response.status_code == 302
    entry = MunicipalityEntry.objects.get()
    assert entry.takes_part == TakesPart.CONTACTS
    assert entry.languages == ["ar", "so"]
    assert entry.hours.count() == 2
    assert entry.contacts.get().dialled == "+46406280400"


def test_a_coordinator_opens_list_and_entry(client: Client, karin: User) -> None:
    entry = entry_of("1280")
    client = signed_in(client, karin)
    assert "Malmö" in client.get(LIST).content.decode()
    assert client.get(edit_url(entry)).status_code == 200


@pytest.mark.parametrize(
    "panel",
    [
        rows("hours", MONDAY, OVERLAPPING),
        rows("hours", {**MONDAY, "closes": "08:00"}),
        rows(
            "other_hours",
            {"hours_for": "visits", "first_day": "2026-12-24", "last_day": "2026-12-26", "why": "holiday"},
            {"hours_for": "visits", "first_day": "2026-12-25", "why": "staff"},
        ),
        rows("other_hours", {"hours_for": "visits", "first_day": "2026-12-24", "why": "holiday", "opens": "09:00"}),
        rows("contacts", {"function": "repatriation", "phone": "+1 212 555 0100"}),
        rows("contacts", {"function": "repatriation"}),
        rows("contacts", {"function": "other", "phone": "040-628 04 00"}),
        rows("contacts", {"function": "advice", "web": "http://malmo.example/"}),
        {"confirmed_on": "2026-11-20"},
        {"confirmed_by": "Kontoret"},
        {"languages": ["klingon"]},
    ],
)
def test_what_cannot_be_right_is_refused_and_stays_in_the_form(
    client: Client, erik: User, panel: dict[str, Any]
) -> None:
    entry = entry_of("1280")
    response = signed_in(client, erik).post(edit_url(entry), told(entry) | panel)
    assert response.status_code == 200
    entry.refresh_from_db()
    assert entry.takes_part == TakesPart.NOT_TOLD
    assert not entry.hours.exists()


def test_hours_for_visits_and_by_telephone_do_not_overlap(client: Client, erik: User) -> None:
    entry = entry_of("1280")
    sent = told(entry) | rows("hours", MONDAY, {**OVERLAPPING, "hours_for": "telephone"})
    assert signed_in(client, erik).post(edit_url(entry), sent).status_code == 302


@pytest.mark.parametrize("number", ["08-465 004 00", "+46 8 465 004 00", "+46 (0)8-465 004 00", "1177", "004684650040"])
def test_swedish_numbers_are_taken(number: str) -> None:
    check_swedish_number(number)


@pytest.mark.parametrize("number", ["", "12", "+47 22 00 00 00", "040-628 04 00 anknytning 3", "٠٨٤٦٥٠٠٤٠٠", "8" * 40])
def test_what_is_no_swedish_number_is_not(number: str) -> None:
    with pytest.raises(ValidationError):
        check_swedish_number(number)


@pytest.mark.parametrize(
    ("number", "dials"), [("040-628 04 00", "+46406280400"), ("+46 (0)8-465 004 00", "+46846500400"), ("1177", "1177")]
)
def test_a_number_is_dialled_from_anywhere(number: str, dials: str) -> None:
    assert dialled(number) == dials


def test_the_list_finds_those_that_nobody_confirmed_and_those_past_their_check(client: Client, erik: User) -> None:
    entry_of("1280")
    entry_of("1480", confirmed_on="2020-01-01", confirmed_by="Kontoret", next_check_on="2020-06-01")
    client = signed_in(client, erik)
    never, late = (client.get(LIST, {"check": wanted}).content.decode() for wanted in ("never", "late"))
    assert "Malmö" in never
    assert "Göteborg" not in never
    assert "Göteborg" in late
    assert "Malmö" not in late
    assert "Malmö" not in client.get(LIST, {"county": "14"}).content.decode()


def test_a_long_list_costs_no_more_questions_than_a_short_one(client: Client, erik: User) -> None:
    client = signed_in(client, erik)
    client.get(LIST)
    entry_of("1280")
    with CaptureQueriesContext(connection) as short:
        client.get(LIST)
    for code in ("1480", "0180", "0380"):
        entry_of(code)
    with CaptureQueriesContext(connection) as long:
        client.get(LIST)
    assert len(long) <= len(short)


def test_anna_the_social_worker_may_not(client: Client, anna: User) -> None:
    entry = entry_of("1280")
    client = signed_in(client, anna)
    assert client.get(LIST).status_code in (302, 403)
    assert client.post(edit_url(entry), told(entry)).status_code in (302, 403)
    entry.refresh_from_db()
    assert entry.takes_part == TakesPart.NOT_TOLD


def test_each_change_is_kept_and_there_is_a_way_back(client: Client, erik: User) -> None:
    entry = entry_of("1280", visiting_address="Exempelgatan 1")
    client = signed_in(client, erik)
    client.post(edit_url(entry), told(entry, visiting_address="Fel väg 2"))
    former, wrong = MunicipalityEntry.objects.get().revisions.order_by("created_at", "pk")
    assert (former.as_object().visiting_address, wrong.as_object().visiting_address) == ("Exempelgatan 1", "Fel väg 2")
    assert wrong.user == erik
    back = f"{LIST}history/{entry.pk}/revisions/{former.pk}/revert/"
    assert "Exempelgatan 1" in client.get(back).content.decode()
    assert client.post(back, told(entry, visiting_address="Exempelgatan 1")).status_code == 302
    assert MunicipalityEntry.objects.get().visiting_address == "Exempelgatan 1"


def test_nothing_reaches_readers_while_somebody_types(client: Client, erik: User) -> None:
    html = signed_in(client, erik).get(edit_url(entry_of("1280"))).content.decode()
    assert "w-unsaved w-autosave" not in html
