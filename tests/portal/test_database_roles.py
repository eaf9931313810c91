"""The tests run as the role that requests run as."""

import pytest
from django.db import ProgrammingError, connection

from portal.accounts.models import Municipality

pytestmark = pytest.mark.django_db


def test_the_application_role_is_neither_owner_nor_superuser():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("vagval_app", False, False)


def test_all_290_municipalities_are_there_with_their_codes():
    assert Municipality.objects.count() == 290
    assert Municipality.objects.get(code="1280").name == "Malmö"


def test_the_application_role_cannot_change_a_table():
    with pytest.raises(ProgrammingError, match="must be owner"), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_municipality ADD COLUMN x int")
