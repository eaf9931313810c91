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

# What transactional tests leave behind is emptied by the owner; reference data (municipalities, pages) stays.
_EMPTIED = (
    "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public' AND "
    "(tablename LIKE 'casework_%' OR tablename LIKE 'account_%' OR tablename LIKE 'mfa_%' "
    "OR tablename IN ('accounts_user', 'accounts_membership', 'accounts_invitation', 'django_session'))"
)


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
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
    _as_role(APP_ROLE)


TransactionTestCase._fixture_teardown = _empty_as_owner  # type: ignore[method-assign]
