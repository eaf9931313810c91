"""manage.py rotate_keys: everything is sealed anew with a new key, while people work and whatever happens meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as portal_settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from portal.accounts import secrecy
from portal.accounts.models import User
from portal.accounts.resealing import secret_columns
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import EditConflict, SamePersonTwice, add_person, change_person
from portal.casework.models import Case, Note, Person
from portal.casework.people.identity_numbers import parse
from portal.casework.sealing.encryption import CannotOpen, KeyMissing, head_of, key_id_of
from portal.casework.sealing.rotation import sealed_models
from portal.casework.sealing.sealed import sealed_attributes
from tests import factories
from tests.casework.conftest import ON, enter
from tests.casework.keeper import kill_at, run_as_keeper, start_as_keeper
from tests.cast import TOTP_SECRET, with_second_factor

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND = "1:" + "a1" * 32, "2:" + "b2" * 32
NUMBER, OTHER_NUMBER = parse("19840312-2396"), parse("19861124-2382")

Keeper = Callable[[], AbstractContextManager[None]]


@contextmanager
def at_work(user: User) -> Iterator[None]:
    with transaction.atomic():
        enter(user)
        yield


@pytest.fixture(autouse=True)
def under_the_first_key(settings: Any) -> None:
    settings.CASEWORK_MASTER_KEY, settings.CASEWORK_MASTER_KEYS_OLD = FIRST, []


@pytest.fixture
def new_key(settings: Any) -> Callable[[], None]:
    def take() -> None:
        settings.CASEWORK_MASTER_KEY, settings.CASEWORK_MASTER_KEYS_OLD = SECOND, [FIRST]

    return take


@pytest.fixture
def without_old_keys(settings: Any) -> Callable[[], None]:
    def forget() -> None:
        settings.CASEWORK_MASTER_KEYS_OLD = []

    return forget


@pytest.fixture
def anna() -> User:
    return factories.make_anna()


@pytest.fixture
def cecilia() -> User:
    return factories.make_cecilia()


@pytest.fixture
def malmo(anna: User) -> Person:
    return household(anna)


@pytest.fixture
def goteborg(cecilia: User) -> Person:
    return household(cecilia)


def household(user: User, *, notes: int = 3) -> Person:
    """One person with a number and some notes, in a case of this user's."""
    with at_work(user):
        case = open_case(by=user, applied_on=ON)[0]
        person = add_person(by=user, case=case, values={"name": "Yusuf Haddad", "identity_number": NUMBER})
        for number in range(notes):
            write_note(by=user, person=person, text=f"Samtal {number}")
    return person


def again(user: User, person: Person) -> Person:
    return Person.objects.select_related("case").get(pk=person.pk)


def rotated(*arguments: str, as_keeper: Keeper) -> str:
    told = StringIO()
    with as_keeper():
        call_command("rotate_keys", *arguments, stdout=told, stderr=told)
    return told.getvalue()


def key_ids(user: User) -> set[int]:
    """The keys under which anything stands that this user sees."""
    with at_work(user):
        return {
            key_id_of(bytes(value))
            for model in sealed_models()
            for attribute in sealed_attributes(model)
            for value in model._base_manager.values_list(attribute.column, flat=True)
            if value is not None
        }


def test_everything_stands_under_the_new_key_and_the_old_one_can_go(
    anna, cecilia, malmo, goteborg, as_keeper, new_key, without_old_keys
):
    new_key()
    told = rotated(as_keeper=as_keeper)
    assert "10 values sealed anew with key 2" in told
    assert "Everything is under key 2." in told
    without_old_keys()
    for user, person in ((anna, malmo), (cecilia, goteborg)):
        assert key_ids(user) == {2}
        with at_work(user):
            found = again(user, person)
            assert found.name == "Yusuf Haddad"
            assert found.identity_number == NUMBER
            assert {note.text for note in found.notes.all()} == {"Samtal 0", "Samtal 1", "Samtal 2"}


