"""The description for programs is made of the code: every answer agrees with it, and every fact is in it."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from eligibility.api.document import document
from eligibility.law import PermitGround, PermitStatus, Person, Relation
from eligibility.law.case_files import PERSON_KEYS
from eligibility.law.countries import COUNTRIES
from eligibility.wording.facts import fact_label
from tests.eligibility.api.cases import FILES, as_sent
from tests.eligibility.api.conftest import Ask

DOCUMENT = document()
NAMED = DOCUMENT["components"]["schemas"]


def agrees(value: Any, name: str) -> bool:
    """Whether a value agrees with a named schema, formats included. Fails with what does not agree."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": NAMED}}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    errors = [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(value)]
    assert not errors, errors[:5]
    return True


def test_it_is_fetched_as_it_is_made(machine: Client):
    answer = machine.get("/api/v1/openapi.json")
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content) == json.loads(json.dumps(DOCUMENT))


def test_it_is_openapi_3_1():
    assert DOCUMENT["openapi"].startswith("3.1.")
    assert not list(OPENAPI_31_VALIDATOR.iter_errors(DOCUMENT))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_file_and_its_answer_agree_with_it(ask: Ask, file: Path):
    assert agrees(as_sent(file), "Case")
    assert agrees(json.loads(ask(as_sent(file)).content), "Assessment")


def test_the_editions_agree_with_it(machine: Client):
    assert agrees(json.loads(machine.get("/api/v1/editions").content), "AllEditions")
    assert agrees(json.loads(machine.get("/api/v1/editions/2026-03-02").content), "EditionShown")


def test_a_refusal_agrees_with_it(ask: Ask):
    assert agrees(json.loads(ask(b"").content), "ProblemDetails")


def test_its_example_agrees_with_it_and_is_answered(ask: Ask):
    example = DOCUMENT["paths"]["/api/v1/assess"]["post"]["requestBody"]["content"]["application/json"]["example"]
    assert agrees(example, "Case")
    assert ask(example).status_code == 200


def test_every_fact_of_the_case_format_is_in_it_with_its_name():
    described = NAMED["Person"]["properties"]
    assert set(described) == set(PERSON_KEYS) == {part.name for part in fields(Person)}
    for fact in set(described) - {"id"}:
        assert str(fact_label(fact))
        assert described[fact]["description"], fact


@pytest.mark.parametrize("words", [PermitGround, PermitStatus, Relation])
def test_every_word_is_in_it_and_explained(words: Any):
    described = NAMED[words.__name__]
    assert described["enum"] == [word.value for word in words]
    assert all(f"`{word}`: " in described["description"] for word in words)


def test_every_country_is_in_it():
    may_be = NAMED["Person"]["properties"]["destination"]["anyOf"]
    assert may_be[0]["enum"] == sorted(COUNTRIES)
    assert may_be[1] == {"type": "null"}


def test_a_key_that_is_not_in_it_is_refused_by_it_as_by_us(ask: Ask):
    case = {"on": "2026-03-02", "person": [{"id": "a", "shoe_size": 42}]}
    with pytest.raises(AssertionError, match="shoe_size"):
        agrees(case, "Case")
    assert ask(case).status_code == 400


def test_every_operation_tells_of_the_limit():
    for path in DOCUMENT["paths"].values():
        for operation in path.values():
            assert "Retry-After" in operation["responses"]["429"]["headers"]


def test_it_names_nobody_and_has_no_path_of_this_machine():
    text = json.dumps(DOCUMENT)
    for word in ("/home/", "/root/", "Raises", "``"):
        assert word not in text
