"""Where nothing is left, what keeps somebody safe stays a while with those who are named, and nobody else can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.deeds.cases import open_case, reopen_case
from portal.casework.deeds.emergency import NoSuchCase, open_in_emergency
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.handover import choose_to_leave_nothing
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person
from portal.casework.deeds.safety import name_reader, write_safety
from portal.casework.forgetting.nightly import forget
from portal.casework.forgetting.rules import DAYS_OF_SAFETY
from portal.casework.keeping import as_keeper as inside
from portal.casework.models import Assignment, Case, ForgottenSoon, PackageOnItsWay, Person, Receipt, SafetyRecord
from portal.casework.people.identity_numbers import parse
from tests import factories
from tests.casework.conftest import ON, assign, enter
from tests.casework.every_table import found_in_database
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

FETCH = {"target": "own", "understood": "on", "erase": "on"}
NUMBER = parse("19840312-2396")


@contextmanager
def at_work(user: User) -> Iterator[None]:
    with transaction.atomic():
        enter(user)
        yield


@pytest.fixture
def anna() -> User:
    """Who holds the record."""
    return factories.make_anna()


@pytest.fixture
def bo(anna) -> User:
    """Who takes the case out, and is not named."""
    return factories.make_bo()


@pytest.fixture
def helga() -> User:
    return factories.make_helga()


def case_of(anna: User, bo: User, helga: User) -> Case:
    with at_work(helga):
        choose_to_leave_nothing(by=helga, municipality_id=anna.memberships.get().municipality_id, leaves=True)
    with at_work(anna):
        case = open_case(by=anna, applied_on=ON)[0]
        told = {"name": "Maryam Haddad", "identity_number": NUMBER, "born": date(1984, 3, 12), "csn_debt": True}
        person = add_person(by=anna, case=case, values={**told, "language": "ar", "contact_value": "070-1740605"})
        add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})
        write_note(by=anna, person=person, text="Vill vänta till kräftskivan")
        assign(bo, case)
        enter(anna)
    return case


@pytest.fixture
def case(anna, bo, helga) -> Case:
    return case_of(anna, bo, helga)


def keep_safe(anna: User, case: Case, *names: User) -> None:
    with at_work(anna):
        person = Person.objects.select_related("case").get(case=case, order=1)
        write_safety(by=anna, person=person, values={"contact_way": "Ring bara arbetet"})
        for name in names:
            name_reader(by=anna, person=person, to=name)


def taken_out(by: User, case: Case) -> Client:
    client = signed_in(Client(), by)
    answer = client.post(reverse("casework:pack_case", args=[case.pk]), FETCH)
    assert answer["Content-Type"] == "application/zip"
    return client


def safety_page(case: Case, person: Person) -> str:
    return reverse("casework:talk", args=[case.pk, person.pk, "trygghet"])


def test_those_who_are_named_still_read_it_and_nothing_else_is_left(anna, bo, case, as_keeper):
    keep_safe(anna, case)
    taken_out(bo, case)
    with at_work(anna):
        person = Person.objects.get()
        assert (person.name, person.language) == ("Maryam Haddad", "ar")
    client = signed_in(Client(), anna)
    assert "Ring bara arbetet" in client.get(safety_page(case, person)).content.decode()
    first = client.get(case.get_absolute_url())
    assert first.context["due"].on == timezone.localdate() + timedelta(days=DAYS_OF_SAFETY)
    with as_keeper():
        assert found_in_database("Yusuf", NUMBER.digits, "kräftskivan", "1740605") == {}
        with inside(case.municipality):
            assert Assignment.objects.get(case=case).user_id == anna.pk


def test_of_the_person_only_the_name_and_how_to_talk_with_her_are_left(anna, bo, case):
    keep_safe(anna, case)
    taken_out(bo, case)
    with at_work(anna):
        person = Person.objects.get()
    plain = Person(language="ar")
    kept = {"id", "request_key", "municipality", "case", "order", "version", "added_at", "name_sealed"}
    columns = [field.attname for field in Person._meta.concrete_fields if field.name not in kept]
    assert {name: getattr(person, name) for name in columns} == {name: getattr(plain, name) for name in columns}


def seen_by_bo(client: Client, bo: User, case: Case) -> list[object]:
    """Whatever Bo can ask about a case that is no more."""
    with at_work(bo):
        PackageOnItsWay.objects.all().delete()
    addresses = [case.get_absolute_url(), reverse("casework:case_list"), reverse("casework:what_is_forgotten")]
    pages = [client.get(url) for url in addresses] + [client.get(addresses[1], {"q": case.reference})]
    told = [(page.status_code, re.sub(r'"[^"]{30,}"|\d\d:\d\d', "", page.content.decode())) for page in pages]
    with at_work(bo):
        with pytest.raises(NoSuchCase):
            open_in_emergency(by=bo, municipality_id=case.municipality_id, reference=case.reference, reason="akut")
        receipt = Receipt.objects.get(erased_case=case.pk)
        left = [Case.objects.count(), Person.objects.count(), SafetyRecord.objects.count()]
    return [told, left, receipt.rule, receipt.erased_on, receipt.rows]


def test_bo_who_took_it_out_cannot_tell_whether_there_was_anything(anna, bo, helga, case):
    keep_safe(anna, case)
    with_record = seen_by_bo(taken_out(bo, case), bo, case)
    other = case_of(anna, bo, helga)
    without = seen_by_bo(taken_out(bo, other), bo, other)
    assert str(with_record).replace(case.reference, "") == str(without).replace(other.reference, "")


def test_bo_who_is_named_reads_it_too(anna, bo, case):
    keep_safe(anna, case, bo)
    client = taken_out(bo, case)
    with at_work(bo):
        person = Person.objects.get()
    assert "Ring bara arbetet" in client.get(safety_page(case, person)).content.decode()


def test_what_is_left_is_no_case_to_work_with(anna, bo, case):
    keep_safe(anna, case)
    taken_out(bo, case)
    with pytest.raises(CaseIsClosed), at_work(anna):
        reopen_case(by=anna, case=case)


def test_after_ninety_days_it_goes_too_without_a_word_to_others(anna, bo, case, as_keeper):
    keep_safe(anna, case)
    taken_out(bo, case)
    with at_work(bo):
        before = Receipt.objects.get(erased_case=case.pk)
    now = timezone.now()
    with as_keeper():
        forget(now=now + timedelta(days=DAYS_OF_SAFETY - 1))
        with inside(case.municipality):
            assert not ForgottenSoon.objects.exists()
            assert SafetyRecord.objects.exists()
        forget(now=now + timedelta(days=DAYS_OF_SAFETY))
        assert found_in_database("Maryam", "Ring bara") == {}
    with at_work(bo):
        after = Receipt.objects.get(erased_case=case.pk)
        assert (after.rule, after.erased_on, after.rows) == (before.rule, before.erased_on, before.rows)


def test_without_a_record_nothing_is_left(anna, bo, case, as_keeper):
    taken_out(bo, case)
    with as_keeper():
        assert found_in_database("Haddad", NUMBER.digits) == {}
        with inside(case.municipality):
            assert not Case.objects.exists()


def test_cecilia_sees_nothing_of_it(anna, bo, case):
    keep_safe(anna, case)
    taken_out(bo, case)
    with at_work(anna):
        person = Person.objects.get()
    cecilia = signed_in(Client(), factories.make_cecilia())
    assert cecilia.get(safety_page(case, person)).status_code == 404