def test_a_form_that_was_open_meanwhile_is_saved_as_if_nothing_had_happened(anna, malmo, as_keeper, new_key):
    new_key()
    rotated(as_keeper=as_keeper)
    with at_work(anna):
        saved = change_person(by=anna, person=again(anna, malmo), version=malmo.version, values={"name": "Yusuf H"})
        assert saved.version == malmo.version + 1


def test_a_number_is_found_before_during_and_after(anna, malmo, as_keeper, new_key, without_old_keys):
    def adding_it_again_is_refused() -> bool:
        with at_work(anna):
            case = Case.objects.get()
            with pytest.raises(SamePersonTwice), transaction.atomic():
                add_person(by=anna, case=case, values={"name": "Samma", "identity_number": NUMBER})
        return True

    assert adding_it_again_is_refused()
    new_key()
    assert adding_it_again_is_refused()
    with at_work(anna):
        add_person(by=anna, case=Case.objects.get(), values={"name": "Maryam", "identity_number": OTHER_NUMBER})
    rotated(as_keeper=as_keeper)
    without_old_keys()
    assert adding_it_again_is_refused()


def test_what_the_application_may_never_change_is_sealed_anew_too(anna, malmo, as_keeper, new_key):
    with at_work(anna):
        before = {note.pk: bytes(note.text_sealed) for note in Note.objects.all()}
        written = {note.pk: note.written_at for note in Note.objects.all()}
    new_key()
    rotated(as_keeper=as_keeper)
    with at_work(anna):
        assert all(bytes(note.text_sealed) != before[note.pk] for note in Note.objects.all())
        assert {note.pk: note.written_at for note in Note.objects.all()} == written


def test_the_second_factor_goes_along(anna, as_keeper, new_key, without_old_keys):
    authenticator = with_second_factor(anna)
    new_key()
    rotated(as_keeper=as_keeper)
    without_old_keys()
    authenticator.refresh_from_db()
    assert authenticator.data["secret"].startswith("2:")
    assert secrecy.unseal(authenticator.data["secret"]) == TOTP_SECRET


def test_a_secret_from_before_keys_had_ids_goes_along(anna, as_keeper, new_key, without_old_keys):
    authenticator = with_second_factor(anna)
    authenticator.data["secret"] = authenticator.data["secret"].removeprefix("1:")
    authenticator.save()
    new_key()
    assert secrecy.unseal(authenticator.data["secret"]) == TOTP_SECRET
    rotated(as_keeper=as_keeper)
    without_old_keys()
    authenticator.refresh_from_db()
    assert secrecy.unseal(authenticator.data["secret"]) == TOTP_SECRET


def test_to_look_changes_nothing_and_says_how_many_wait(anna, malmo, as_keeper, new_key):
    new_key()
    told = StringIO()
    with as_keeper(), pytest.raises(SystemExit) as ended:
        call_command("rotate_keys", "--check", stdout=told, stderr=told)
    assert ended.value.code == 1
    assert "casework_note: 3 values under key 1 (old)" in told.getvalue()
    assert "5 values are not under key 2. Keep the old keys." in told.getvalue()
    assert "5 values would be sealed anew" in rotated("--dry-run", as_keeper=as_keeper)
    assert key_ids(anna) == {1}
    rotated(as_keeper=as_keeper)
    assert "Everything is under key 2." in rotated("--check", as_keeper=as_keeper)


def test_again_has_nothing_to_do(anna, malmo, as_keeper, new_key):
    new_key()
    rotated(as_keeper=as_keeper)
    assert "0 values sealed anew" in rotated(as_keeper=as_keeper)


def test_what_is_printed_tells_nothing_about_anybody(anna, malmo, as_keeper, new_key):
    new_key()
    told = rotated(as_keeper=as_keeper)
    for secret in ("Yusuf", "Samtal", NUMBER.digits, str(malmo.pk), "a1a1", "b2b2"):
        assert secret not in told


