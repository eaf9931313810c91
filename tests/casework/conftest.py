"""Anna's case in Malmö, made through the deeds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from portal.accounts.models import Municipality, Role, User
from portal.casework.deeds.access import give_access
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person
from portal.casework.models import Assignment, Case, Event, Person
from portal.database import row_security
from portal.database.embedded import APP_ROLE, OWNER_ROLE
from tests import factories
from tests.cast import signed_in
from tests.prepared import as_role

ON = date(2026, 3, 2)


def enter(user: User) -> None:
    """Let the test see what this person's municipality sees, as the decorator of the views does."""
    row_security.enter(user.pk, user.memberships.get().municipality_id)


def head_of(municipality_id: int) -> User:
    """The head of unit of a municipality; one is made where the test has none."""
    heads = User.objects.filter(memberships__role=Role.HEAD_OF_UNIT, memberships__municipality=municipality_id)
    return heads.first() or factories.person(
        "Hanna Hed", Role.HEAD_OF_UNIT, Municipality.objects.get(pk=municipality_id).code
    )


def assign(user: User, case: Case, **how: Any) -> Assignment:
    """Let a colleague work with the case: a head of unit gives the access (`how` is of `give_access`).

    Whoever has entered before has entered afterwards.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.user', true), current_setting('app.municipality', true)")
        before = cursor.fetchone()
    head = head_of(case.municipality_id)
    enter(head)
    assignment = give_access(by=head, case_id=case.pk, to=user, **how)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.user', %s, true), set_config('app.municipality', %s, true)",
            [setting or "" for setting in before],
        )
    return assignment


def at_once(deeds: list[Callable[[], object]], *, by: User) -> list[object]:
    """What comes of deeds that start at the same moment, each on a connection of its own; an exception is one too."""
    start = threading.Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            with transaction.atomic():
                enter(by)
                return deed()
        except Exception as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


@pytest.fixture
def case(anna: User) -> Case:
    """Open, on 2 March 2026, with nobody in it yet."""
    enter(anna)
    return open_case(by=anna, applied_on=ON)[0]


@pytest.fixture
def person(anna: User, case: Case) -> Person:
    """Yusuf, of whom only the name is told."""
    return add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})


@pytest.fixture
def other(anna: User, case: Case, person: Person) -> Person:
    """Maryam, in the same case."""
    return add_person(by=anna, case=case, values={"name": "Maryam Haddad"})


@pytest.fixture
def as_anna(client: Client, anna: User) -> Client:
    return signed_in(client, anna)


@pytest.fixture
def deeds_of(case: Case) -> Callable[[], list[str]]:
    """The deeds that are written down in the case, oldest first."""

    def written() -> list[str]:
        enter(case.opened_by)
        return list(Event.objects.filter(case=case).order_by("at").values_list("deed", flat=True))

    return written


@pytest.fixture
def as_keeper(transactional_db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with as_keeper(): call_command("forget")`: the jobs that go through everything run as the tables' owner.

    For tests whose rows are committed (transactional_db), since the other role comes with a connection of its own.
    """

    @contextmanager
    def keeper() -> Iterator[None]:
        as_role(OWNER_ROLE)
        try:
            yield
        finally:
            as_role(APP_ROLE)

    return keeper
