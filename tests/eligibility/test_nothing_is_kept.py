"""What is answered goes with the page: no cookie, no session, no row, no line in a log."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.eligibility.asker import GOOD, Asker


def test_no_cookie_is_set(asker: Asker) -> None:
    asker.start(partner=True)
    assert not asker.client.cookies
    asker.answer_all()
    assert not asker.client.cookies


def test_no_session_is_made_and_nothing_is_written(asker: Asker) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asker.start(partner=True, children=1).answer_all()
    for query in queries.captured_queries:
        assert query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE")), query["sql"]
    assert not any("session" in query["sql"] for query in queries.captured_queries)


def test_no_answer_is_in_an_address(asker: Asker) -> None:
    asker.start().answer_all()
    assert asker.page is not None
    assert "QUERY_STRING" not in asker.page.request or not asker.page.request["QUERY_STRING"]
    assert 'method="post"' in asker.text
    assert 'method="get"' not in asker.text


def test_the_same_answers_give_the_same_bytes(asker: Asker) -> None:
    asker.start(children=1).answer_all()
    fields = asker.form.fields
    one = asker.client.post(asker.address, fields).content
    assert asker.client.post(asker.address, fields).content == one


def test_no_answer_is_in_a_log(asker: Asker, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asker.start().answer_all(lambda id, code: "csn_debt" if code == "obstacles" else GOOD[code])
        asker.client.post(asker.address, {"you.csn_debt": "canary-answer"})
    told = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    for trace in ("canary-answer", "you.csn_debt", "you.obstacles", "refugee"):
        assert trace not in told


def test_no_browser_or_proxy_is_to_keep_the_page(asker: Asker) -> None:
    asker.open()
    assert asker.page is not None
    assert asker.page.headers["Cache-Control"] == "no-store"
    assert asker.page.headers["Referrer-Policy"] == "no-referrer"
    assert 'autocomplete="off"' in asker.text


def test_no_search_engine_is_to_list_it(asker: Asker) -> None:
    asker.start()
    assert asker.page is not None
    assert asker.page.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in asker.text


def test_an_address_with_answers_in_it_answers_nothing(asker: Asker) -> None:
    page = asker.client.get(asker.address, {"you.csn_debt": "yes", "ask": "csn_debt"})
    assert page.content == asker.client.get(asker.address).content
