"""How long the server takes to open the list of one social worker's cases, when she has 1,000, 100,000 or 1,000,000.

Run: python benchmarks/list_cases.py [most]. With `most` less than a million the growth is measured up to that.
Exits 1 when a list of 100,000 takes 150 milliseconds or more, or a page's time grows by more than 1.5 times.

All cases are in one municipality and all are hers: the longest list there can be. Half of them are closed. The request
goes through the whole application as a server would hand it over: middleware, session, row-level security, the law
assessed for each household on the page, the page written by templates. The newest hundreds are families of five, so
that every page that is measured is full of them; all other cases have one person. The cases are made by the tables'
owner, with every trigger and every index, in a database of its own beside the demo's.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import md5
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
os.environ["PORTAL_VAR"] = str(Path(os.environ.get("PORTAL_VAR", ROOT / "var")) / "benchmark-list")

SIZES = (1_000, 100_000, 1_000_000)
GOAL = 150  # milliseconds, for a list of 100,000
GROWTH = 1.5  # times, from the shortest list to the longest
TIMES = 40
AT_ONCE = 50_000
FAMILIES = 200

# Number `last` is the newest, touched just now; each one before it a second earlier. Every other one is closed.
CASES = r"""
    INSERT INTO casework_case (id, municipality_id, request_key, reference, status, applied_on, household_unclear,
        has_protected, couples_told, opened_by_id, opened_at, touched_at, closed_at, closing_reason)
    SELECT md5('case' || n)::uuid, %(municipality)s, md5('case' || n)::uuid,
        regexp_replace(upper(lpad(to_hex(n), 6, '0')), '^(....)', '\1-'),
        CASE WHEN n %% 2 = 0 THEN 'closed' ELSE 'draft' END, '2026-05-04', false, false, false, %(user)s,
        timestamptz '2026-01-01' + make_interval(secs => n), timestamptz '2026-01-01' + make_interval(secs => n),
        CASE WHEN n %% 2 = 0 THEN now() END, CASE WHEN n %% 2 = 0 THEN 'other' ELSE '' END
    FROM generate_series(%(first)s, %(last)s) n
"""
HERS = """
    INSERT INTO casework_assignment (id, municipality_id, case_id, user_id, role, since, given_by_id,
        named_for_protected, case_status, case_touched_at)
    SELECT md5('case' || n)::uuid, %(municipality)s, md5('case' || n)::uuid, %(user)s, 'responsible', '2026-01-01',
        %(user)s, false, 'draft', now()
    FROM generate_series(%(first)s, %(last)s) n
"""
PEOPLE = """
    INSERT INTO casework_person SELECT (jsonb_populate_record(p, jsonb_build_object(
        'id', md5('person' || %(order)s || ' ' || n), 'request_key', md5('person' || %(order)s || ' ' || n),
        'case_id', md5('case' || n)::uuid, 'order', %(order)s))).*
    FROM casework_person p, generate_series(%(first)s, %(last)s) n WHERE p.id = %(example)s
