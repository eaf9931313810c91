"""Whatever made somebody say something else, a colleague who is not named sees the same: every page, the whole package.

Each way is gone in a transaction of its own that is undone, so that the two begin alike.
"""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds import documents
from portal.casework.deeds.cases import close_case
from portal.casework.models import ClosingReason, Meeting, NextTalk
from tests.casework.conftest import assign, enter
from tests.casework.issuing import issue_document
from tests.casework.test_confirm_alone import said_yes
from tests.casework.test_private_path import addresses
from tests.cast import signed_in

CHANGING = re.compile(
    rb'name="(?:csrfmiddlewaretoken|request_key|draft_token)"[^>]*value="[^"]*"'
    rb'|value="[^"]*"[^>]*name="(?:csrfmiddlewaretoken|request_key|draft_token)"'
    rb'|nonce="[^"]*"|data-draft[^>]*|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?'
)
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.+]+")


@dataclass(frozen=True)
class Way:
    """A page, what is sent from it, and where."""

    page: str
    to: str
    sent: dict[str, str]


def private(outward: str) -> Way:
    return Way("eget-svar", "eget-svar", {"answer": "not_safe", "outward": outward})


TAKEN_BACK = Way("del", "ta-tillbaka", {})
LEFT = Way("del", "del", {"part": "not_in"})
SAME = [(TAKEN_BACK, private("as_before")), (LEFT, private("left_out"))]
SAME_IDS = ["a yes that is taken back", "somebody who is left out"]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(documents, "render", lambda summary: b"%PDF")


@pytest.fixture
def talked(anna, bo, case, person):
    """Anna has talked with him, he has said yes, and there is a document; Bo works with the case too."""
    assign(bo, case)
    enter(anna)
    said_yes(anna, person)
    plan = timezone.localdate() + timedelta(days=3)
    NextTalk.objects.create(
        municipality_id=case.municipality_id,
        person=person,
        planned_on=plan,
        meeting=Meeting.PHONE,
        interpreter_needed=False,
    )
    issue_document(by=anna, case=case, language="sv")
    return person


@pytest.fixture
def couple(anna, talked, other):
    said_yes(anna, other)
    issue_document(by=anna, case=talked.case, language="sv")
    return talked


def gone(client: Client, case, person, way: Way) -> None:
    """As Anna goes it: the page, the form, and where it leads."""
    way_to = reverse("casework:talk", args=[case.pk, person.pk, way.to]) + ("?del" if way.to == "ta-tillbaka" else "")
    assert client.get(reverse("casework:talk", args=[case.pk, person.pk, way.page])).status_code == 200
    assert client.post(way_to, way.sent, follow=True).status_code == 200


def seen_after(do: Callable[[], None], client: Client, case, *people) -> dict[str, bytes]:
    """Every page of case work afterwards, and the package, as this colleague gets them; then nothing was done."""
    with transaction.atomic():
        do()
        seen = {url: _shown(client.get(url)) for url in addresses(case, *people)}
        package = client.post(
            reverse("casework:pack_case", args=[case.pk]), {"target": "own", "understood": "on"}
        ).content
        with zipfile.ZipFile(BytesIO(package)) as opened:
            files = {name: MOMENT.sub(b"", opened.read(name)) for name in opened.namelist()}
        transaction.set_rollback(True)
    return seen | {name: files[name] for name in files if not name.startswith("manifest")}


def _shown(response) -> bytes:
    told = b"" if response.streaming else response.content
    return f"{response.status_code} {response.headers.get('Location', '')}".encode() + CHANGING.sub(b"", told)


def compared(as_anna, bo, case, ways, *people) -> None:
    client = signed_in(Client(), bo)
    with time_machine.travel(timezone.now(), tick=False):
        ordinary, private = (
            seen_after(lambda way=way: gone(as_anna, case, people[-1], way), client, case, *people) for way in ways
        )
    assert sum(page.startswith(b"200") for page in ordinary.values()) > 20
    assert [name for name in ordinary if ordinary[name] != private[name]] == []


@pytest.mark.parametrize("ways", SAME, ids=SAME_IDS)
def test_of_a_couple(as_anna, bo, case, couple, other, ways):
    compared(as_anna, bo, case, ways, couple, other)


@pytest.mark.parametrize("ways", SAME, ids=SAME_IDS)
def test_of_somebody_alone(as_anna, bo, case, talked, ways):
    compared(as_anna, bo, case, ways, talked)


def test_in_a_closed_case(as_anna, anna, bo, case, talked):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    compared(as_anna, bo, case, SAME[1], talked)


def test_the_comparison_would_see_a_difference(as_anna, bo, case, talked):
    with pytest.raises(AssertionError, match="/arenden/"):
        compared(as_anna, bo, case, (TAKEN_BACK, LEFT), talked)
