"""Thousands of requests made from the description, right ones and wrong ones: each is answered as the description says.

In the suite a hundred for each operation; `make prove` takes five thousand. The limit on asking is off here: it is a
setting (tests/eligibility/api/conftest.py), and test_limits.py is about it.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from portal.wsgi import application

PROVE = os.environ.get("HYPOTHESIS_PROFILE") == "prove"
EXAMPLES = 5_000 if PROVE else 100
FIRST_DAY_COVERED = "2010-01-01"

API = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
# Every check of schemathesis is on. To what it accepts as accepted we add one: a day before the first edition.
_ACCEPTANCE = API.config.checks.positive_data_acceptance
_ACCEPTANCE.expected_statuses = [*_ACCEPTANCE.expected_statuses, "422"]


@pytest.fixture(autouse=True)
def with_database(db: None) -> Iterator[None]:
    """The database of the test, which the server's own handler would let go after each answer."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def with_ids_that_agree(body: Any) -> Any:
    """What no schema can say: every id once, and those that are named are there."""
    if not isinstance(body, dict) or not isinstance(body.get("person"), list):
        return body
    persons = [{**person, "id": f"{person['id']}{number}"} for number, person in enumerate(body["person"])]
    ids = [person["id"] for person in persons]
    for number, person in enumerate(persons):
        if person.get("ties_to") is not None:
            person["ties_to"] = ids[number - 1] if len(ids) > 1 else None
    made = {**body, "person": persons}
    if (body.get("household") or {}).get("couples"):
        pairs = [list(pair) for pair in zip(ids[::2], ids[1::2], strict=False)]
        made["household"] = {**body["household"], "couples": pairs[: len(body["household"]["couples"])]}
    return made


@API.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not PROVE,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
def test_every_request_is_answered_as_the_description_says(case: Any) -> None:
    if case.meta.generation.mode.is_positive:
        case.body = with_ids_that_agree(case.body)
    answer = case.call_and_validate()
    assert answer.headers["access-control-allow-origin"] == ["*"]
    assert "set-cookie" not in answer.headers
    if answer.status_code == 422:
        assert case.body["on"] < FIRST_DAY_COVERED
