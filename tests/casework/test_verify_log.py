"""The log is whole, and verify_log proves it; every way of changing it is refused, and found where it was not."""

import json
from datetime import date, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from portal.accounts.models import Municipality
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person, read_case
from portal.casework.log.chain import COLUMNS, hash_of
from portal.casework.log.events import record
from portal.casework.log.keeping import cut_off_log
from portal.casework.models import Deed, Event, LogHead
from portal.database.row_security import enter_municipality
from tests.casework.conftest import ON, at_once, enter
from tests.casework.log_tampering import forge_chain, without_triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def log(anna, cecilia):
    """Eight events in Malmö and three in Göteborg, committed."""
    with transaction.atomic():
        enter(anna)
        case, _made = open_case(by=anna, applied_on=ON)
        for name in ("Yusuf Haddad", "Maryam Haddad"):
            add_person(by=anna, case=case, values={"name": name})
        for _ in range(3):
            read_case(by=anna, case=case)
        written = Event.objects.count()
    with transaction.atomic():
        enter(cecilia)
        elsewhere, _made = open_case(by=cecilia, applied_on=ON)
        add_person(by=cecilia, case=elsewhere, values={"name": "Någon Annan"})
    return written


def verified(*arguments):
    """What verify_log says, with how it ended."""
    out = StringIO()
    try:
        call_command("verify_log", *arguments, stdout=out)
    except CommandError as found:
        return out.getvalue(), found.returncode
    return out.getvalue(), 0


def anchored(tmp_path):
    path = tmp_path / "anchors.jsonl"
    call_command("anchor_log", "--to", path, stdout=StringIO())
    return path


def test_a_log_that_nobody_touched_is_whole(log, as_keeper):
    with as_keeper():
        said, ended = verified()
    assert ended == 0
    assert f"1280 Malmö: whole, {log} events, head {log} " in said
    assert "1480 Göteborg: whole" in said


def test_events_of_several_at_the_same_moment_are_one_chain(anna, as_keeper):
    with transaction.atomic():
        enter(anna)
        case, _made = open_case(by=anna, applied_on=ON)
        for number in range(5):
            add_person(by=anna, case=case, values={"name": f"Person {number}"})
    results = at_once([lambda: read_case(by=anna, case=case) for _ in range(8)], by=anna)
    assert [len(people) for people in results] == [5] * 8
    with as_keeper():
        said, ended = verified()
    assert ended == 0
    assert f"whole, {1 + 5 + 8 * 5} events" in said


def test_the_database_and_python_compute_the_same_hash_of_every_column(log, anna):
    """Also of what the tests' events do not hold: no actor, letters of several bytes, nothing at all."""
    with transaction.atomic():
        enter(anna)
        rows = list(Event.objects.values(*COLUMNS, "hash"))
    assert {bytes(row["hash"]) for row in rows} == {hash_of(row) for row in rows}
    for name in COLUMNS:
        changed = {**rows[0], name: "1" if rows[0][name] is None else None}
        assert hash_of(changed) != hash_of(rows[0]), name


# Every kind of tampering, by somebody who owns the tables and has taken the triggers away

