"""The check code: copied by hand from paper, in any way a person writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.genuine.codes import HEXADECIMAL, LETTERS, NotACode, beginning_of, check_code

FINGERPRINT = "69a55213f9578fd4b2f43b19620c45e554d0ae6879cd9f701ea2edba968d35bd"
CODE = "D6JN-44ZS-AY7X-9CQM-7CCP"


def test_it_is_the_first_hundred_bits_in_five_groups_of_four():
    assert check_code(FINGERPRINT) == CODE
    assert beginning_of(CODE) == FINGERPRINT[:HEXADECIMAL]


@given(st.binary(min_size=32, max_size=32))
def test_every_fingerprint_is_found_by_its_code(content: bytes):
    fingerprint = content.hex()
    assert fingerprint.startswith(beginning_of(check_code(fingerprint)))


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE} ",
        CODE.replace("-", " – "),
        CODE.replace("-", "\u00a0"),
        f"\u202b{CODE}\u202c",
        CODE.replace("7", "\u0667").replace("4", "\u06f4"),
        FINGERPRINT,
        FINGERPRINT.upper(),
    ],
)
def test_spaces_small_letters_and_other_figures_are_fine(typed: str):
    assert FINGERPRINT.startswith(beginning_of(typed))


def test_o_is_nought_and_i_and_l_are_one():
    assert beginning_of("OOOO-IIII-LLLL-oooo-iill") == beginning_of("0000-1111-1111-0000-1111")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        CODE[:-1],
        CODE + "0",
        CODE.replace("Z", "U"),
        "Å" * 20,
        FINGERPRINT[:-1],
        "g" * 64,
        "²" * 20,
        "%" * 20,
        "ß" * 20,
    ],
)
def test_anything_else_is_no_code(typed: str):
    with pytest.raises(NotACode):
        beginning_of(typed)


def test_its_letters_cannot_be_taken_for_each_other():
    assert len(LETTERS) == 32
    assert not set("ILOU") & set(LETTERS)