def test_people_read_and_write_all_the_while(anna, as_keeper, new_key, without_old_keys):
    """Four colleagues read and write while the rows are sealed anew: no reading fails and no writing is lost."""
    people = [household(anna, notes=60) for _ in range(8)]
    new_key()
    stop, started = threading.Event(), threading.Barrier(5)
    failures: list[BaseException] = []
    saves = dict.fromkeys((person.pk for person in people), 1)

    def work(mine: list[Person]) -> int:
        turns = 0
        try:
            with at_work(anna):
                Person.objects.count()  # connected as the application before the keeper takes over the settings
            started.wait(timeout=30)
            while not stop.is_set() or turns < 3:
                person = mine[turns % len(mine)]
                turns += 1
                with at_work(anna):
                    found = again(anna, person)
                    assert found.identity_number == NUMBER
                    assert all(note.text.startswith("Samtal") for note in found.notes.all())
                    change_person(by=anna, person=found, version=found.version, values={"name": f"Yusuf {turns}"})
                    saves[person.pk] += 1
                    write_note(by=anna, person=found, text=f"Samtal under tiden {turns}")
        except (EditConflict, CannotOpen, AssertionError, Exception) as failed:
            failures.append(failed)
        finally:
            connection.close()
        return turns

    with ThreadPoolExecutor(4) as pool:
        workers = [pool.submit(work, people[start::4]) for start in range(4)]
        started.wait(timeout=30)
        told = rotated(as_keeper=as_keeper)
        stop.set()
        turns = sum(worker.result(timeout=60) for worker in workers)
    assert failures == []
    assert "Everything is under key 2." in told
    without_old_keys()
    with at_work(anna):
        assert Note.objects.count() == 8 * 60 + turns
        assert {person.pk: person.version for person in Person.objects.all()} == saves
        assert all(note.text.startswith("Samtal") for note in Note.objects.all())


def test_a_row_that_somebody_holds_is_waited_for(anna, malmo, as_keeper, new_key):
    new_key()
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with at_work(anna):
            Person.objects.select_for_update().get(pk=malmo.pk)
            held.set()
            let_go.wait(timeout=30)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        assert held.wait(timeout=30)
        threading.Timer(1, let_go.set).start()
        assert "Everything is under key 2." in rotated(as_keeper=as_keeper)
        holding.result(timeout=30)


def test_killed_half_way_it_goes_on_where_it_was(anna, cecilia, new_key, without_old_keys):
    household(anna, notes=700)
    household(cecilia, notes=10)
    keys = {"CASEWORK_MASTER_KEY": SECOND, "CASEWORK_MASTER_KEYS_OLD": FIRST}
    kill_at(start_as_keeper("rotate_keys", **keys), "1280 casework_note: 200")
    new_key()
    assert key_ids(anna) == {1, 2}
    with at_work(anna):
        assert sum(note.text.startswith("Samtal") for note in Note.objects.all()) == 700
        done = sum(key_id_of(bytes(sealed)) == 2 for sealed in Note.objects.values_list("text_sealed", flat=True))
    assert 200 <= done < 700
    again_run = run_as_keeper("rotate_keys", **keys)
    assert again_run.returncode == 0, again_run.stderr
    assert f"casework_note: {done} values under key 2" in again_run.stdout
    without_old_keys()
    assert key_ids(anna) == key_ids(cecilia) == {2}
    with at_work(anna):
        assert {note.text for note in Note.objects.all()} == {f"Samtal {number}" for number in range(700)}


def test_without_the_old_key_nothing_is_changed_and_its_id_is_said(anna, malmo, settings, as_keeper):
    settings.CASEWORK_MASTER_KEY = SECOND
    with as_keeper(), pytest.raises(CommandError, match="a master key that is not here: 1"):
        call_command("rotate_keys", stdout=StringIO())
    with at_work(anna), pytest.raises(KeyMissing, match="master key 1, which is not here"):
        _ = again(anna, malmo).name
    settings.CASEWORK_MASTER_KEY = FIRST
    with at_work(anna):
        assert again(anna, malmo).name == "Yusuf Haddad"


