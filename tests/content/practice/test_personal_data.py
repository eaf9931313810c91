"""What could be a person's is found in a text, and a year or a paragraph is not."""

import time

import pytest

from content.practice.personal_data import Found, find_personal_data


@pytest.mark.parametrize(
    "text", ["19811228-9874", "8112289874", "811228+9874", "811228 9874", "19811288-9871", "١٩٨١١٢٢٨-٩٨٧٤"]
)
def test_an_identity_number_is_found_however_it_is_written(text: str) -> None:
    assert Found.IDENTITY_NUMBER in find_personal_data(f"Personen {text} kom.")


def test_a_number_with_a_wrong_check_digit_only_looks_like_one() -> None:
    assert find_personal_data("811228-9875") == {Found.LIKE_AN_IDENTITY_NUMBER}


@pytest.mark.parametrize(("text", "kind"), [("070-174 06 05", Found.PHONE), ("a@kommun.example", Found.EMAIL)])
def test_a_telephone_number_and_an_address_are_found(text: str, kind: Found) -> None:
    assert find_personal_data(text) == {kind}


@pytest.mark.parametrize("text", ["2025:970", "dnr 2020/152-5", "350 000 kr", "2019–2020", "300 akter, ±5,6", ""])
def test_what_is_no_persons_is_left_alone(text: str) -> None:
    assert find_personal_data(text) == frozenset()


@pytest.mark.parametrize("endless", ["a" * 20_000, "1" * 20_000, "a@a." * 5_000])
def test_a_word_without_end_takes_no_time(endless: str) -> None:
    began = time.perf_counter()
    find_personal_data(endless)
    assert time.perf_counter() - began < 0.5
