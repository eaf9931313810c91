"""The office notes its talks with municipalities, finds them again, and takes them along as a table."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.dialogue.choices import OfWhom, Way
from content.dialogue.deeds import to_follow_up
from content.dialogue.models import Talk
from portal.accounts.models import Municipality, User
from tests.cast import signed_in

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def talk(code: str = "1280", summary: str = "Frågade om tolk.", **more: Any) -> Talk:
    return Talk.objects.create(
        municipality=Municipality.objects.get(code=code), way=Way.PHONE, of_whom=OfWhom.HEAD, summary=summary, **more
    )


def typed(**changed: Any) -> dict[str, Any]:
    malmo = Municipality.objects.get(code="1280")
    told = {"held_on": timezone.localdate().isoformat(), "way": "phone", "municipality": str(malmo.pk)}
    return {**told, "of_whom": "head", "summary": "Frågade om tolk.", "follow_up": "", **changed}


def rows(client: Client, query: str = "") -> list[list[str]]:
    response = client.get(f"{reverse('dialogue_talks_csv')}{query}")
    assert response.status_code == 200
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_a_talk_is_noted_with_who_noted_it(client: Client, karin: User) -> None:
    signed_in(client, karin)
    assert client.post(reverse("wagtailsnippets_dialogue_talk:add"), typed()).status_code == 302
    assert Talk.objects.get().noted_by == karin


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"follow_up": "Skicka mallen"}, "follow_up_by"),
        ({"follow_up_by": "2026-12-01"}, "follow_up"),
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"summary": "Klienten 19640823-3234 var med."}, "summary"),
        ({"summary": "Chefen nås på eva@malmo.example"}, "summary"),
        ({"municipality": ""}, "municipality"),
    ],
)
def test_what_is_wrong_is_said_beside_it(client: Client, karin: User, changed: dict[str, str], said: str) -> None:
    signed_in(client, karin)
    response = client.post(reverse("wagtailsnippets_dialogue_talk:add"), typed(**changed))
    assert said in response.context["form"].errors
    assert not Talk.objects.exists()


def test_what_is_to_follow_up_is_found(client: Client, karin: User) -> None:
    today = timezone.localdate()
    late = talk(follow_up="Skicka mallen", follow_up_by=today - DAY)
    talk("1480", follow_up="Ring igen", follow_up_by=today - DAY, follow_up_done_on=today)
    assert list(to_follow_up()) == [late]
    signed_in(client, karin)
    listed = client.get(f"{reverse('wagtailsnippets_dialogue_talk:list')}?follow_up=late").content.decode()
    assert f"/edit/{late.pk}/" in listed
    assert listed.count("/edit/") == 1 or "Ring igen" not in listed


def test_the_table_has_what_the_list_shows(client: Client, karin: User) -> None:
    talk(summary="Tolk")
    talk("1480", summary="Skola")
    signed_in(client, karin)
    head, *found = rows(client)
    assert (head[0], {row[5] for row in found}) == ("datum", {"Tolk", "Skola"})
    goteborg = Municipality.objects.get(code="1480")
    assert [row[5] for row in rows(client, f"?municipality={goteborg.pk}")[1:]] == ["Skola"]


def test_no_cell_becomes_a_formula(client: Client, karin: User) -> None:
    talk(summary='=HYPERLINK("https://x.example")')
    signed_in(client, karin)
    assert rows(client)[1][5].startswith("'=")


def test_a_social_worker_reads_no_log(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get(reverse("dialogue_talks_csv")).status_code == 403