"""


def fill_database() -> None:
    """Migrated by its owner."""
    told = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, str(ROOT / "manage.py"), "migrate", "-v0"],
        env=os.environ | {"DATABASE_ROLE": "owner"},
        capture_output=True,
        text=True,
    )
    if told.returncode:
        sys.exit(told.stderr)


def hers() -> Any:
    """The social worker, made by the owner the first time."""
    from portal.accounts.models import User
    from tests import factories

    return User.objects.filter(email="anna@example.se").first() or factories.make_anna()


def make_cases(user: Any, first: int, last: int) -> None:
    """So many more of her cases, by the owner; the newest are families."""
    from django.db import connection, transaction

    from portal.database.row_security import enter_municipality

    municipality = user.memberships.get().municipality_id
    for start in range(first, last + 1, AT_ONCE):
        numbers = {"first": start, "last": min(start + AT_ONCE - 1, last)}
        with transaction.atomic():
            enter_municipality(municipality)
            with connection.cursor() as cursor:
                for statement in (CASES, HERS):
                    cursor.execute(statement, {"municipality": municipality, "user": user.pk, **numbers})
            make_people(municipality, numbers["first"], numbers["last"], family=numbers["last"] == last)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE casework_case, casework_assignment, casework_person")


def make_people(municipality: int, first: int, last: int, *, family: bool) -> None:
    """One person for each case, and four more in the newest where `family`: all told the same."""
    from django.db import connection

    example = an_example(municipality)
    with connection.cursor() as cursor:
        for order in range(1, 6 if family else 2):
            start = first if order == 1 else max(first, last - FAMILIES + 1)
            cursor.execute(PEOPLE, {"example": example, "order": order, "first": max(start, 2), "last": last})


def an_example(municipality: int) -> UUID:
    """The person that all others are made like: in the first case."""
    from datetime import date

    from portal.casework.models import Person

    told: dict[str, Any] = {"swedish_citizen": False, "resident": True, "destination": "SY", "name_sealed": b"x" * 60}
    permit = {"permit_status": "valid", "permit_ground": "refugee", "permit_since": date(2016, 3, 1)}
    first = {"municipality_id": municipality, "case_id": case_id(1), "order": 1}
    return Person.objects.get_or_create(**first, defaults={**told, **permit, "born": date(1985, 4, 3)})[0].pk


def case_id(number: int) -> UUID:
    """The id that the statements above make."""
    return UUID(md5(f"case{number}".encode(), usedforsecurity=False).hexdigest())


def pages(user: Any, last: int) -> dict[str, str]:
    """What is measured, and its address: the first page, pages in the middle of the list, one state, one reference."""
    from datetime import UTC, datetime, timedelta

    from portal.casework.lists.own import Place

    newest = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=last - 60)
    place = quote(str(Place(touched_at=newest, case_id=case_id(last - 60))))
    return {
        "first page": "",
        "a page further down": f"?after={place}",
        "in one state": "?status=closed",
        "by its reference": f"?q={last - 1:06x}",
    }


def milliseconds(deed: Callable[[], object]) -> tuple[float, float]:
    """The median by the clock on the wall, and the fastest, which says more on a machine that is busy elsewhere."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), min(taken)


def measure(client: Any, user: Any, last: int) -> dict[str, tuple[float, float]]:
    """Each page's median and fastest, after some requests that are not counted."""
    taken = {}
    for name, query in pages(user, last).items():

        def get(address: str = f"/arenden/{query}") -> None:
            response = client.get(address)
            assert response.status_code == 200, response.status_code
            assert b'class="cases"' in response.content

        for _ in range(5):
            get()
        taken[name] = milliseconds(get)
        print(f"{last:>9,} cases  {name:20} {taken[name][0]:6.1f} ms  fastest {taken[name][1]:6.1f} ms", flush=True)
    return taken


def as_role(role: str) -> None:
    """Speak to the database as its owner, or as the application does."""
    from django.db import connection

    connection.close()
    connection.settings_dict["USER"] = role


def main(most: int) -> int:
    """Make, measure, print, and say whether the goals are reached."""
    fill_database()
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    from portal.database.embedded import APP_ROLE, OWNER_ROLE
    from tests.cast import signed_in

    sizes = [size for size in SIZES if size <= most]
    as_role(OWNER_ROLE)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE casework_case CASCADE")
    user = hers()
    client, made, taken = Client(headers={"host": "localhost"}), 0, {}
    for size in sizes:
        as_role(OWNER_ROLE)
        start = time.perf_counter()
        make_cases(user, made + 1, size)
        print(f"{size:>9,} cases  made in {time.perf_counter() - start:.0f} s", flush=True)
        made = size
        as_role(APP_ROLE)
        signed_in(client, user)
        taken[size] = measure(client, user, size)
    growth = []
    for name, (median, fastest) in taken[sizes[0]].items():
        then, at_best = taken[sizes[-1]][name]
        growth.append(then / median)
        times = f"{then / median:5.2f} times, by the fastest {at_best / fastest:5.2f}"
        print(f"from {sizes[0]:,} to {sizes[-1]:,} cases  {name:20} {times}")
    print(f"goals: under {GOAL} ms with 100,000 cases, growth under {GROWTH} times")
    slowest = max(median for median, _fastest in taken.get(100_000, taken[sizes[-1]]).values())
    return 0 if slowest < GOAL and max(growth) < GROWTH else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]))
