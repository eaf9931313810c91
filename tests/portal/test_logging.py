"""The log says where and what kind of error, never who asked, for what, or what was written."""

import logging
from collections.abc import Iterator
from io import StringIO
from logging.config import DictConfigurator

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.test import Client

from deploy.gunicorn import without_address
from portal.casework.views import cases
from portal.logging import WithoutWords
from tests.cast import signed_in

CANARY = "19840312-2396"


def _told(error: BaseException) -> str:
    record = logging.makeLogRecord({"exc_info": (type(error), error, error.__traceback__), "msg": "500"})
    return WithoutWords().format(record)


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What Django's log says, written as the settings have it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    configured = DictConfigurator({**settings.LOGGING})
    handler.setFormatter(configured.configure_formatter(dict(settings.LOGGING["formatters"]["plain"])))
    handler.addFilter(configured.configure_filter(dict(settings.LOGGING["filters"]["no_request"])))
    logging.getLogger("django").addHandler(handler)
    yield written
    logging.getLogger("django").removeHandler(handler)


@pytest.mark.django_db
def test_a_database_error_is_told_without_the_row_it_quotes():
    with pytest.raises(IntegrityError) as caught, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_municipality (code, name, county_code) VALUES ('1280', %s, '12')", [CANARY]
        )
    told = _told(caught.value)
    assert "IntegrityError" in told
    assert "psycopg.errors.UniqueViolation" in told, "the error behind it"
    assert "test_logging.py" in told
    assert CANARY not in told
    assert "1280)" not in told


@pytest.mark.django_db
def test_a_request_that_fails_leaves_kind_and_place_in_the_log_and_nothing_else(log, client: Client, anna, monkeypatch):
    def fail(*args: object, **more: object) -> None:
        raise ValueError(CANARY)

    signed_in(client, anna)
    client.raise_request_exception = False
    monkeypatch.setattr(cases.listing, "page_of", fail)
    assert client.get(f"/arenden/?status={CANARY}").status_code == 500
    told = log.getvalue()
    assert "500 in casework:case_list" in told
    assert "builtins.ValueError" in told
    assert CANARY not in told
    assert "/arenden/" not in told


def test_the_server_keeps_quiet_about_who_sent_what_and_where():
    broken = logging.makeLogRecord({"msg": "Invalid request from ip=192.0.2.1: Invalid HTTP request line: 'GET /sv/'"})
    failed = logging.makeLogRecord({"msg": "Error handling request %s %s", "args": ("GET", "/sv/?q=kanarie")})
    other = logging.makeLogRecord({"msg": "WORKER TIMEOUT (pid:%s)", "args": (7,)})
    assert not without_address(broken)
    assert without_address(failed)
    assert failed.getMessage() == "Error handling a request"
    assert without_address(other)
    assert other.getMessage() == "WORKER TIMEOUT (pid:7)"
