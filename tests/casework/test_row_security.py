"""Every casework table is closed: to other municipalities, to nobody in particular, and to a forgetful developer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from portal.accounts.models import Membership, Role, User
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.children import write_worksheet
from portal.casework.deeds.confirming import confirm_alone
from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.safety import write_safety
from portal.casework.deeds.talks import note_talk, plan_talk
from portal.casework.log.noticing import raise_notice
from portal.casework.models import (
    Assignment,
    Case,
    ConfirmedBy,
    EmergencyAttempt,
    Event,
    InformationManner,
    InformationTopic,
    InterpreterUse,
    Meeting,
    Note,
    NoticeKind,
    Person,
    Review,
)
from portal.database.embedded import OWNER_ROLE
from portal.database.row_security import enter_municipality
from tests import factories
from tests.casework.conftest import ON, assign, enter
from tests.casework.ids import make_ids

TABLES = sorted(model._meta.db_table for model in apps.get_app_config("casework").get_models() if model._meta.managed)
# Rows of these are made in the tests of their own deeds; here their policies are read.
EMPTY_HERE = {
    f"casework_{name}"
    for name in (
        "advicedecision",
        "custody",
        "factsource",
        "forgottensoon",
        "municipalchoices",
        "planneddocument",
        "receipt",
        "talkpart",
    )
}
FOR_HEADS = {"casework_notice", "casework_review"}
KNOWN_TO_ALL = {
    "casework_assignment",
    "casework_leadtime",
    "casework_loghead",
}  # everybody who works there may know, never about whom

pytestmark = pytest.mark.django_db


def rows(query, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def count(table):
    [(found,)] = rows(f"SELECT count(*) FROM {table}")  # noqa: S608  the table is one of TABLES
    return found


def leave_own_rows(anna, person):
    """A row in each table about a person's own voice."""
    told = {"held_on": ON, "language": "ar", "interpreter": InterpreterUse.PRESENT, "meeting": Meeting.PHONE}
    note_talk(by=anna, person=person, alone=True, teach_back=True, **told)
    plan_talk(by=anna, person=person, planned_on=ON, meeting=Meeting.VIDEO, interpreter_needed=True)
    confirm_alone(by=anna, person=person, given_on=ON, language="ar", manner=ConfirmedBy.SAID)
    write_safety(by=anna, person=person, values={"note": "x"})
    write_worksheet(by=anna, person=person, version=0, values={"own_view": "x"})


@pytest.fixture
def a_row_in_each_table(anna, person, monkeypatch):
    monkeypatch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
    write_note(by=anna, person=person, text="x")
    give_information(
        by=anna, person=person, topics=[InformationTopic.VOLUNTARY], language="ar", given_on=ON,
        manner=InformationManner.MEETING,
    )  # fmt: skip
    make_ids(anna, person.case, person)
    EmergencyAttempt.objects.create(municipality_id=person.municipality_id, user=anna)
    leave_own_rows(anna, person)
    raise_notice(NoticeKind.MANY_CASES, about=anna)
    head = factories.make_helga()
    enter(head)
    Review.objects.create(
        municipality_id=person.municipality_id, month=ON, first_event=person.pk, reader=anna, reviewer=head
    )
    enter(anna)


def test_the_tables_in_the_database_are_those_of_the_models():
    found = rows("SELECT tablename FROM pg_tables WHERE tablename LIKE 'casework_%%'")
    assert sorted(name for (name,) in found) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_row_security_is_on_and_forced(table):
    query = "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s"
    assert rows(query, table) == [(True, True)]


@pytest.mark.parametrize("table", TABLES)
def test_the_policies_are_for_reading_and_for_writing(table):
    query = "SELECT permissive, cmd, qual, with_check, roles::text[] FROM pg_policies WHERE tablename = %s"
    for permissive, command, using, check, roles in rows(query, table):
        # Assignments alone are read, given and changed by rules of their own, and deleted by nobody.
        assert (permissive, command == "ALL") == ("PERMISSIVE", table != "casework_assignment" or roles == [OWNER_ROLE])
        for rule in filter(None, (using, check)):
            assert "app.municipality" in rule or rule == "false"  # closed to the application altogether
            assert "app.user" in rule or rule == "false" or roles == [OWNER_ROLE] or "FROM casework_" in rule


@pytest.mark.parametrize("table", TABLES)
def test_every_unique_index_begins_with_the_municipality(table):
    query = """
        SELECT i.indexrelid::regclass::text, a.attname FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = %s::regclass AND i.indisunique
    """
    found = rows(query, table)
    assert found
    assert {first for _index, first in found} == {"municipality_id"}


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_between_casework_tables_carries_the_municipality(table):
    query = """
        SELECT c.conname, (SELECT array_agg(a.attname) FROM pg_attribute a
                           WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))
        FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = %s::regclass
        AND c.confrelid::regclass::text LIKE 'casework_%%'
    """
    for name, columns in rows(query, table):
        assert "municipality_id" in columns, name


