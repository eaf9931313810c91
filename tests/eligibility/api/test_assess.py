"""A program asks where a household stands: it gets what the engine says, or a reason in JSON why not."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eligibility.law import as_json, assess, read_case
from tests.eligibility.api.cases import ANNA, FILES, as_sent, with_fact
from tests.eligibility.api.conftest import Ask


def refused(answer: Any, status: int) -> str:
    """What a refusal says. Every refusal has the same form, and is nobody's to keep."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(answer.content)
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    detail: str = problem["detail"]
    return detail


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_file_gets_the_same_answer_as_on_the_command_line(ask: Ask, file: Path):
    case = read_case(file)
    answer = ask(as_sent(file))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content) == json.loads(json.dumps(as_json(assess(case.household, case.on))))


def test_a_fact_that_is_null_is_not_told(ask: Ask):
    told = ask(with_fact(resident=None, born=None, destination=None))
    assert told.content == ask(ANNA).content


def test_an_amount_may_be_written_with_a_decimal_point_when_it_is_whole(ask: Ask):
    assert ask(b'{"on": "2025-03-02", "person": [{"id": "a", "travel_cost": 4500.0}]}').status_code == 200


def test_a_byte_order_mark_is_no_obstacle(ask: Ask):
    assert ask(b"\xef\xbb\xbf" + json.dumps(ANNA).encode()).status_code == 200


def test_nobody_is_to_keep_the_answer_and_no_cookie_is_set(ask: Ask):
    answer = ask(ANNA)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Vary" not in answer


def test_nothing_is_written_and_no_session_is_made(ask: Ask):
    with CaptureQueriesContext(connection) as queries:
        ask(ANNA)
    asked = [query["sql"] for query in queries.captured_queries]
    assert not [sql for sql in asked if not sql.startswith("SELECT") or "session" in sql]


def test_no_answer_and_no_address_is_in_a_log(ask: Ask, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        ask(with_fact(id="canary-id", destination="SY"), REMOTE_ADDR="203.0.113.77")
        ask(with_fact(id="canary-id", destination="canary-land"), REMOTE_ADDR="203.0.113.77")
    told = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    for trace in ("canary", "203.0.113.77", "refugee", "SY"):
        assert trace not in told


WRONG = {
    "unknown key": (with_fact(shoe_size=42), "shoe_size"),
    "unknown word": (with_fact(permit_ground="marriage"), "permit_ground"),
    "no such day": (with_fact(born="2026-02-30"), "person 1.born"),
    "a day in weeks": (with_fact(born="2026-W10-1"), "person 1.born"),
    "a day without lines": ({**ANNA, "on": "20260302"}, "on"),
    "a day in other digits": ({**ANNA, "on": "٢٠٢٦-٠٣-٠٢"}, "on"),
    "a day that is a number": ({**ANNA, "on": 5}, "on"),
    "a day that is null": ({**ANNA, "on": None}, "on"),
    "no day": ({"person": [{"id": "a"}]}, "on"),
    "nobody": ({"on": "2026-03-02"}, "person"),
    "no list of persons": ({"on": "2026-03-02", "person": {"id": "a"}}, "person"),
    "a person who is a text": ({"on": "2026-03-02", "person": ["a"]}, "person 1"),
    "an id that is null": (with_fact(id=None), "id"),
    "a household that is null": (with_fact(household=None), "household"),
    "truth as a number": (with_fact(resident=1), "resident"),
    "truth as a text": (with_fact(resident="true"), "resident"),
    "kronor below zero": (with_fact(travel_cost=-1), "travel_cost"),
    "half a krona": (with_fact(travel_cost=0.5), "travel_cost"),
    "kronor without end": (with_fact(travel_cost=10**12), "travel_cost"),
    "ties to nobody": (with_fact(ties_to="b"), "ties_to"),
    "a couple of one": ({**ANNA, "household": {"couples": [["a", "a"]]}}, "couples"),
    "two with one id": ({**ANNA, "person": [{"id": "a"}, {"id": "a"}]}, "person.id"),
    "too many persons": ({**ANNA, "person": [{"id": str(number)} for number in range(51)]}, "person"),
    "what a test expects": ({**ANNA, "expect": {}}, "expect"),
    "no letter": (with_fact(id=" "), "id"),
    "NUL": (with_fact(id="a\x00"), "person.1.id"),
    "half a character": (b'{"on": "2026-03-02", "person": [{"id": "\\ud800"}]}', "person.1.id"),
    "half a character in a key": (b'{"on": "2026-03-02", "\\udfff": 1}', "key"),
    "a key twice": (b'{"on": "2026-03-02", "on": "2025-03-02", "person": [{"id": "a"}]}', '"on"'),
    "a person's key twice": (
        b'{"on": "2026-03-02", "person": [{"id": "a", "resident": true, "resident": 0}]}',
        "resident",
    ),
    "not a number": (b'{"on": "2026-03-02", "person": [{"id": "a", "travel_cost": NaN}]}', "NaN"),
    "an endless number": (b'{"on": "2026-03-02", "person": [{"id": "a", "travel_cost": 1e999}]}', "travel_cost"),
    "five thousand digits": (
        b'{"on": "2026-03-02", "person": [{"id": "a", "travel_cost": %s}]}' % (b"9" * 5000),
        "travel",
    ),
    "deep nesting": (b'{"on": ' + b"[" * 500 + b"]" * 500 + b"}", "nested"),
    "nesting beyond reading": (b"[" * 60_000, "nested"),
    "a list": ([ANNA], "object"),
    "a text": (b'"a"', "object"),
    "nothing": (b"", "expected JSON"),
    "half an object": (b'{"on": ', "expected JSON"),
    "another alphabet": (json.dumps(ANNA).encode("utf-16"), "UTF-8"),
    "bytes of no alphabet": (b'{"on": "\xff"}', "UTF-8"),
}


@pytest.mark.parametrize(("sent", "named"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_refused_with_the_key_that_is_wrong(ask: Ask, sent: object, named: str):
    assert named in refused(ask(sent), 400)


@pytest.mark.parametrize("on", ["1999-12-31", "0001-01-01"])
def test_a_day_that_no_edition_covers_is_understood_and_refused(ask: Ask, on: str):
    assert "2010-01-01" in refused(ask({**ANNA, "on": on}), 422)


def test_the_last_day_there_is_is_no_error_of_ours(ask: Ask):
    assert ask({**with_fact(born="9999-12-31"), "on": "9999-12-31"}).status_code == 200


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", ""],
)
def test_another_kind_of_body_is_refused_unread(ask: Ask, kind: str):
    assert "application/json" in refused(ask(json.dumps(ANNA).encode(), content_type=kind), 415)


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "zip", "undefined", '"utf-7"'])
def test_another_character_set_is_refused(ask: Ask, charset: str):
    assert "UTF-8" in refused(ask(json.dumps(ANNA).encode(), content_type=f"application/json; charset={charset}"), 415)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf_8_may_be_named(ask: Ask, charset: str):
    assert ask(json.dumps(ANNA).encode(), content_type=f"application/json; charset={charset}").status_code == 200


