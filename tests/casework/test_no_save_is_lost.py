"""Four colleagues save the same person at the same time, 250 times each in `make prove`: what was saved is there."""

import itertools
import os
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection
from django.db import transaction as transactions
from django.test import Client
from django.urls import reverse

from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import EditConflict, add_person, change_person
from portal.casework.models import Deed, Event, Person
from tests import factories
from tests.casework.conftest import ON, enter
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 4
SAVES = 250 if os.environ.get("HYPOTHESIS_PROFILE") == "prove" else 50


def test_four_times_many_saves_at_once_lose_nothing():
    """Each save adds one to a number that all of them count on: a lost one would be missing in the end."""
    anna = factories.make_anna()
    with transactions.atomic():
        enter(anna)
        case = open_case(by=anna, applied_on=ON)[0]
        person = add_person(by=anna, case=case, values={"name": "Yusuf Haddad", "travel_cost": 0})
    with ThreadPoolExecutor(WORKERS) as pool:
        refused = list(pool.map(lambda _: _count_up(anna, person.pk), range(WORKERS)))
    with transactions.atomic():
        enter(anna)
        saved = Person.objects.get(pk=person.pk)
        written = Event.objects.filter(person=person.pk, deed=Deed.PERSON_CHANGED).count()
    assert saved.travel_cost == WORKERS * SAVES
    assert saved.version == 1 + WORKERS * SAVES
    assert written == WORKERS * SAVES
    assert sum(refused) > 0, "nobody ever met a colleague's save: the test was no race"


def _count_up(anna, person_id: UUID) -> int:
    """Save SAVES times, beginning anew from what is saved whenever a colleague was quicker; how often that was."""
    conflicts = 0
    try:
        for _ in range(SAVES):
            for attempt in itertools.count():
                try:
                    _save_one_more(anna, person_id)
                except EditConflict:
                    conflicts += 1
                    assert attempt < 1000
                else:
                    break
    finally:
        connection.close()
    return conflicts


def _save_one_more(anna, person_id: UUID) -> None:
    with transactions.atomic():
        enter(anna)
        seen = Person.objects.select_related("case").get(pk=person_id)
    with transactions.atomic():
        enter(anna)
        change_person(by=anna, person=seen, version=seen.version, values={"travel_cost": seen.travel_cost + 1})


def test_of_many_forms_from_one_version_one_is_saved_and_the_others_see_both():
    anna = factories.make_anna()
    clients = [signed_in(Client(), anna) for _ in range(WORKERS)]
    with transactions.atomic():
        enter(anna)
        case = open_case(by=anna, applied_on=ON)[0]
        person = add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})
    address = reverse("casework:person", args=[case.pk, person.pk])

    def send(client: Client) -> int:
        try:
            name = f"Yusuf {clients.index(client)}"
            fields = {"name": name, "language": "sv", "household": "home", "protected_identity": "none", "version": "1"}
            return client.post(address, fields).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        answers = sorted(pool.map(send, clients))
    assert answers == [302, *[409] * (WORKERS - 1)]
