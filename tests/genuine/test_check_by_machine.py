"""A program checks a document by its whole fingerprint: POST /api/v1/documents/check."""

import json

import jsonschema_rs
import pytest
from django.test import Client

from eligibility.api.document import document
from portal.genuine.addresses import MACHINES_PATH
from portal.genuine.description import TOLD
from tests.genuine.conftest import FINGERPRINT, UNKNOWN, leave


def ask(receiver: Client, body: object, **more: str):
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return receiver.generic("POST", MACHINES_PATH, sent, **{"CONTENT_TYPE": "application/json", **more})


def test_a_document_that_was_made_here_is_known(receiver: Client):
    leave()
    answer = ask(receiver, {"sha256": FINGERPRINT})
    assert answer.status_code == 200
    told = json.loads(answer.content)
    assert told == {"known": True, "made_on": "2026-05-04", "edition": "2025:970", "wording": "2026:285", "form": "1"}
    jsonschema_rs.Draft202012Validator(TOLD, validate_formats=True).validate(told)


def test_any_other_is_not_known_and_that_is_all(receiver: Client):
    leave()
    answer = ask(receiver, {"sha256": UNKNOWN})
    assert (answer.status_code, json.loads(answer.content)) == (200, {"known": False})


def test_it_is_in_the_description_for_programs():
    assert "post" in document()["paths"][MACHINES_PATH]


def test_no_cookie_is_set_any_site_may_ask_and_nobody_keeps_the_answer(receiver: Client):
    answer = ask(receiver, {"sha256": UNKNOWN})
    assert not answer.cookies
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        [],
        {},
        {"sha256": FINGERPRINT[:25]},
        {"sha256": FINGERPRINT.upper()},
        {"sha256": FINGERPRINT + "\n"},
        {"sha256": None},
        {"sha256": 7},
        {"sha256": "%" * 64},
        {"sha256": FINGERPRINT, "name": "Samir"},
        b'{"sha256": "' + FINGERPRINT.encode() + b'", "sha256": "' + FINGERPRINT.encode() + b'"}',
    ],
)
def test_what_is_no_fingerprint_is_refused(receiver: Client, body: object):
    leave()
    answer = ask(receiver, body)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert "2026-05-04" not in answer.content.decode()


def test_who_asks_too_often_is_told_how_long_to_wait(receiver: Client, settings):
    settings.API_CHECKS_A_MINUTE = 2
    answers = [ask(receiver, {"sha256": UNKNOWN}, REMOTE_ADDR="192.0.2.80") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) >= 1


def test_nothing_can_be_listed(receiver: Client):
    leave()
    for address in (MACHINES_PATH, MACHINES_PATH + "/", "/api/v1/documents", "/api/v1/documents/"):
        answer = receiver.get(address)
        assert answer.status_code in {404, 405}
        assert "2026-05-04" not in answer.content.decode()
