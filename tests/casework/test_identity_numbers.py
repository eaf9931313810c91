"""Numbers as people write them. All are from Skatteverket's test series (birth numbers 238x and 239x)."""

from datetime import date

import pytest
from django.utils import translation

from portal.casework.people.identity_numbers import (
    IdentityKind,
    NotAnIdentityNumber,
    looks_like_contact_or_identity,
    parse,
    restore,
)


@pytest.mark.parametrize(
    "written", ["19840312-2396", "198403122396", "840312-2396", "8403122396", "19840312 2396", " 840312–2396 "]
)
def test_a_personal_number_is_read_in_every_way_it_is_written(written):
    number = parse(written)
    assert (number.digits, number.kind, number.born) == ("198403122396", IdentityKind.PERSONAL, date(1984, 3, 12))


def test_a_coordination_number_has_sixty_added_to_the_day():
    number = parse("19900172-2389")
    assert (number.kind, number.born) == (IdentityKind.COORDINATION, date(1990, 1, 12))
    assert number.digits == "199001722389"


def test_a_coordination_number_whose_day_is_not_known_has_no_date_of_birth():
    number = parse("19900060-2384")
    assert (number.kind, number.born) == (IdentityKind.COORDINATION, None)
    with pytest.raises(NotAnIdentityNumber):
        parse("900060-2384")


def test_a_plus_sign_says_more_than_a_hundred_years():
    assert parse("120304+2393").born == date(1912, 3, 4)


def test_what_is_stored_is_read_again():
    assert restore(parse("19840312-2396").digits) == parse("840312-2396")


def test_the_four_last_digits_are_not_shown():
    assert parse("19840312-2396").masked == "19840312-••••"
    assert "2396" not in parse("19840312-2396").masked


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("19840312-2397", "last digit"),
        ("19841312-2394", "day that does not exist"),
        ("20991231-2395", "Check the year"),
        ("18000101-2392", "Check the year"),
        ("1984-03-12", "10 or 12 digits"),
        ("", "10 or 12 digits"),
        ("abc", "10 or 12 digits"),
        ("١٩٨٤٠٣١٢٢٣٩٦", "10 or 12 digits"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason_and_never_repeated(written, says):
    with pytest.raises(NotAnIdentityNumber) as refused:
        parse(written)
    with translation.override("en"):
        message = str(refused.value.message)
    assert says in message
    assert not written or written not in message


@pytest.mark.parametrize("text", ["Ring 070-123 45 67", "nummer 840312-2396", "+46 70 123 45 67", "198403122396"])
def test_a_number_in_free_text_is_noticed(text):
    assert looks_like_contact_or_identity(text)


@pytest.mark.parametrize("text", ["Träffades 2026-03-02 klockan 10", "Betalade 350 000 kr", "Förordning 2025:970 7 §"])
def test_dates_and_amounts_in_free_text_are_left_alone(text):
    assert not looks_like_contact_or_identity(text)
