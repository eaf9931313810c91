"""What keeps one person safe: written, read and shared by those who are named, hidden from everybody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from portal.casework.deeds.access import end_access
from portal.casework.deeds.people import CannotRemove, remove_person
from portal.casework.deeds.safety import (
    ChangedMeanwhile,
    end_reading,
    name_reader,
    people_with_own_record,
    read_safety,
    write_safety,
)
from portal.casework.models import Assignment, SafetyAccess, SafetyEvent, SafetyRecord
from tests.casework.conftest import assign, enter, head_of
from tests.cast import signed_in

TOLD = {
    "contact_way": "Via skolkuratorn på Ekskolan",
    "safe_times": "Vardagar före tolv",
    "note": "Ring aldrig hem",
    "no_letters": True,
    "talk_alone": True,
}


@pytest.fixture
def address(person):
    return reverse("casework:talk", args=[person.case_id, person.pk, "trygghet"])


@pytest.fixture
def readers(person):
    return reverse("casework:talk", args=[person.case_id, person.pk, "lasare"])


@pytest.fixture
def record(anna, person):
    return write_safety(by=anna, person=person, values=TOLD)


@pytest.fixture
def bo_too(anna, bo, case):
    """Bo, who has the case and is not named."""
    assign(bo, case)
    enter(anna)
    return bo


@pytest.fixture
def helga_too(anna, helga, case):
    assign(helga, case)
    enter(anna)
    return helga


def form(**changes):
    return {**TOLD, "no_letters": "on", "talk_alone": "on", "version": "", **changes}


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  our own words
        return cursor.fetchall()


SAFETY_TABLES = ("casework_safetyrecord", "casework_safetyaccess", "casework_safetyevent")


def test_anna_writes_down_how_the_person_is_reached(as_anna, anna, address, person):
    page = as_anna.post(address, form(), follow=True).content.decode()
    assert "skolkuratorn" in page
    record = SafetyRecord.objects.get()
    assert (record.contact_way, record.no_letters, record.written_by) == (TOLD["contact_way"], True, anna)
    assert SafetyAccess.objects.get().user == anna


def test_it_is_changed_by_whoever_reads_it_and_by_nobody_who_read_something_older(as_anna, anna, address, record):
    as_anna.post(address, form(note="Nytt", version="1"))
    assert SafetyRecord.objects.get().note == "Nytt"
    page = as_anna.post(address, form(note="Från en gammal sida", version="1"))
    assert 'role="alert"' in page.content.decode()
    assert "Från en gammal sida" in page.content.decode()
    assert SafetyRecord.objects.get().note == "Nytt"
    with pytest.raises(ChangedMeanwhile):
        write_safety(by=anna, person=record.person, values=TOLD)


def test_every_text_is_sealed(record):
    raw = str(rows("casework_safetyrecord"))
    for text in ("skolkuratorn", "före tolv", "Ring aldrig"):
        assert text not in raw


def test_reading_and_writing_are_written_down_in_plain_words_for_the_named(as_anna, address, record):
    as_anna.get(address)
    assert list(SafetyEvent.objects.values_list("act", flat=True)) == ["read", "written"]
    assert [one.act for one in as_anna.get(address).context["happened"]][-1] == "written"


def test_the_log_of_the_case_says_neutrally_that_an_own_page_was_opened(as_anna, address, deeds_of):
    as_anna.post(address, form(), follow=True)
    assert deeds_of()[-2:] == ["own_pages_written", "own_pages_read"]


def test_anna_names_bo_who_then_reads_it(as_anna, client, anna, bo_too, address, readers, record):
    as_anna.post(readers, {"colleague": str(bo_too.pk)})
    page = signed_in(client, bo_too).get(address)
    assert "skolkuratorn" in page.content.decode()
    enter(bo_too)
    assert people_with_own_record(bo_too, [record.person]) == {record.person_id}


def test_a_named_colleague_may_name_another_even_one_who_is_named_already(anna, bo_too, helga_too, record):
    name_reader(by=anna, person=record.person, to=bo_too)
    name_reader(by=anna, person=record.person, to=helga_too)
    enter(bo_too)
    name_reader(by=bo_too, person=record.person, to=helga_too)
    enter(anna)
    assert SafetyAccess.objects.count() == 3


def test_the_head_sees_that_there_is_something_and_names_a_colleague_but_reads_nothing(
    client, anna, bo_too, helga_too, address, readers, record
):
    signed_in(client, helga_too)
    page = client.get(address)
    assert page.context["may_name"]
    assert "skolkuratorn" not in page.content.decode()
    client.post(readers, {"colleague": str(bo_too.pk)})
    enter(bo_too)
    assert [one.pk for one in read_safety(by=bo_too, person=record.person)] == [record.pk]


def test_the_head_cannot_name_herself_neither_by_the_deed_nor_past_it(anna, helga_too, record):
    enter(helga_too)
    assert rows("casework_safetyrecord") == []
    with pytest.raises(PermissionDenied):
        name_reader(by=helga_too, person=record.person, to=helga_too)
    row = SafetyAccess.objects.get(user=anna)
    row.pk, row.user, row.given_by = None, helga_too, helga_too
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SafetyAccess(
            municipality_id=row.municipality_id,
            person_id=row.person_id,
            record_id=row.record_id,
            owner=anna,
            user=helga_too,
            given_by=helga_too,
        ).save(force_insert=True)


def test_reading_ends_and_the_writers_own_never(as_anna, anna, bo_too, readers, record):
    name_reader(by=anna, person=record.person, to=bo_too)
    given = SafetyAccess.objects.get(user=bo_too)
    own = SafetyAccess.objects.get(user=anna)
    as_anna.post(readers, {"end": str(given.pk)})
    assert list(SafetyAccess.objects.values_list("user", flat=True)) == [anna.pk]
    with pytest.raises(PermissionDenied):
        end_reading(by=anna, access=own)
    enter(bo_too)
    assert rows("casework_safetyrecord") == []


def test_a_sign_is_for_the_named_alone(as_anna, client, anna, bo_too, case, person, record):
    talk = reverse("casework:talk", args=[case.pk, person.pk])
    assert "own-sign" in as_anna.get(talk).content.decode()
    assert "own-sign" not in signed_in(client, bo_too).get(talk).content.decode()


def test_an_empty_page_and_a_hidden_record_look_alike_to_a_colleague(client, anna, bo_too, case, person, other, record):
    signed_in(client, bo_too)
    hidden, empty = (
        client.get(reverse("casework:talk", args=[case.pk, one.pk, "trygghet"])) for one in (person, other)
    )
    for name in ("record", "others", "happened", "readers", "may_name"):
        assert hidden.context[name] == empty.context[name]


def test_a_colleague_who_is_not_named_writes_a_record_of_his_own(client, anna, bo_too, address, record):
    page = signed_in(client, bo_too).post(address, form(contact_way="Bos väg"), follow=True).content.decode()
    assert "Bos väg" in page
    assert "skolkuratorn" not in page
    enter(anna)
    assert [one.pk for one in read_safety(by=anna, person=record.person)] == [record.pk]


def test_a_person_with_a_hidden_record_is_not_removed(anna, bo_too, person, other, record):
    enter(bo_too)
    with pytest.raises(CannotRemove):
        remove_person(by=bo_too, person=person)


def test_an_assigned_colleague_who_is_not_named_finds_no_row_in_the_tables(bo_too, record):
    enter(bo_too)
    assert [rows(table) for table in SAFETY_TABLES] == [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_safetyrecord SET no_letters = false")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM casework_safetyrecord")
        assert cursor.rowcount == 0


def test_a_colleague_cannot_let_himself_in_past_the_deeds(anna, bo_too, record):
    enter(bo_too)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        SafetyAccess(
            municipality_id=record.municipality_id,
            person_id=record.person_id,
            record_id=record.pk,
            owner=bo_too,
            user=bo_too,
            given_by=bo_too,
        ).save(force_insert=True)


def test_whoever_no_longer_has_the_case_reads_nothing_although_named(anna, bo_too, record):
    name_reader(by=anna, person=record.person, to=bo_too)
    head = head_of(record.municipality_id)
    enter(head)
    end_access(by=head, assignment=Assignment.objects.get(user=bo_too))
    enter(bo_too)
    assert [rows(table) for table in SAFETY_TABLES] == [[], [], []]


def test_a_colleague_without_the_case_cannot_be_named(anna, bo, record):
    with pytest.raises(PermissionDenied):
        name_reader(by=anna, person=record.person, to=bo)


@pytest.mark.parametrize("post", [{"end": "x"}, {"end": "00000000-0000-0000-0000-000000000000"}])
def test_ending_what_is_not_there_is_not_found(as_anna, readers, record, post):
    assert as_anna.post(readers, post).status_code == 404


def test_nobody_chosen_is_a_mistake(as_anna, bo_too, readers, record):
    assert 'id="id_colleague_error"' in as_anna.post(readers, {"colleague": ""}).content.decode()


def test_bo_can_name_nobody_and_ends_nothing(client, anna, bo_too, helga_too, readers, record):
    signed_in(client, bo_too)
    given = SafetyAccess.objects.get()
    assert client.post(readers, {"colleague": str(helga_too.pk)}).status_code == 404
    assert client.post(readers, {"end": str(given.pk)}).status_code == 404


def test_cecilia_finds_nothing(client, cecilia, address, readers, record):
    signed_in(client, cecilia)
    for url in (address, readers):
        assert client.get(url).status_code == 404
        assert client.post(url, form()).status_code == 404
    enter(cecilia)
    assert [rows(table) for table in SAFETY_TABLES] == [[], [], []]
    with pytest.raises(PermissionDenied):
        write_safety(by=cecilia, person=record.person, values=TOLD)
