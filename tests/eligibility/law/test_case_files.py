"""A file that is not understood is refused in one line that names the key and what was expected."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from eligibility.law import CaseFileError, PermitGround, Person, parse_case, read_case
from eligibility.law.case_files import PERSON_KEYS

GOOD = 'on = 2026-03-02\n[[person]]\nid = "anna"\n'
BO = '[[person]]\nid = "bo"\n'
COUPLES = 'on = 2026-03-02\n[household]\ncouples = {}\n[[person]]\nid = "anna"\n[[person]]\nid = "bo"\n'

BAD = {
    "an unknown key": (GOOD + "age = 12\n", "person 'anna'.age: unknown key"),
    "an unknown key at the top": ("off = 1\n" + GOOD, "off: unknown key"),
    "an unknown key of the household": (GOOD + "[household]\nsize = 2\n", "household.size: unknown key"),
    "an unknown word": (GOOD + 'permit_ground = "refuge"\n', "permit_ground: expected one of refugee, "),
    "a word that is a number": (GOOD + "permit_status = 1\n", "permit_status: expected one of valid, "),
    "a truth in quotes": (GOOD + 'resident = "yes"\n', "resident: expected true or false, not 'yes'"),
    "a truth as a number": (GOOD + "resident = 1\n", "resident: expected true or false, not 1"),
    "a date in quotes": (GOOD + 'born = "1984-05-01"\n', "born: expected a date"),
    "a date with a time": (GOOD + "born = 1984-05-01T12:00:00\n", "born: expected a date"),
    "a date that is no date": (GOOD + "born = 1984-13-01\n", "born: expected a date that exists"),
    "a day that is no day": (GOOD + "permit_since = 2023-02-29\n", "permit_since: expected a date that exists"),
    "a day asked about that is no date": ('on = "soon"\n' + BO, "on: expected a date"),
    "no day asked about": (BO, "on: missing"),
    "nobody": ("on = 2026-03-02\n", "person: expected at least one"),
    "a person that is no list": ("on = 2026-03-02\n[person]\nid = 'a'\n", "person: expected at least one"),
    "a person without a name": ("on = 2026-03-02\n[[person]]\nresident = true\n", "person 1.id: missing"),
    "a person with an empty name": ("on = 2026-03-02\n[[person]]\nid = ' '\n", "person 1.id: expected a text"),
    "a person named twice": (GOOD + '[[person]]\nid = "anna"\n', "person.id: 'anna' is named twice"),
    "a household that is no name": (GOOD + "household = 1\n", "household: expected a text"),
    "ties to nobody": (GOOD + 'ties_to = "bo"\n', "ties_to: expected another person's id, not 'bo'"),
    "ties to oneself": (GOOD + 'ties_to = "anna"\n', "ties_to: expected another person's id"),
    "a couple with nobody": (COUPLES.format('[["anna", "karin"]]'), "couples: expected the id of a person"),
    "a couple of one": (COUPLES.format('[["anna"]]'), "couples: expected a pair of ids"),
    "a couple with oneself": (COUPLES.format('[["anna", "anna"]]'), "couples: 'anna' is paired twice"),
    "a person paired twice": (COUPLES.format('[["anna", "bo"], ["bo", "anna"]]'), "'bo' is paired twice"),
    "a couple of numbers": (COUPLES.format("[[1, 2]]"), "couples: expected a pair of ids"),
    "couples that are no list": (COUPLES.format('"anna and bo"'), "couples: expected pairs of ids"),
    "an unclear that is no truth": (GOOD + '[household]\nunclear = "yes"\n', "household.unclear: expected true"),
    "a country by name": (GOOD + 'destination = "Syria"\n', "destination: expected a country by two capital"),
    "a country in small letters": (GOOD + 'destination = "sy"\n', "destination: expected a country"),
    "a country there is none": (GOOD + 'destination = "XX"\n', "destination: expected a country"),
    "a travel cost below zero": (GOOD + "travel_cost = -1\n", "travel_cost: expected whole kronor"),
    "a travel cost that is true": (GOOD + "travel_cost = true\n", "travel_cost: expected whole kronor"),
    "a travel cost in ören": (GOOD + "travel_cost = 99.50\n", "travel_cost: expected whole kronor"),
    "an expectation that is no table": ("expect = 1\n" + GOOD, "expect: expected a table"),
    "a reviewer that is no text": ("reviewer = 1\n" + GOOD, "reviewer: expected a text"),
    "a reviewer of spaces": ("reviewer = ' '\n" + GOOD, "reviewer: expected a text"),
    "a key told twice": (GOOD + "resident = true\nresident = false\n", "resident: expected TOML"),
    "a list that does not end": ("on = 2026-03-02\nperson = [", "expected TOML: "),
    "a key on the last line that has no value": (GOOD + "resident =", "expected TOML: "),
    "a date that is none on the last line": (GOOD + "born = 1984-13-01", "born: expected a date that exists"),
    "no TOML at all": ("a household of two\n", "expected TOML"),
    "a key with a line break": ('"a\\nb" = 1\n' + GOOD, "a b: unknown key"),
    "too many persons": (GOOD + BO * 50, "person: expected at most 50 persons, not 51"),
    "too deep": ("on = " + "[" * 5000, "expected"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_one_line_that_names_the_key(what: str, tmp_path: Path) -> None:
    text, expected = BAD[what]
    with pytest.raises(CaseFileError) as refused:
        read_case(write(tmp_path, text))
    assert expected in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="cannot be read"):
        read_case(tmp_path / "none.toml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="cannot be read"):
        read_case(tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b'title = "\xe5"\n')
    with pytest.raises(CaseFileError, match="expected UTF-8"):
        read_case(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert read_case(path).on == date(2026, 3, 2)


def test_fifty_persons_are_not_too_many() -> None:
    persons = [{"id": f"person {number}"} for number in range(50)]
    assert len(parse_case({"on": date(2026, 3, 2), "person": persons}).household.persons) == 50


@pytest.mark.parametrize(
    ("long", "shown"),
    [
        ("x" * 58, f"'{'x' * 58}'"),  # sixty signs with the quotes: as it is
        ("x" * 59, f"'{'x' * 56}..."),  # one more: cut, so that it is sixty with the dots
        ("x" * 5000, f"'{'x' * 56}..."),
    ],
)
def test_what_is_long_is_shown_in_sixty_signs(long: str, shown: str) -> None:
    with pytest.raises(CaseFileError) as refused:
        parse_case({"on": date(2026, 3, 2), "person": [{"id": "anna", "resident": long}]})
    assert str(refused.value) == f"person 'anna'.resident: expected true or false, not {shown}"
    assert len(shown) <= 60


def test_an_absent_key_means_not_told(tmp_path: Path) -> None:
    (anna,) = read_case(write(tmp_path, GOOD)).household.persons
    assert anna == Person(id="anna")
    assert {getattr(anna, field.name) for field in fields(Person)} == {"anna", "home", None}


def test_every_fact_of_a_person_has_its_key() -> None:
    assert list(PERSON_KEYS) == [field.name for field in fields(Person)]


def test_a_household_is_read_as_told() -> None:
    case = parse_case(
        {
            "title": "Two",
            "on": date(2026, 3, 2),
            "household": {"couples": [["anna", "bo"]], "unclear": True},
            "person": [{"id": "anna", "permit_ground": "ties", "ties_to": "bo", "destination": "XK"}, {"id": "bo"}],
        }
    )
    assert case.household.unclear
    assert case.household.partner_of("anna") == Person(id="bo")
    assert case.household.person("anna").permit_ground is PermitGround.TIES
    assert (case.title, case.source, case.expect) == ("Two", "-", {})


def test_a_case_names_its_reviewer_once_somebody_has_signed(tmp_path: Path) -> None:
    assert read_case(write(tmp_path, GOOD)).reviewer == ""
    assert read_case(write(tmp_path, 'reviewer = ""\n' + GOOD)).reviewer == ""
    signed = 'reviewer = "Cecilia Lind, 2026-12-01"\n' + GOOD
    assert read_case(write(tmp_path, signed)).reviewer == "Cecilia Lind, 2026-12-01"


def write(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path
