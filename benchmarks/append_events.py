"""How many events the log of one municipality takes in a second, against plain INSERTs of as many rows in the same run.

    python benchmarks/append_events.py [seconds for each figure]

One page about a household of five is one call and one commit. Prints events in a second and the ratio. The goals are
3 000 events in a second for one municipality, and no less than a fifth of what plain INSERTs take.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

PEOPLE = 5
GOAL = 3000
PLAIN = """
    INSERT INTO plain_event (id, municipality_id, sequence, at, actor_id, unit, reference, deed, fields, why, page,
        protected, previous, hash)
    SELECT gen_random_uuid(), %s, 1, clock_timestamp(), %s, 'social_worker', '7F3K-22', 'person_read', '',
        'responsible', 'case', false, '', '' FROM generate_series(1, %s)
"""


def events_a_second(append: Callable[[], int], writers: int, seconds: float) -> float:
    """Call `append` over and over, each writer on a connection of its own; it says how many events it wrote."""
    from django.db import connection

    end = threading.Event()

    def write(_: int) -> int:
        written = 0
        try:
            while not end.is_set():
                written += append()
        finally:
            connection.close()
        return written

    with ThreadPoolExecutor(writers) as pool:
        start = time.perf_counter()
        results = pool.map(write, range(writers))
        time.sleep(seconds)
        end.set()
        return sum(results) / (time.perf_counter() - start)


def measure(seconds: float) -> None:
    """On a database of its own, which is thrown away."""
    from django.db import connection, transaction

    from portal.casework.deeds.cases import open_case
    from portal.database.row_security import enter
    from tests.factories import make_anna

    anna = make_anna()
    here = anna.memberships.get().municipality_id
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain_event (LIKE casework_event INCLUDING INDEXES)")
        cursor.execute("ALTER TABLE plain_event DROP COLUMN case_id, DROP COLUMN person_id, DROP COLUMN assignment")
        cursor.execute("ALTER TABLE plain_event DROP CONSTRAINT plain_event_municipality_id_sequence_key")
    with transaction.atomic():
        enter(anna.pk, here)
        from datetime import date

        case, _made = open_case(by=anna, applied_on=date(2026, 3, 2))

    def chained() -> int:
        told = [
            {"id": str(uuid4()), "by": anna.pk, "case": str(case.pk), "person": str(uuid4()), "deed": "person_read",
             "fields": "", "page": "case"}
            for _ in range(PEOPLE)
        ]  # fmt: skip
        with transaction.atomic(), connection.cursor() as cursor:
            enter(anna.pk, here)
            cursor.execute("SELECT * FROM casework_append_events(%s)", [json.dumps(told)])
        return PEOPLE

    def plain() -> int:
        with transaction.atomic(), connection.cursor() as cursor:
            enter(anna.pk, here)
            cursor.execute(PLAIN, [here, anna.pk, PEOPLE])
        return PEOPLE

    for writers in (1, 4):
        log, inserts = (events_a_second(append, writers, seconds) for append in (chained, plain))
        met = "" if log >= GOAL else f", goal {GOAL} not met"
        print(f"{writers} writers: log {log:7.0f}/s  plain {inserts:7.0f}/s  {log / inserts:5.2f} of plain{met}")


def main(seconds: float) -> None:
    import django
    from django.test.utils import setup_databases, teardown_databases

    os.environ["DATABASE_ROLE"] = "owner"
    django.setup()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        measure(seconds)
    finally:
        from django.db import connections

        connections.close_all()
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
