"""A receiver checks a document on the page: whether it was made here, and nothing else, and nothing is kept of it."""

import logging
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from portal.genuine import page
from portal.genuine.addresses import SHORT_PATH
from portal.logging import WithoutWords
from tests.genuine.conftest import CODE, FINGERPRINT, leave

KNOWN, NOT_KNOWN = "A document with this code was made here", "No document with this code is known"


def address(language: str = "en") -> str:
    with translation.override(language):
        return reverse("genuine:check")


def ask(receiver: Client, code: str, language: str = "en", **more: str):
    return receiver.post(address(language), {"code": code, **more})


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_code_from_the_paper_is_known_with_its_day_and_law(receiver: Client):
    leave()
    shown = text(ask(receiver, CODE.lower().replace("-", " ")))
    assert KNOWN in shown
    for words in ("4 May 2026", "2025:970", "2026:285", "version 1"):
        assert words in shown


def test_the_whole_fingerprint_is_fine_as_well(receiver: Client):
    leave()
    assert KNOWN in text(ask(receiver, FINGERPRINT))


def test_a_code_that_is_not_known_is_said_to_be_so(receiver: Client):
    assert NOT_KNOWN in text(ask(receiver, CODE))


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", page.WRITE_IT), ("abc", page.NOT_A_CODE), (CODE + "9", page.NOT_A_CODE), ("<b>&", page.NOT_A_CODE)],
)
def test_what_is_no_code_is_told_beside_the_field_and_on_top(receiver: Client, typed: str, said: str):
    response = ask(receiver, typed)
    shown = text(response)
    assert response.status_code == 200
    assert shown.count(str(said)) == 2
    assert 'aria-invalid="true"' in shown
    assert "<b>&" not in shown
    assert NOT_KNOWN not in shown


def test_nothing_typed_is_lost(receiver: Client):
    for typed in (CODE, "abc"):
        assert f'value="{typed}"' in text(ask(receiver, typed))


def test_a_change_of_language_takes_the_code_along(receiver: Client):
    shown = text(ask(receiver, CODE, "ar", ask="code"))
    assert '<html lang="ar" dir="rtl"' in shown
    assert f'value="{CODE}"' in shown
    assert "error-summary" not in shown


def test_the_address_on_paper_leads_to_the_page_in_a_language_of_the_readers(receiver: Client):
    for language in ("sv", "ar"):
        response = receiver.get(SHORT_PATH, headers={"accept-language": language})
        assert response.url == address(language)
        assert "Accept-Language" in response["Vary"]
    assert receiver.post(SHORT_PATH).status_code == 405


def test_an_address_is_never_read_for_a_code(receiver: Client):
    leave()
    assert KNOWN not in text(receiver.get(address(), {"code": CODE}))


def test_no_cookie_is_set_and_nobody_keeps_the_answer(receiver: Client):
    leave()
    for response in (receiver.get(address()), ask(receiver, CODE), ask(receiver, "x"), receiver.get(SHORT_PATH)):
        assert not response.cookies
    answer = ask(receiver, CODE)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_one_question_is_asked_of_the_database_and_no_table_of_cases(receiver: Client):
    receiver.get(address())  # what the foot of the page keeps
    for code in (CODE, CODE.replace("D", "E")):
        leave() if code == CODE else None
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask(receiver, code)
        own = [query["sql"] for query in asked if "genuine" in query["sql"]]
        assert len(own) == 1
        assert not any("casework" in query["sql"] or "accounts" in query["sql"] for query in asked)


def test_nothing_is_logged(receiver: Client, monkeypatch: pytest.MonkeyPatch, settings):
    settings.API_CHECKS_A_MINUTE = 3
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutWords("{message}", style="{"))
    handler.setLevel(logging.DEBUG)
    for name in ("", "django", "django.request"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [*logger.handlers, handler])
    for code in (CODE, "x", *(CODE for _ in range(4))):
        receiver.post(address(), {"code": code}, REMOTE_ADDR="192.0.2.77")
    assert CODE not in written.getvalue()
    assert "192.0.2.77" not in written.getvalue()


def test_a_failure_shows_no_code(receiver: Client, monkeypatch: pytest.MonkeyPatch):
    def fail(_beginning: str) -> None:
        raise RuntimeError("no database")

    monkeypatch.setattr(page, "known", fail)
    response = ask(receiver, CODE)
    assert response.status_code == 500
    assert CODE not in response.content.decode()


def test_who_asks_too_often_is_asked_to_wait(receiver: Client, settings):
    settings.API_CHECKS_A_MINUTE = 2
    answers = [receiver.post(address(), {"code": CODE}, REMOTE_ADDR="192.0.2.78") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert text(answers[-1]).count(str(page.TOO_OFTEN)) == 2
    assert f'value="{CODE}"' in text(answers[-1])
    other = receiver.post(address(), {"code": CODE}, REMOTE_ADDR="192.0.2.79")
    assert other.status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"code": [CODE, CODE]},
        {"code": CODE, "case": "1"},
        {"code": "x" * 201},
        {"code": "\x00"},
        {"code": CODE, "ask": "x"},
    ],
)
def test_a_form_that_is_none_of_ours_is_refused_plainly(receiver: Client, fields: dict):
    response = receiver.post(address(), fields)
    assert response.status_code == 400
    assert CODE not in response.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(receiver: Client, method: str):
    assert getattr(receiver, method)(address()).status_code == 405