KINDS = {
    "an event is changed": ("UPDATE casework_event SET deed = 'notes_read' WHERE sequence = 4", "event 4: was changed"),
    "a name is put in": ("UPDATE casework_event SET fields = 'x' WHERE sequence = 4", "event 4: was changed"),
    "who did it is changed": ("UPDATE casework_event SET actor_id = NULL WHERE sequence = 4", "event 4: was changed"),
    "when is changed": ("UPDATE casework_event SET at = at - interval '1 day' WHERE sequence = 4", "event 4: was"),
    "one in the middle is removed": ("DELETE FROM casework_event WHERE sequence = 4", "event 5: missing before it: 4"),
    "several are removed": ("DELETE FROM casework_event WHERE sequence IN (3, 4)", "event 5: missing before it: 3–4"),
    "the first is removed": ("DELETE FROM casework_event WHERE sequence = 1", "event 2: missing before it: 1"),
    "the last are removed": ("DELETE FROM casework_event WHERE sequence > 6", "event 7: missing from here to the end"),
    "the log is emptied": ("DELETE FROM casework_event", "event 1: missing from here to the end"),
    "two change places": (
        "UPDATE casework_event SET sequence = 11 - sequence + 1000 WHERE sequence IN (5, 6);"
        "UPDATE casework_event SET sequence = sequence - 1000 WHERE sequence > 1000",
        "event 5: was changed",
    ),
    "one is put in at the end": (
        "INSERT INTO casework_event (id, municipality_id, sequence, at, actor_id, unit, case_id, reference, person_id,"
        " deed, fields, why, assignment, page, protected, previous, hash) SELECT gen_random_uuid(), municipality_id,"
        " sequence + 1, at, actor_id, unit, case_id, reference, person_id, deed, fields, why, assignment, page,"
        " protected, hash, hash FROM casework_event ORDER BY sequence DESC LIMIT 1",
        "was changed, or moved here",
    ),
    "the head is set back": (
        "UPDATE casework_loghead SET sequence = 6, hash = (SELECT hash FROM casework_event WHERE sequence = 6)",
        "the head of the log says another end",
    ),
    "the head's hash is changed": ("UPDATE casework_loghead SET hash = sha256('x')", "the head of the log says"),
    "the head is removed": ("DELETE FROM casework_loghead", "the head of the log says another end"),
    "the beginning is cut off unsaid": (
        "UPDATE casework_loghead SET cut_sequence = 3, cut_hash = (SELECT hash FROM casework_event WHERE sequence = 3);"
        "DELETE FROM casework_event WHERE sequence <= 3",
        "event 3: nothing in the log says that it was cut off here",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_tampering_is_found_and_told_without_content(log, as_keeper, kind):
    statement, expected = KINDS[kind]
    with as_keeper():
        with without_triggers() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount > 0
        said, ended = verified()
    assert ended == 1
    assert expected in said
    assert "1480 Göteborg: whole" in said
    assert "anna" not in said.lower()


def test_an_event_that_changed_municipality_is_found_in_both(log, as_keeper):
    malmo, goteborg = (Municipality.objects.get(code=code).pk for code in ("1280", "1480"))
    with as_keeper():
        with without_triggers() as cursor:
            cursor.execute("SELECT * FROM casework_event WHERE sequence = 4")
            names = [column.name for column in cursor.description]
            row = dict(zip(names, cursor.fetchone(), strict=True))
            cursor.execute("DELETE FROM casework_event WHERE sequence = 4")
            enter_municipality(goteborg)
            columns = ", ".join(names)
            values = [*{**row, "municipality_id": goteborg, "sequence": 3}.values()]
            cursor.execute(
                f"INSERT INTO casework_event ({columns}) VALUES ({', '.join(['%s'] * len(names))})",  # noqa: S608
                values,
            )
            enter_municipality(malmo)
        said, ended = verified()
    assert ended == 1
    assert "1280 Malmö: event 5: missing before it: 4" in said
    assert "1480 Göteborg: event 3: does not follow" in said
    assert "1480 Göteborg: event 3: was changed, or moved here from elsewhere" in said


def test_a_log_forged_with_every_hash_is_found_by_its_anchor(log, as_keeper, tmp_path):
    with as_keeper():
        anchors = anchored(tmp_path)
        assert verified("--anchors", anchors)[1] == 0
        with without_triggers() as cursor:
            cursor.execute("UPDATE casework_event SET deed = 'notes_read' WHERE sequence = 4")
            forge_chain(cursor)
        assert verified()[1] == 0
        said, ended = verified("--anchors", anchors)
    assert ended == 1
    assert f"1280 Malmö: event {log}: is not the event that was anchored" in said


def test_a_tail_removed_together_with_its_head_is_found_by_its_anchor(log, as_keeper, tmp_path):
    with as_keeper():
        anchors = anchored(tmp_path)
        with without_triggers() as cursor:
            cursor.execute("DELETE FROM casework_event WHERE sequence > 5")
            cursor.execute("UPDATE casework_loghead SET sequence = 5")
            forge_chain(cursor)
        assert verified()[1] == 0
        said, ended = verified("--anchors", anchors)
    assert ended == 1
    assert f"event {log}: was anchored and is missing" in said


def test_anchors_are_lines_of_json_without_anything_about_anybody(log, as_keeper, capsys):
    with as_keeper():
        call_command("anchor_log")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["municipality"] for line in lines} == {"1280", "1480"}
    assert all(set(line) == {"municipality", "sequence", "hash", "at"} for line in lines)


def test_a_file_that_is_no_anchors_is_said_to_be_none(log, as_keeper, tmp_path):
    path = tmp_path / "anchors.jsonl"
    path.write_text('{"municipality": "1280"}\n')
    with as_keeper(), pytest.raises(CommandError, match="line 1 is no anchor"):
        call_command("verify_log", "--anchors", path)


# The period that has been kept long enough


@pytest.fixture
def old_log(log, as_keeper):
    """Malmö's first five events as if they were six years old."""
    with as_keeper(), without_triggers() as cursor:
        cursor.execute("UPDATE casework_event SET at = at - interval '6 years' WHERE sequence <= 5")
        forge_chain(cursor)
    return log


def five_years_ago():
    today = timezone.localdate()
    return date(today.year - 5, today.month, 1) - timedelta(days=1)


def test_the_oldest_part_is_cut_off_and_the_chain_goes_on(old_log, as_keeper, anna, tmp_path):
    with as_keeper():
        anchors = anchored(tmp_path)
        assert cut_off_log(five_years_ago()) == 5
        assert cut_off_log(five_years_ago()) == 0
        said, ended = verified("--anchors", anchors)
    assert ended == 0
    assert f"1280 Malmö: whole, {old_log - 5 + 1} events, head {old_log + 1} " in said
    with transaction.atomic():
        enter(anna)
        read_case(by=anna, case=Event.objects.exclude(case=None).first().case)
    with as_keeper():
        assert verified("--anchors", anchors)[1] == 0


def test_what_is_less_than_five_years_old_is_not_cut_off(log, as_keeper):
    with as_keeper(), pytest.raises(DatabaseError, match="kept for five years"):
        cut_off_log(timezone.localdate())


# Who may not


CHANGES = (
    "UPDATE casework_event SET deed = 'x'",
    "DELETE FROM casework_event",
    "TRUNCATE casework_event",
    "UPDATE casework_loghead SET sequence = 0",
    "DELETE FROM casework_loghead",
    "TRUNCATE casework_loghead",
)


@pytest.mark.parametrize("change", CHANGES)
def test_even_the_tables_owner_is_refused(log, as_keeper, change):
    with as_keeper(), transaction.atomic(), connection.cursor() as cursor:
        enter_municipality(Municipality.objects.get(code="1280").pk)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        "INSERT INTO casework_event SELECT * FROM casework_event LIMIT 1",
        "INSERT INTO casework_loghead SELECT * FROM casework_loghead LIMIT 1",
        "ALTER TABLE casework_event DISABLE TRIGGER USER",
    ],
)
def test_the_application_is_refused(log, anna, change):
    with transaction.atomic(), connection.cursor() as cursor:
        enter(anna)
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
            cursor.execute(change)


