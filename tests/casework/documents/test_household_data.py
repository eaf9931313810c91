"""The household's data: nothing but what the paper says, and the same household when they are read again."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis

from eligibility.law import Household, NoEditionInForce, Person, assess
from eligibility.law.case_files import read_case
from portal.casework.documenting.household_data import schema
from portal.casework.documents.application.summarising import PersonDetails
from portal.casework.documents.household_data import (
    NotHouseholdData,
    canonical,
    fingerprint,
    household_data,
    on_paper,
    parse,
)
from portal.casework.documents.household_data.making import facts_read
from portal.casework.documents.invented import FAMILY, NAMES, ON
from portal.casework.documents.samples import data
from tests.eligibility.api.cases import FILES
from tests.eligibility.law.households import DAYS, households

ID = "0123456789abcdef0123456789abcdef"
VALIDATOR = jsonschema_rs.Draft202012Validator(schema(), validate_formats=True)
SAMPLE = data("ar")


def data_of(household: Household, on: date, *, ids: list[str] | None = None, **more: Any) -> dict[str, Any]:
    people = [
        PersonDetails(id=id, name=f"Namn {id}", identity_number="", language="ar")
        for id in ids or [person.id for person in household.persons]
    ]
    return household_data(
        id=ID,
        household=household,
        assessment=assess(household, on),
        people=people,
        reference="7F3K-22",
        municipality=("1280", "Malmö"),
        made_on=ON,
        language="ar",
        **more,
    )


def with_numbers(household: Household) -> Household:
    """The same household with its people called 1, 2, 3 …"""
    names = {person.id: str(number) for number, person in enumerate(household.persons, start=1)}
    return Household(
        persons=tuple(
            replace(person, id=names[person.id], ties_to=names.get(person.ties_to or ""))
            for person in household.persons
        ),
        couples=tuple((names[one], names[other]) for one, other in household.couples),
        unclear=household.unclear,
        couples_untold_among=frozenset(names[id] for id in household.couples_untold_among),
    )


def read_by_the_law(household: Household, on: date) -> Household:
    """The household without what no provision of the edition asks of the person."""
    assessment = assess(household, on)
    homes: dict[str, str] = {"home": "home"}
    persons = []
    for person in household.persons:
        read = facts_read(assessment, person.id)
        kept = {fact: getattr(person, fact) for fact in read if hasattr(person, fact)}
        home = homes.setdefault(person.household, f"home-{len(homes) + 1}")
        persons.append(Person(id=person.id, **{**kept, "household": home}))
    return replace(household, persons=tuple(persons))


def same(household: Household, on: date) -> None:
    """What is read again is what was told, and the law says the same of it."""
    found = parse(canonical(data_of(household, on)))
    told = with_numbers(read_by_the_law(household, on))
    assert found.household == told
    assert found.on == on
    again, before = assess(found.household, on), assess(household, on)
    assert (again.grant.min, again.grant.max) == (before.grant.min, before.grant.max)
    assert [person.outcome for person in again.persons] == [person.outcome for person in before.persons]


def tied_to_each_other(household: Household) -> Household:
    """The household without ties to oneself or to somebody who is not there: no form can say them."""
    ids = {person.id for person in household.persons}
    persons = (
        replace(person, ties_to=person.ties_to if person.ties_to in ids - {person.id} else None)
        for person in household.persons
    )
    return replace(household, persons=tuple(persons))


@given(household=households(), on=DAYS)
@hypothesis(max_examples=200, deadline=None)
def test_what_is_read_again_is_the_same_household(household: Household, on: date):
    same(tied_to_each_other(household), on)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_file_comes_back_as_it_was(file: Path):
    case = read_case(file)
    try:
        assess(case.household, case.on)
    except NoEditionInForce:
        pytest.fail("every case has an edition")
    same(case.household, case.on)


def test_untold_couples_come_back_untold():
    alone = Household(persons=FAMILY.persons, couples_untold_among=frozenset({"samir", "rania"}))
    same(alone, ON)
    assert {"1.partner", "2.partner"} <= set(data_of(alone, ON)["missing"])


def test_the_sample_follows_the_schema():
    VALIDATOR.validate(SAMPLE)
    assert parse(canonical(SAMPLE)).data == SAMPLE


def test_it_says_what_is_missing_and_for_whom():
    assert SAMPLE["missing"] == ["4.received_there"]
    assert SAMPLE["complete"] is False
    assert data_of(FAMILY, ON, also_missing=["5.identity_number"])["missing"] == [
        "4.received_there",
        "5.identity_number",
    ]
    complete = Household(persons=FAMILY.persons[:1])
    assert (data_of(complete, ON)["complete"], data_of(complete, ON)["missing"]) == (True, [])


def test_a_fact_that_the_law_does_not_read_stays_in_the_case():
    told = Household(persons=(replace(FAMILY.persons[0], travel_cost=4321, lacks_means=True, household="hos Bo"),))
    (person,) = data_of(told, ON)["household"]["person"]
    assert not {"travel_cost", "lacks_means", "keep_permit_notice"} & set(person)
    assert person["household"] == "home-2"


def test_of_somebody_who_does_not_apply_nothing_is_said_but_that_somebody_points_there():
    children = [person.id for person in FAMILY.persons if person.ties_to]
    household = data_of(FAMILY, ON, ids=children)["household"]
    assert household["person"][-1] == {"id": "other-1"}
    assert {person["ties_to"] for person in household["person"][:-1]} == {"other-1"}
    assert household["household"]["couples"] == []
    assert len(household["person"]) == len(children) + 1  # Samir, at whom nobody points, is not there
    parse(canonical(data_of(FAMILY, ON, ids=children)))


def test_a_relation_is_still_one_to_the_first_of_the_household():
    before_2026 = date(2025, 5, 12)
    persons = (FAMILY.persons[0], replace(FAMILY.persons[2], ties_to=None, relation="child"))
    household = Household(persons=persons)
    paper = on_paper(household, assess(household, before_2026), ["noor"])
    assert [person.id for person in paper.persons] == ["other-1", "1"]


def test_it_is_written_in_one_way():
    assert canonical({"b": "å\u2028\x7f\n", "a": [1, True]}) == '{"a":[1,true],"b":"å\u2028\x7f\\n"}'.encode()
    shuffled = dict(reversed(SAMPLE.items()))
    assert fingerprint(canonical(shuffled)) == fingerprint(canonical(SAMPLE))
    assert fingerprint(canonical({**SAMPLE, "id": ID})) != fingerprint(canonical(SAMPLE))


def changed(path: str, value: Any) -> dict[str, Any]:
    made = json.loads(json.dumps(SAMPLE))
    *folders, last = path.split("/")
    place = made
    for folder in folders:
        place = place[int(folder) if folder.isdigit() else folder]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return made


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "something else"),
        ("version", 2),
        ("version", True),
        ("version", KeyError),
        ("extra", 1),
        ("id", "short"),
        ("id", ID + "\n"),
        ("made_on", "4 maj 2026"),
        ("municipality/code", 1280),
        ("municipality/name", ""),
        ("form", "2"),
        ("language", "Arabic"),
        ("law/edition", "2025"),
        ("law/applied_on", None),
        ("household", []),
        ("household/on", KeyError),
        ("household/person", []),
        ("household/person/0/born", "1984"),
        ("household/person/0/shoe_size", 42),
        ("household/person/0/destination", "sy"),
        ("people", []),
        ("people/0/number", 0),
        ("people/0/name", None),
        ("people/0/identity_number", "abc"),
        ("amount/min", -1),
        ("amount/max", 1.5),
        ("complete", "no"),
        ("missing", ["Samir owes"]),
    ],
)
def test_what_is_not_understood_is_refused_by_us_and_by_the_schema(path: str, value: Any):
    wrong = changed(path, value)
    with pytest.raises(NotHouseholdData):
        parse(canonical(wrong))
    assert not VALIDATOR.is_valid(wrong)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("made_on", "2026-02-30"),
        ("law/applied_on", "2026-05-05"),
        ("amount/min", 700_000),
        ("complete", True),
        ("missing", []),
        ("people/0/number", 2),
        ("people/4/id", "9"),
        ("household/person/0/id", "9"),
        ("household/household/couples", [["1", "1"]]),
        ("household/person/0/ties_to", "nobody"),
    ],
)
def test_what_contradicts_itself_is_refused(path: str, value: Any):
    with pytest.raises(NotHouseholdData):
        parse(canonical(changed(path, value)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b"1" * 5_000,
        b'{"a": NaN}',
        b'"\\ud800"',
        b'{"a":1,"a":1}',
        canonical(SAMPLE)[:-1],
        canonical(SAMPLE) + b" ",
        json.dumps(SAMPLE).encode(),
        b"\xef\xbb\xbf" + canonical(SAMPLE),
        canonical(SAMPLE).replace(b'"version":1', b'"version":1.0'),
        canonical({**SAMPLE, "reference": "x" * 300_000}),
    ],
)
def test_bytes_that_are_not_ours_are_refused(content: bytes):
    with pytest.raises(NotHouseholdData):
        parse(content)


def test_it_holds_no_name_of_a_row():
    assert not any(id in canonical(SAMPLE).decode() for id in NAMES)
