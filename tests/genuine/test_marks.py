"""The table of marks: added to, asked by who knows a fingerprint, and by nobody else counted, listed or changed."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from portal.database.embedded import APP_ROLE, OWNER_ROLE
from portal.genuine.marks import Known, forget_old_marks, known
from portal.genuine.models import Mark
from tests.genuine.conftest import FINGERPRINT, UNKNOWN, leave
from tests.prepared import as_role

pytestmark = pytest.mark.django_db
MARK = Known(made_on=date(2026, 5, 4), edition="2025:970", wording="2026:285", form="1")


def test_a_mark_is_found_by_its_fingerprint_or_by_what_a_code_holds_of_it():
    leave()
    assert known(FINGERPRINT) == MARK
    assert known(FINGERPRINT[:25]) == MARK


@pytest.mark.parametrize(
    "beginning",
    [
        UNKNOWN,
        UNKNOWN[:25],
        FINGERPRINT[:24],
        "",
        "%",
        FINGERPRINT[:24] + "%",
        "_" * 64,
        FINGERPRINT.upper(),
        FINGERPRINT + "0",
    ],
)
def test_less_or_other_than_that_finds_nothing(beginning: str):
    leave()
    assert known(beginning) is None


def test_nothing_in_it_leads_to_a_case_a_municipality_or_a_person():
    assert [field.name for field in Mark._meta.get_fields()] == ["fingerprint", "made_on", "edition", "wording", "form"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_constraint "
            "WHERE contype = 'f' AND 'genuine_mark'::regclass IN (conrelid, confrelid)"
        )
        assert cursor.fetchone() == (0,)


def test_the_application_can_neither_list_nor_count_them():
    leave()
    assert list(Mark.objects.all()) == []
    assert Mark.objects.count() == 0
    assert not Mark.objects.filter(fingerprint=FINGERPRINT).exists()


@pytest.mark.parametrize(
    "statement", ["UPDATE genuine_mark SET form = '2'", "DELETE FROM genuine_mark", "TRUNCATE genuine_mark"]
)
def test_the_application_can_neither_change_nor_erase_them(statement: str):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_function_is_for_the_application_alone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT proacl::text FROM pg_proc WHERE proname = 'genuine_known'")
        (rights,) = cursor.fetchone()
    assert not rights.startswith("{=") and ",=" not in rights  # nothing for PUBLIC  # noqa: PT018


@pytest.fixture
def as_owner(transactional_db: None) -> Iterator[None]:
    as_role(OWNER_ROLE)
    yield
    as_role(APP_ROLE)


def test_a_mark_is_forgotten_after_two_years(as_owner: None):
    leave("a" * 64, date(2026, 5, 4))
    leave("b" * 64, date(2026, 5, 5))
    assert forget_old_marks(date(2028, 5, 4), dry_run=True) == 1
    assert Mark.objects.count() == 2
    assert forget_old_marks(date(2028, 5, 4)) == 1
    assert list(Mark.objects.values_list("made_on", flat=True)) == [date(2026, 5, 5)]


def test_two_years_before_the_leap_day_is_the_last_of_february(as_owner: None):
    leave("a" * 64, date(2026, 2, 28))
    leave("b" * 64, date(2026, 3, 1))
    assert forget_old_marks(date(2028, 2, 29)) == 1