def test_with_another_key_of_the_same_id_nothing_is_harmed_and_it_is_said(anna, malmo, settings, as_keeper):
    settings.CASEWORK_MASTER_KEY, settings.CASEWORK_MASTER_KEYS_OLD = SECOND, ["1:" + "cc" * 32]
    told = StringIO()
    with as_keeper(), pytest.raises(SystemExit):
        call_command("rotate_keys", stdout=told, stderr=told)
    assert "5 values could not be opened and were left as they are" in told.getvalue()
    assert "a key here is not the one that had its id" in told.getvalue()
    settings.CASEWORK_MASTER_KEY, settings.CASEWORK_MASTER_KEYS_OLD = FIRST, []
    with at_work(anna):
        assert again(anna, malmo).name == "Yusuf Haddad"


def test_what_was_moved_to_another_place_is_not_made_to_fit_it(anna, cecilia, malmo, goteborg, as_keeper, new_key):
    """Between two rows, two columns and two municipalities: rotation is no way around the binding to the cell."""
    with at_work(cecilia):
        from_goteborg = bytes(again(cecilia, goteborg).name_sealed)
    with at_work(anna):
        twin = add_person(by=anna, case=Case.objects.get(), values={"name": "Maryam", "identity_number": OTHER_NUMBER})
        third = add_person(by=anna, case=Case.objects.get(), values={"name": "Amira"})
        before = again(anna, malmo)
        moved = {
            malmo.pk: {"name_sealed": before.identity_digits_sealed},
            twin.pk: {"name_sealed": before.name_sealed},
            third.pk: {"name_sealed": from_goteborg},
        }
        for pk, columns in moved.items():
            Person.objects.filter(pk=pk).update(**columns)
    new_key()
    told = StringIO()
    with as_keeper(), pytest.raises(SystemExit):
        call_command("rotate_keys", stdout=told, stderr=told)
    assert "could not be opened" in told.getvalue()
    with at_work(anna):
        for pk, columns in moved.items():
            found = Person.objects.get(pk=pk)
            assert bytes(found.name_sealed) == bytes(columns["name_sealed"])
            with pytest.raises(CannotOpen):
                _ = found.name


def test_the_same_number_twice_in_a_case_is_left_and_said(anna, malmo, settings, as_keeper, new_key):
    """What a server without the new key might let in: the database refuses it once both stand under one key."""
    new_key()
    with at_work(anna):
        twin = add_person(by=anna, case=Case.objects.get(), values={"name": "Samma", "identity_number": OTHER_NUMBER})
        twin.identity_number = NUMBER
        twin.save()
    told = StringIO()
    with as_keeper(), pytest.raises(SystemExit):
        call_command("rotate_keys", stdout=told, stderr=told)
    assert "2 values were left: the same identity number is twice in one case." in told.getvalue()
    with at_work(anna):
        assert {found.identity_number for found in Person.objects.all()} == {NUMBER}
        assert key_id_of(bytes(again(anna, malmo).name_sealed)) == 1


def test_every_sealed_column_of_every_model_is_found():
    """A column called _sealed that no attribute describes would be left under the old key for ever."""
    from django.apps import apps

    columns = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.column.endswith("_sealed")
    } - {(model._meta.db_table, name) for model, name in secret_columns()}
    described = {
        (model._meta.db_table, attribute.column) for model in sealed_models() for attribute in sealed_attributes(model)
    }
    assert described == columns


def test_a_value_says_its_key_in_its_first_two_bytes(anna, malmo, new_key):
    assert bytes(malmo.name_sealed).startswith(head_of(1))
    assert portal_settings.CASEWORK_MASTER_KEY == FIRST


def test_the_application_itself_may_not(anna, malmo, new_key):
    new_key()
    with pytest.raises(CommandError, match="DATABASE_ROLE=owner"):
        call_command("rotate_keys", stdout=StringIO())
    assert key_ids(anna) == {1}
