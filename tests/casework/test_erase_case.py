"""Erasing a case: nothing of anybody is left anywhere, and a receipt says that it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.forgetting import (
    KeptLonger,
    NothingToErase,
    end_longer_keeping,
    erase_case,
    keep_longer,
)
from portal.casework.deeds.handover import choose_to_leave_nothing
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person
from portal.casework.keeping import as_keeper as inside
from portal.casework.models import Case, CaseRule, Deed, Event, KeepGround, LongerKeeping, Person, Receipt
from portal.casework.people.identity_numbers import parse
from tests import factories
from tests.casework.conftest import ON, enter
from tests.casework.every_table import CANARY, fill, found_in_database, models_of_case

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = parse("19840312-2396")
Keeper = Callable[[], AbstractContextManager[None]]


@contextmanager
def at_work(user: User) -> Iterator[None]:
    with transaction.atomic():
        enter(user)
        yield


@pytest.fixture
def anna() -> User:
    return factories.make_anna()


@pytest.fixture
def case(anna: User) -> Case:
    return case_of(anna)


def case_of(user: User, name: str = "Yusuf Haddad") -> Case:
    with at_work(user):
        case = open_case(by=user, applied_on=ON)[0]
        person = add_person(by=user, case=case, values={"name": name, "identity_number": NUMBER})
        write_note(by=user, person=person, text="Vill vänta till kräftskivan")
    return Case.objects.model(pk=case.pk, municipality_id=case.municipality_id, reference=case.reference)


def erased(case: Case, *, as_keeper: Keeper, rule: str = CaseRule.FILE) -> Receipt:
    with as_keeper(), inside(case.municipality):
        return erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=rule)


def test_nothing_of_it_is_left_in_any_table_and_a_receipt_says_so(anna, case, as_keeper):
    with as_keeper():
        made = fill(case, anna)
        assert set(made) == set(models_of_case())
        before = found_in_database(CANARY, "Haddad", NUMBER.digits, "kräftskivan")
        assert {table for table in before if table.endswith("_sealed")}
        with inside(case.municipality):
            LongerKeeping.objects.update(ended_at=timezone.now(), ended_by=anna)
    receipt = erased(case, as_keeper=as_keeper)
    with as_keeper():
        assert found_in_database(CANARY, "Haddad", NUMBER.digits, "kräftskivan") == {}
        with inside(case.municipality):
            left = {
                model.__name__
                for model, row in made.items()
                if model._base_manager.filter(pk=row.pk).exists()  # a table that erasing forgets
            }
            assert left == set()
    assert receipt.rule == CaseRule.FILE
    assert receipt.rows["casework_case"] == 1
    tables = {model._meta.db_table for model in models_of_case()}
    assert set(receipt.rows) == {
        table for table in tables if "safety" not in table
    }  # who sees it may not know of those


def test_only_the_log_and_the_receipt_still_know_its_random_number(anna, case, as_keeper):
    with at_work(anna):
        person = Person.objects.get()
    erased(case, as_keeper=as_keeper)
    with as_keeper():
        assert set(found_in_database(str(case.pk))) == {"casework_event", "casework_receipt"}
        assert set(found_in_database(str(person.pk))) == {"casework_event"}
        with inside(case.municipality):
            last = Event.objects.filter(case=case.pk).order_by("-sequence")[0]
            assert (last.deed, last.actor_id, last.fields) == (Deed.CASE_FORGOTTEN, None, "file")


def test_the_log_is_still_whole(anna, case, as_keeper):
    from portal.casework.log.keeping import verify

    erased(case, as_keeper=as_keeper)
    with as_keeper():
        verdicts = {verdict.municipality.code: verdict for verdict in verify()}
    assert verdicts["1280"].found == ()
    assert verdicts["1280"].events > 0


def test_other_cases_are_untouched(anna, case, as_keeper):
    other = case_of(anna, "Maryam Haddad")
    erased(case, as_keeper=as_keeper)
    with at_work(anna):
        assert Case.objects.get().pk == other.pk
        assert Person.objects.get().name == "Maryam Haddad"
        assert Person.objects.get().notes.get().text == "Vill vänta till kräftskivan"


def test_again_there_is_nothing_to_erase(case, as_keeper):
    erased(case, as_keeper=as_keeper)
    with pytest.raises(NothingToErase):
        erased(case, as_keeper=as_keeper)
    with as_keeper(), inside(case.municipality):
        assert Receipt.objects.count() == 1


def test_a_case_that_is_kept_longer_is_not_erased_by_any_rule(anna, case, as_keeper):
    with at_work(anna):
        keeping = keep_longer(by=anna, case=case, ground=KeepGround.PENDING, reason="Ärende hos IVO")
    for rule in CaseRule:
        with pytest.raises(KeptLonger):
            erased(case, as_keeper=as_keeper, rule=rule)
    with at_work(anna):
        end_longer_keeping(by=anna, keeping=keeping)
    assert erased(case, as_keeper=as_keeper).rows["casework_longerkeeping"] == 1


def leaves_nothing(case: Case) -> None:
    """The head of the unit has chosen so for the municipality."""
    head = factories.make_helga()
    with at_work(head):
        choose_to_leave_nothing(by=head, municipality_id=case.municipality_id, leaves=True)


def test_anna_leaves_nothing_behind_of_a_case_of_hers(anna, case, as_keeper):
    leaves_nothing(case)
    with at_work(anna):
        erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=CaseRule.LEAVE_NOTHING, by=anna)
        assert not Case.objects.exists()
        assert Receipt.objects.get().rule == CaseRule.LEAVE_NOTHING
    with as_keeper():
        assert found_in_database("Haddad", NUMBER.digits, "kräftskivan") == {}


def test_a_case_cannot_be_erased_where_the_municipality_has_not_chosen_to_leave_nothing(anna, case):
    with pytest.raises(PermissionDenied), at_work(anna):
        erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=CaseRule.LEAVE_NOTHING, by=anna)


def test_what_fails_after_it_takes_it_back(anna, case):
    leaves_nothing(case)

    class TooBad(Exception):
        pass

    def erase_and_fail() -> None:
        erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=CaseRule.LEAVE_NOTHING, by=anna)
        raise TooBad

    with pytest.raises(TooBad), at_work(anna):
        erase_and_fail()
    with at_work(anna):
        assert Case.objects.exists()
        assert not Receipt.objects.exists()


def test_a_receipt_can_be_neither_written_nor_changed_nor_removed_by_the_application(anna, case, as_keeper):
    erased(case, as_keeper=as_keeper)
    changes = (
        "UPDATE casework_receipt SET rule = 'advice'",
        "DELETE FROM casework_receipt",
        "INSERT INTO casework_receipt SELECT * FROM casework_receipt",
    )
    for change in changes:
        with pytest.raises(DatabaseError, match=r"permission denied|row-level"), at_work(anna):
            connection.cursor().execute(change)


@pytest.mark.parametrize("rule", [CaseRule.FILE, CaseRule.ADVICE, CaseRule.TYPED_ONLY])
def test_anna_cannot_erase_by_a_rule_that_is_for_the_portal(anna, case, rule):
    with pytest.raises(PermissionDenied), at_work(anna):
        erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=rule, by=anna)
    with at_work(anna):
        assert Case.objects.exists()


@pytest.mark.parametrize("who", [factories.make_bo, factories.make_helga, factories.make_cecilia])
def test_nobody_who_is_not_assigned_can_erase_it(anna, case, who):
    somebody = who()
    with pytest.raises(NothingToErase), at_work(somebody):
        erase_case(case_id=case.pk, municipality_id=case.municipality_id, rule=CaseRule.LEAVE_NOTHING, by=somebody)
    with at_work(somebody), pytest.raises(DatabaseError, match="not yours to erase"):
        connection.cursor().execute("SELECT casework_erase_case(%s, 'leave_nothing')", [case.pk])
    with at_work(anna):
        assert Case.objects.exists()


def test_a_case_that_never_was_cannot_be_erased(anna, case, as_keeper):
    with as_keeper(), inside(case.municipality), pytest.raises(NothingToErase):
        erase_case(case_id=uuid4(), municipality_id=case.municipality_id, rule=CaseRule.FILE)
