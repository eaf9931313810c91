"""The ground every test stands on: the application's own database role, no sockets out, and the cast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.testcases import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from portal.database.embedded import APP_ROLE, OWNER_ROLE

pytest_plugins = ["tests.cast", "tests.guidance"]

# What transactional tests leave behind is emptied by the owner; reference data (municipalities, pages) stays.
_EMPTIED = r"""
    SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('accounts_municipality', 'accounts_user')
    AND (tablename ~ '^(casework|genuine|blanks|accounts|account|mfa)_' OR tablename = 'django_session')
"""
# The log refuses to be emptied, by its owner too; who owns a table can take its triggers away, and verify_log sees it.
_KEPT_BY_TRIGGERS = ("casework_event", "casework_loghead")
# Pages and their history point at users, so that emptying the users with CASCADE would take the pages along.
_POINTING_AT_USERS = """
    SELECT conrelid::regclass::text, quote_ident(attname), attnotnull FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND confrelid = 'accounts_user'::regclass
    AND conrelid::regclass::text !~ '^(casework|blanks|accounts|account|mfa)_'
"""


def _as_role(role: str) -> None:
    connection.close()
    connection.settings_dict["USER"] = role


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    """Make and migrate the database as its owner; let the tests run as the application role, as in production."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    name = f"test_{settings.DATABASES['default']['NAME']}{'_' + worker if worker else ''}"
    connections["default"].settings_dict["TEST"]["NAME"] = name
    with django_db_blocker.unblock():
        _as_role(OWNER_ROLE)
        made = setup_databases(verbosity=0, interactive=False)
        _as_role(APP_ROLE)
    yield
    with django_db_blocker.unblock():
        _as_role(OWNER_ROLE)
        teardown_databases(made, verbosity=0)


def _empty_as_owner(_self: TransactionTestCase) -> None:
    """In place of Django's flush, which needs rights that the application role must not have."""
    _as_role(OWNER_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(_EMPTIED)
        tables = cursor.fetchone()[0]
        for table in _KEPT_BY_TRIGGERS:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        for table in _KEPT_BY_TRIGGERS:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(_POINTING_AT_USERS)
        for table, column, required in cursor.fetchall():
            emptied = f"DELETE FROM {table}" if required else f"UPDATE {table} SET {column} = NULL"  # noqa: S608  our own names
            cursor.execute(emptied)
        cursor.execute("DELETE FROM accounts_user")
    _as_role(APP_ROLE)


TransactionTestCase._fixture_teardown = _empty_as_owner  # type: ignore[method-assign]
