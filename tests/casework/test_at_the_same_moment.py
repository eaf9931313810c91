"""One colleague removes a person while another is sending something about that person: nobody meets an error."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person, remove_person
from portal.casework.models import Case, Person
from tests import factories
from tests.casework.conftest import ON, assign, enter
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def told() -> Callable[..., Any]:
    """What Anna is told who sends a form while Bo, in a transaction of his own, removes Maryam."""
    anna, bo = factories.make_anna(), factories.make_bo()
    client = signed_in(Client(), anna)
    with transaction.atomic():
        enter(anna)
        case = open_case(by=anna, applied_on=ON)[0]
        assign(bo, case)
        yusuf, maryam = (add_person(by=anna, case=case, values={"name": name}) for name in ("Yusuf", "Maryam"))

    def send(form: Callable[[Case, Person, Person], tuple[str, dict[str, str]]]) -> Any:
        address, fields = form(case, yusuf, maryam)
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                enter(bo)
                remove_person(by=bo, person=maryam)
                answer = pool.submit(_post, client, address, fields)
                _wait_until_somebody_waits()
            return answer.result(timeout=10)

    return send


def _post(client: Client, address: str, fields: dict[str, str]) -> Any:
    try:
        return client.post(address, fields)
    finally:
        connection.close()


def _wait_until_somebody_waits() -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits for the case")


def _facts(**more: str) -> dict[str, str]:
    return {"language": "sv", "household": "home", "version": "1", **more}


def test_changing_the_removed_person_finds_nobody(told):
    def form(case, yusuf, maryam):
        return reverse("casework:person", args=[case.pk, maryam.pk]), _facts(name="Maryam H")

    assert told(form).status_code == 404


def test_a_note_about_the_removed_person_finds_nobody(told):
    def form(case, yusuf, maryam):
        fields = {"text": "Vill ha eget samtal.", "request_key": str(uuid4())}
        return reverse("casework:notes", args=[case.pk, maryam.pk]), fields

    assert told(form).status_code == 404


def test_ties_to_the_removed_person_are_a_mistake_and_nothing_typed_is_lost(told):
    def form(case, yusuf, maryam):
        return reverse("casework:person", args=[case.pk, yusuf.pk]), _facts(name="Yusuf H", ties_to=str(maryam.pk))

    answer = told(form)
    assert answer.status_code == 200
    assert "ties_to" in answer.context["form"].errors
    assert 'value="Yusuf H"' in answer.content.decode()