def test_the_application_cannot_cut_off(log, anna):
    with transaction.atomic(), connection.cursor() as cursor:
        enter(anna)
        cursor.execute("SELECT casework_cut_off_log('2000-01-01')")  # nothing is so old: nothing is done
        with pytest.raises(DatabaseError, match="kept for five years"), transaction.atomic():
            cursor.execute("SELECT casework_cut_off_log('2100-01-01')")
        assert Event.objects.exists()


def test_the_application_cannot_write_as_nobody(log, anna):
    with transaction.atomic(), connection.cursor() as cursor:
        enter_municipality(anna.memberships.get().municipality_id)
        told = json.dumps([{"id": str(uuid4()), "by": None, "deed": "log_cut_off"}])
        with pytest.raises(DatabaseError, match="nobody who works here"), transaction.atomic():
            cursor.execute("SELECT * FROM casework_append_events(%s)", [told])


def test_a_job_of_the_owner_may_write_as_nobody(log, as_keeper):
    with as_keeper(), transaction.atomic():
        enter_municipality(Municipality.objects.get(code="1280").pk)
        record(Deed.LOG_CUT_OFF, by=None, case=None)
        event = Event.objects.first()
        assert (event.actor, event.why, event.unit) == (None, "job", "")


def test_only_the_owner_verifies(log):
    with pytest.raises(CommandError, match="DATABASE_ROLE=owner"):
        call_command("verify_log")


def test_another_municipality_does_not_see_how_long_the_log_is(log, cecilia):
    with transaction.atomic():
        enter(cecilia)
        assert [head.sequence for head in LogHead.objects.all()] == [Event.objects.count()]
