"""A sealed value opens in its own cell and nowhere else, and the tables hold no plain text."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection

from portal.casework.checks import master_key_is_a_key
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person
from portal.casework.models import Person
from portal.casework.people.identity_numbers import parse
from portal.casework.sealing.encryption import CannotOpen, Cell, blind_index, seal, unseal

CELL = Cell(municipality="1280", table="casework_person", column="name_sealed", row=uuid4())
NAME = "Yusuf Haddad"


def test_a_sealed_value_opens_in_its_own_cell():
    assert unseal(seal(NAME.encode(), CELL), CELL) == NAME.encode()


def test_the_same_value_is_sealed_differently_each_time():
    assert seal(b"x", CELL) != seal(b"x", CELL)


@pytest.mark.parametrize(
    "elsewhere", [{"municipality": "1480"}, {"table": "casework_note"}, {"column": "text_sealed"}, {"row": uuid4()}]
)
def test_a_value_moved_to_another_cell_is_refused(elsewhere):
    with pytest.raises(CannotOpen):
        unseal(seal(NAME.encode(), CELL), replace(CELL, **elsewhere))


@pytest.mark.parametrize("place", range(0, 30, 3))
def test_a_changed_value_is_refused(place):
    sealed = bytearray(seal(NAME.encode(), CELL))
    sealed[place] ^= 1
    with pytest.raises(CannotOpen):
        unseal(bytes(sealed), CELL)


def test_a_value_cut_short_is_refused():
    for length in (0, 1, 2, 13, 14):
        with pytest.raises(CannotOpen):
            unseal(seal(b"", CELL)[:length], CELL)


def test_another_master_key_opens_nothing(settings):
    sealed = seal(NAME.encode(), CELL)
    settings.CASEWORK_MASTER_KEY = "ab" * 32
    with pytest.raises(CannotOpen):
        unseal(sealed, CELL)


def test_the_fingerprint_of_a_number_differs_between_municipalities():
    assert blind_index("198403122396", "1280") == blind_index("198403122396", "1280")
    assert blind_index("198403122396", "1280") != blind_index("198403122396", "1480")


@pytest.mark.parametrize("key", ["", "short", "ab" * 31, "zz" * 32])
def test_the_portal_refuses_to_start_with_a_bad_key(settings, key):
    settings.CASEWORK_MASTER_KEY = key
    assert [error.id for error in master_key_is_a_key(None)] == ["casework.E001"]


def test_the_portal_starts_with_a_good_key(settings):
    settings.CASEWORK_MASTER_KEY = "ab" * 32
    assert master_key_is_a_key(None) == []


def test_the_tables_hold_no_plain_text(anna, case):
    number = parse("19840312-2396")
    person = add_person(by=anna, case=case, values={"name": NAME, "identity_number": number})
    write_note(by=anna, person=person, text="Vill vänta till sommaren")
    with connection.cursor() as cursor:
        for table in ("casework_person", "casework_note", "casework_event"):
            cursor.execute(f"SELECT string_agg(encode(row::text::bytea, 'escape'), ' ') FROM {table} AS row")  # noqa: S608
            stored = cursor.fetchone()[0]
            for secret in (
                NAME,
                "Haddad",
                number.digits,
                "sommaren",
                NAME.encode().hex(),
                number.digits.encode().hex(),
            ):
                assert secret not in stored


def test_names_swapped_between_two_rows_are_refused(person, other):
    Person.objects.filter(pk=person.pk).update(name_sealed=other.name_sealed)
    person.refresh_from_db()
    with pytest.raises(CannotOpen):
        _ = person.name