def test_no_reference_between_casework_tables_is_left_out():
    """Each column that names a case, a person or a note is in a constraint; but events outlive case and person."""
    for model in apps.get_app_config("casework").get_models():
        for field in model._meta.concrete_fields:
            if not field.is_relation or field.related_model._meta.app_label != "casework":
                continue
            name = f"{model._meta.db_table}_{field.column}_within_municipality"
            expected = 0 if model is Event else 1
            assert len(rows("SELECT 1 FROM pg_constraint WHERE conname = %s", name)) == expected, name


def those_with_rows():
    return {table for table in TABLES if count(table)}


def seen(anna):
    """What Anna and, of what only heads see, a head find: rows in every table that can have some here."""
    enter(anna)
    found = those_with_rows()
    enter(User.objects.get(name="Helga Rönn"))
    found |= those_with_rows() & FOR_HEADS
    assert found | EMPTY_HERE >= set(TABLES)


def test_without_a_municipality_there_are_no_rows(a_row_in_each_table, anna):
    seen(anna)
    enter_municipality(None)
    assert those_with_rows() == set()


def test_another_municipality_sees_no_rows(a_row_in_each_table, anna, cecilia):
    seen(anna)
    enter(cecilia)
    assert those_with_rows() == set()


def test_a_colleague_who_is_not_assigned_sees_no_rows(a_row_in_each_table, anna, bo):
    seen(anna)
    enter(bo)
    assert those_with_rows() <= KNOWN_TO_ALL


@pytest.mark.parametrize("taken_away", ["membership", "account"])
@pytest.mark.parametrize("who", ["anna", "helga"])
def test_somebody_who_has_left_or_may_not_sign_in_sees_no_rows(a_row_in_each_table, anna, who, taken_away):
    seen(anna)
    enter(anna if who == "anna" else User.objects.get(name="Helga Rönn"))
    if taken_away == "membership":
        Membership.objects.all().delete()
    else:
        User.objects.update(is_active=False)
    assert those_with_rows() == set()


def test_an_assignment_that_has_ended_opens_nothing(person, anna):
    Assignment.objects.update(until=Now())
    assert count("casework_case") == count("casework_person") == 0


def test_an_assignment_that_has_not_begun_opens_nothing(person, bo):
    assign(bo, person.case, since=timezone.now() + timedelta(hours=1))
    enter(bo)
    assert count("casework_case") == count("casework_person") == 0


def test_another_municipality_can_neither_change_nor_delete(person, cecilia):
    enter(cecilia)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_person SET household = 'x'")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM casework_person")
        assert cursor.rowcount == 0


def test_a_row_for_another_municipality_is_refused(anna, cecilia):
    enter(cecilia)
    malmo = anna.memberships.get().municipality_id
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Case.objects.create(municipality_id=malmo, applied_on=ON, opened_by=cecilia)


def test_a_row_cannot_be_moved_to_another_municipality(case, cecilia):
    goteborg = cecilia.memberships.get().municipality_id
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(municipality_id=goteborg)


def test_a_row_cannot_point_at_a_row_of_another_municipality(case, cecilia):
    """The reference is refused even though references are checked without row security, and to heads as well."""
    cecilia.memberships.update(role=Role.HEAD_OF_UNIT)
    enter(cecilia)
    goteborg = cecilia.memberships.get().municipality_id
    with pytest.raises(IntegrityError, match=r"within_municipality|case_status"), transaction.atomic():
        Assignment.objects.create(municipality_id=goteborg, case_id=case.pk, user=cecilia, given_by=cecilia)


def test_a_couple_cannot_reach_into_another_case(anna, person):
    elsewhere, _made = open_case(by=anna, applied_on=ON)
    stranger = Person(municipality_id=person.municipality_id, case=elsewhere, order=1)
    stranger.name = "Någon annan"
    stranger.save(force_insert=True)
    with pytest.raises(IntegrityError, match="within_municipality"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(partner=stranger)


def test_the_same_identity_number_may_be_in_two_municipalities(anna, cecilia, person):
    """A number that is unique over municipalities would tell one that the other knows the person."""
    Person.objects.filter(pk=person.pk).update(identity_blind=b"same", request_key=uuid4())
    enter(cecilia)
    goteborg = cecilia.memberships.get().municipality_id
    case, _made = open_case(by=cecilia, applied_on=ON)
    twin = Person(municipality_id=goteborg, case=case, order=1, identity_blind=b"same")
    twin.name = "Samma människa"
    twin.save(force_insert=True)
    assert Person.objects.get().pk == twin.pk


@pytest.mark.parametrize("model", [Event, Note])
def test_what_was_written_down_can_be_neither_changed_nor_deleted(model, a_row_in_each_table):
    table = model._meta.db_table
    when = {Event: "at", Note: "written_at"}[model]
    changes = (f"UPDATE {table} SET {when} = now()", f"DELETE FROM {table}", f"TRUNCATE {table}")  # noqa: S608
    for change in changes:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(change)
    assert model.objects.filter(**{f"{when}__lte": timezone.now()}).exists()


def test_the_municipality_ends_with_the_transaction(transactional_db, anna):
    with transaction.atomic():
        enter(anna)
    assert rows("SELECT current_setting('app.municipality', true)") in ([("",)], [(None,)])
