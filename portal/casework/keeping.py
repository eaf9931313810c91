"""The ground for jobs that go through every case: they run as the tables' owner, in one municipality at a time.

`DATABASE_ROLE=owner manage.py forget` and its like. Row-level security holds the owner to the municipality that the
transaction has entered, and asks for no assignment.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.models import Model

from portal.accounts.models import Municipality
from portal.database.row_security import enter_municipality

_OWNS = "SELECT pg_get_userbyid(relowner) = current_user FROM pg_class WHERE oid = 'casework_case'::regclass"


def require_owner() -> None:
    """Raises CommandError unless we are connected as the role that owns the tables."""
    with connection.cursor() as cursor:
        cursor.execute(_OWNS)
        if cursor.fetchone() == (True,):
            return
    raise CommandError("This goes through every case, as the tables' owner: run it with DATABASE_ROLE=owner.")


@contextmanager
def as_keeper(municipality: Municipality) -> Iterator[None]:
    """One transaction inside one municipality."""
    with transaction.atomic():
        enter_municipality(municipality.pk)
        yield


def municipalities_as_keeper() -> Iterator[Municipality]:
    """Each municipality in turn; do the work of each in `with as_keeper(municipality)`, once or batch by batch.

    Raises CommandError for any role but the owner.
    """
    require_owner()
    yield from Municipality.objects.order_by("code")


def municipalities_holding(models: Iterable[type[Model]]) -> list[Municipality]:
    """Those of them that have a row in any of these tables: of 290 most have none. Raises CommandError as above."""
    require_owner()
    with transaction.atomic(), connection.cursor() as cursor:
        tables = [model._meta.db_table for model in models]
        cursor.execute("SELECT casework_municipalities_holding(%s)", [tables])
        holding = [pk for (pk,) in cursor.fetchall()]
    return list(Municipality.objects.filter(pk__in=holding).order_by("code"))
