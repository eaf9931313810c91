"""An editor says, in the editors' rooms, that the ordinance has been read as of a later day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from eligibility.models import Verification
from eligibility.verification import read_edition
from portal.accounts.models import User
from tests.cast import signed_in

LIST = "/redaktion/lagens-utgavor/"
READ = f"{LIST}2026:285/last/"
BACK = f"{LIST}2026:285/ta-tillbaka/"
WHY = "Läste 2025:970 i gällande lydelse på svenskforfattningssamling.se."
TOLD = {"through": "2026-11-20", "reason": WHY, "unchanged": "on"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-20T12:00:00+00:00", tick=True):
        yield


@pytest.fixture
def as_erik(client: Client, erik: User) -> Client:
    return signed_in(client, erik)


def through() -> date:
    return read_edition("2026:285").through


def test_erik_records_that_he_has_read_the_ordinance(as_erik: Client, erik: User) -> None:
    assert READ in as_erik.get(LIST).content.decode()
    response = as_erik.post(READ, TOLD)
    assert response.headers["Location"] == reverse("content_editions")
    (record,) = Verification.objects.all()
    assert (record.by, record.through, record.reason) == (erik, date(2026, 11, 20), WHY)
    html = as_erik.get(LIST).content.decode()
    assert "Erik Asp" in html
    assert WHY in html
    assert "20 november 2026" in html
    assert READ not in html


def test_the_editions_are_listed_with_their_days(as_erik: Client) -> None:
    html = as_erik.get(LIST).content.decode()
    assert html.index("2026:285") < html.index("2009:1162")
    for day in ("15 april 2026", "14 april 2026", "1 januari 2010", "31 december 2025", "14 juni 2026"):
        assert day in html


def test_the_menu_leads_there(as_erik: Client) -> None:
    assert LIST in as_erik.get("/redaktion/").content.decode()


@pytest.mark.usefixtures("guidance")
def test_the_pages_that_name_the_day_are_listed_to_be_read_again(as_erik: Client) -> None:
    html = as_erik.get(LIST).content.decode()
    assert "Bidraget</a> (svenska)" in html
    assert "(arabiska)" in html


def test_the_form_says_that_a_changed_law_needs_a_new_edition(as_erik: Client) -> None:
    assert "docs/law/how-to-change-the-law.md" in as_erik.get(READ).content.decode()


def test_karin_takes_back_what_erik_recorded(client: Client, as_erik: Client, karin: User) -> None:
    as_erik.post(READ, TOLD)
    as_karin = signed_in(Client(), karin)
    assert "Erik Asp" in as_karin.get(BACK).content.decode()
    response = as_karin.post(BACK, {"reason": "Det var inte den lydelse som gäller i dag."})
    assert response.status_code == 302
    assert through() == date(2026, 6, 14)
    html = as_karin.get(LIST).content.decode()
    assert "Erik Asp" in html
    assert "Karin Björk" in html
    assert READ in html


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"through": ""}, WHY),
        ({"through": "2026-11-21"}, WHY),
        ({"through": "2026-06-14"}, WHY),
        ({"through": "i går"}, WHY),
        ({"through": "9999999-01-01"}, WHY),
        ({"reason": ""}, "2026-11-20"),
        ({"reason": "läst"}, "2026-11-20"),
        ({"reason": " " * 30 + "läst"}, "2026-11-20"),
        ({"reason": "x" * 4001}, "2026-11-20"),
        ({"unchanged": ""}, WHY),
    ],
)
def test_half_a_reading_is_none_and_nothing_typed_is_lost(as_erik: Client, changed: dict[str, str], kept: str) -> None:
    response = as_erik.post(READ, {**TOLD, **changed})
    assert response.status_code == 200
    html = response.content.decode()
    assert "error-message" in html
    assert kept in html
    assert not Verification.objects.exists()


def test_the_same_form_sent_twice_is_recorded_once(as_erik: Client) -> None:
    as_erik.post(READ, TOLD)
    assert as_erik.post(READ, TOLD).status_code == 200
    assert Verification.objects.count() == 1


def test_there_is_nothing_to_take_back_before_anything_is_recorded(as_erik: Client) -> None:
    assert as_erik.get(BACK).status_code == 200
    assert as_erik.post(BACK, {"reason": "Det finns ju ingenting att ta tillbaka."}).status_code == 200
    assert not Verification.objects.exists()


def test_an_edition_that_does_not_exist_is_not_found(as_erik: Client) -> None:
    assert as_erik.get(f"{LIST}2999:1/last/").status_code == 404
    assert as_erik.post(f"{LIST}x/ta-tillbaka/", {"reason": WHY}).status_code == 404


@pytest.fixture
def viewer(anna: User, erik: User) -> User:
    """Erik, of whom only the right to look around is left."""
    may_enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    looking = Group.objects.create(name="looking")
    looking.permissions.add(may_enter)
    erik.groups.set([looking])
    return erik


def test_who_may_only_look_sees_the_list_and_can_record_nothing(client: Client, viewer: User) -> None:
    as_viewer = signed_in(client, viewer)
    html = as_viewer.get(LIST).content.decode()
    assert "2026:285" in html
    assert READ not in html
    for address, told in ((READ, TOLD), (BACK, {"reason": WHY})):
        assert as_viewer.get(address).status_code in (302, 403)
        assert as_viewer.post(address, told).status_code in (302, 403)
    assert not Verification.objects.exists()


@pytest.mark.parametrize("address", [LIST, READ, BACK])
def test_anna_the_social_worker_may_not(client: Client, anna: User, address: str) -> None:
    as_anna = signed_in(client, anna)
    assert as_anna.get(address).status_code in (302, 403)
    assert as_anna.post(address, TOLD).status_code in (302, 403)
    assert not Verification.objects.exists()


@pytest.mark.parametrize("address", [LIST, READ, BACK])
def test_nobody_may_without_signing_in(client: Client, address: str) -> None:
    for response in (client.get(address), client.post(address, TOLD)):
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/konto/")
    assert not Verification.objects.exists()
