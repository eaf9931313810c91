"""The ground every test stands on: the application's own database role, no sockets out, and the cast."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.testcases import TransactionTestCase
from xdist.scheduler import LoadScopeScheduling

from portal.database.embedded import APP_ROLE
from tests import prepared
from tests.prepared import as_role

pytest_plugins = ["tests.cast", "tests.guidance"]
BROWSER = "tests/browser/"
SERVER_ROLE = "postgres"


class FilesAndOneBrowser(LoadScopeScheduling):  # type: ignore[misc]
    """A file's tests share what they have made; all journeys share one served portal and one Chromium."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesAndOneBrowser:
    """Own, since pytest-xdist's groups by mark are not seen by pytest 9.2: every test went anywhere."""
    return FilesAndOneBrowser(config, log)


def pytest_collection_finish() -> None:
    """What is imported stays: to look through it again and again for what can go took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


# What transactional tests leave behind goes; reference data (municipalities, pages) stays. Rows are deleted where there
# may be any: to TRUNCATE made some four hundred new files after each test.
_EMPTIED = r"""
    SELECT quote_ident(relname) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
    AND relname NOT IN ('accounts_municipality', 'accounts_user')
    AND (relname ~ '^(casework|genuine|blanks|accounts|account|mfa)_' OR relname = 'django_session')
"""
# Pages and their history point at users, so that emptying the users with CASCADE would take the pages along.
_POINTING_AT_USERS = """
    SELECT conrelid::regclass::text, quote_ident(attname), attnotnull FROM pg_constraint
    JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'f' AND confrelid = 'accounts_user'::regclass
    AND conrelid::regclass::text !~ '^(casework|blanks|accounts|account|mfa)_'
"""


@pytest.fixture(scope="session")
def prepared_database(django_db_blocker: Any) -> str:
    """The name of the database that every worker and the served portal copy."""
    with django_db_blocker.unblock():
        return prepared.ensure()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, prepared_database: str, request: pytest.FixtureRequest) -> Iterator[None]:
    """A copy of the prepared database; the tests run as the application role, as in production."""
    ours = settings.DATABASES["default"]["NAME"]
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    name = f"test_{ours}{'_' + worker if worker else ''}"
    with django_db_blocker.unblock():
        prepared.copy(name, prepared=prepared_database)
        prepared.talk_to(name)
    yield
    with django_db_blocker.unblock():
        prepared.talk_to(ours)
        prepared.drop(name)


def _empty(_self: TransactionTestCase) -> None:
    """In place of Django's flush, which needs rights that the application role must not have.

    By the embedded server's own role: row security hides rows from everybody else, and the log refuses to be emptied
    by its owner too. As a replica it asks neither triggers nor references.
    """
    as_role(SERVER_ROLE)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_EMPTIED)
        emptied = [f"DELETE FROM {table}" for (table,) in cursor.fetchall()]  # noqa: S608  our own names
        cursor.execute(_POINTING_AT_USERS)
        for table, column, required in cursor.fetchall():
            emptied.append(f"DELETE FROM {table}" if required else f"UPDATE {table} SET {column} = NULL")  # noqa: S608
        cursor.execute("; ".join([*emptied, "DELETE FROM accounts_user"]))
    as_role(APP_ROLE)


TransactionTestCase._fixture_teardown = _empty  # type: ignore[method-assign]