def test_a_compressed_body_is_refused(ask: Ask):
    refused(ask(ANNA, HTTP_CONTENT_ENCODING="gzip"), 415)


def test_a_body_of_more_than_64_kilobytes_is_refused(ask: Ask):
    at_most = b" " * (64 * 1024 - len(json.dumps(ANNA))) + json.dumps(ANNA).encode()
    assert ask(at_most).status_code == 200
    assert "65536" in refused(ask(b" " + at_most), 413)


def test_a_body_that_says_it_is_too_large_is_refused_unread(ask: Ask):
    refused(ask(ANNA, CONTENT_LENGTH="9" * 5000), 413)


@pytest.mark.parametrize("length", ["x", "-1", "1.5", "٣"])
def test_a_length_that_is_no_length_is_refused(ask: Ask, length: str):
    refused(ask(ANNA, CONTENT_LENGTH=length), 400)


def test_a_body_of_unknown_length_is_refused(ask: Ask):
    refused(ask(ANNA, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked"), 411)


@pytest.mark.parametrize("accept", ["text/html", "application/xml, image/*", "application/json;q=0"])
def test_who_does_not_read_json_is_told_so(ask: Ask, accept: str):
    refused(ask(ANNA, HTTP_ACCEPT=accept), 406)


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/*", "text/html, application/json;q=0.1", "a" * 5_000 + ", */*"]
)
def test_who_reads_json_among_others_gets_it(ask: Ask, accept: str):
    assert ask(ANNA, HTTP_ACCEPT=accept).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "trace"])
def test_it_is_asked_by_post_alone(machine: Client, method: str):
    answer = getattr(machine, method)("/api/v1/assess")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


def test_any_site_may_ask(machine: Client):
    answer = machine.options(
        "/api/v1/assess", HTTP_ORIGIN="https://kommun.example", HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST"
    )
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize(
    "address", ["/api", "/api/", "/api/v1", "/api/v2/assess", "/api/v1/assess/", "/api/v1/%00", "/api/%FF"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there_is_missing_in_json_and_looked_for_nowhere_else(machine: Client, address: str, method: str):
    assert "openapi.json" in refused(getattr(machine, method)(address), 404)


@pytest.mark.parametrize("language", ["sv", "ar", "xx"])
def test_the_answer_is_the_same_in_every_language(ask: Ask, language: str):
    assert ask(ANNA, HTTP_ACCEPT_LANGUAGE=language).content == ask(ANNA).content


def test_a_host_that_is_not_ours_is_refused_in_json(machine: Client):
    refused(machine.get("/api/v1/editions", HTTP_HOST="elsewhere.example"), 400)
