"""How long it takes to seal a hundred thousand rows anew with a new master key, while four colleagues read and write.

Run: python benchmarks/rotate_keys.py [rows]. Exits 1 when it takes ten minutes or more, when a reading fails, or when
anything is left under the old key.

The database is a folder of its own beside the demo's, migrated by its owner; the colleagues are four processes that
work as the application's own role until the command has ended.
"""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
WORKING = sys.argv[1:2] == ["--work"]  # one of the four
if not WORKING:
    os.environ["PORTAL_VAR"] = str(Path(os.environ.get("PORTAL_VAR", ROOT / "var")) / "benchmark-keys")

GOAL = 600  # seconds
ROWS = 100_000
WORKERS = 4
NOTES = 500  # about each person
NUMBER = "198403122396"


def keys(current: int) -> dict[str, str]:
    """The environment in which one key seals and all earlier ones open."""
    every = {id: f"{id}:{id:064x}" for id in range(1, current + 1)}
    old = ",".join(written for id, written in every.items() if id != current)
    return {"CASEWORK_MASTER_KEY": every[current], "CASEWORK_MASTER_KEYS_OLD": old}


def manage(*command: str, role: str = "owner", key: int = 1) -> subprocess.CompletedProcess[str]:
    """One command to its end."""
    environment = os.environ | {"DATABASE_ROLE": role} | keys(key)
    return subprocess.run(  # noqa: S603  # our own commands
        [sys.executable, str(ROOT / "manage.py"), *command], env=environment, capture_output=True, text=True
    )


def a_worker() -> "User":  # noqa: F821  # known once Django is set up
    """Somebody who works in Malmö."""
    from portal.accounts.models import User
    from tests import factories

    return User.objects.filter(email="anna@example.se").first() or factories.make_anna()


def fill(rows: int) -> None:
    """People with a name, a number and notes: five hundred notes each, until there are so many rows."""
    from django.db import transaction

    from portal.casework.deeds.cases import open_case
    from portal.casework.deeds.people import add_person
    from portal.casework.models import Note
    from portal.casework.people.identity_numbers import restore
    from portal.database.row_security import enter

    anna = a_worker()
    municipality = anna.memberships.get().municipality_id
    for _ in range(max(rows // (NOTES + 1), WORKERS)):
        with transaction.atomic():
            enter(anna.pk, municipality)
            case = open_case(by=anna, applied_on=date(2026, 3, 2))[0]
            values = {"name": "Yusuf Haddad", "identity_number": restore(NUMBER)}
            person = add_person(by=anna, case=case, values=values)
            notes = [Note(municipality_id=municipality, person=person, written_by=anna) for _ in range(NOTES)]
            for number, note in enumerate(notes):
                note.text = f"Samtal {number}"
            Note.objects.bulk_create(notes)


def work(number: int, until: Path) -> None:
    """Read and write until the file is there; print how often, and the first thing that went wrong."""
    from django.db import transaction

    from portal.casework.deeds.notes import write_note
    from portal.casework.deeds.people import change_person
    from portal.casework.models import Person
    from portal.database.row_security import enter

    anna = a_worker()
    municipality = anna.memberships.get().municipality_id
    turns = 0
    while not until.exists():
        with transaction.atomic():
            enter(anna.pk, municipality)
            people = list(Person.objects.order_by("pk").select_related("case"))[number::WORKERS]
            person = people[turns % len(people)]
            assert person.identity_number.digits == NUMBER
            assert all(note.text.startswith("Samtal") for note in person.notes.all())
            change_person(by=anna, person=person, version=person.version, values={"name": f"Yusuf {turns}"})
            write_note(by=anna, person=person, text=f"Samtal under tiden {turns}")
        turns += 1
    print(turns)


def main(rows: int) -> int:
    """Fill, rotate while four work, and look."""
    import django

    os.environ.pop("DATABASE_ROLE", None)
    done = manage("migrate", "-v0")
    if done.returncode:
        sys.exit(done.stderr)
    # Run again it goes on with the key it ended with the last time.
    key = next(number for number in range(1, 100) if manage("rotate_keys", "--check", key=number).returncode == 0)
    os.environ.update(keys(key))
    django.setup()
    from django.db import connection, transaction

    from portal.casework.models import Note, Person
    from portal.database.row_security import enter

    def there() -> int:
        anna = a_worker()
        with transaction.atomic():
            enter(anna.pk, anna.memberships.get().municipality_id)
            return Note.objects.count() + Person.objects.count()

    if there() < rows:
        fill(rows - there())
    before = there()
    connection.close()
    ended = Path(os.environ["PORTAL_VAR"]) / "ended"
    ended.unlink(missing_ok=True)
    workers = [
        subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, __file__, "--work", str(number), str(ended)],
            env=os.environ | keys(key + 1),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WORKERS)
    ]
    began = time.perf_counter()
    rotated = manage("rotate_keys", key=key + 1)
    took = time.perf_counter() - began
    ended.touch()
    answers = [worker.communicate(timeout=120) for worker in workers]
    failed = [err for worker, (_out, err) in zip(workers, answers, strict=True) if worker.returncode]
    turns = sum(int(out) for worker, (out, _err) in zip(workers, answers, strict=True) if not worker.returncode)
    left = manage("rotate_keys", "--check", key=key + 1).returncode
    print(f"{before} rows in {took:.0f} s (goal: under {GOAL} s) while {WORKERS} read and wrote {turns} times")
    print(f"{len(failed)} of {WORKERS} met an error (goal: 0); left under the old key: {'some' if left else 'nothing'}")
    print(*failed, rotated.stderr, sep="\n", end="")
    return int(took >= GOAL or bool(failed) or rotated.returncode or left)


if __name__ == "__main__":
    if WORKING:
        import django

        django.setup()
        work(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROWS))
