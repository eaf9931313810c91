"""The jobs that go through everything, started as a scheduler does: a process of its own, as the tables' owner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from portal.database.embedded import OWNER_ROLE

ROOT = Path(__file__).resolve().parents[2]


def start_as_keeper(*command: str, role: str = OWNER_ROLE, **environment: str) -> subprocess.Popen[str]:
    """`manage.py COMMAND` on the test's own database, which the test has committed its rows to."""
    host = quote(str(connection.get_connection_params()["host"]), safe="")
    url = f"postgres://{role}@/{connection.settings_dict['NAME']}?host={host}"
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_as_keeper(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same, waited for."""
    process = start_as_keeper(*command, **environment)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def kill_at(process: subprocess.Popen[str], words: str) -> None:
    """Kill the process, with no chance to tidy up, as soon as it has printed a line with these words."""
    assert process.stdout is not None
    printed = []
    for line in process.stdout:
        printed.append(line)
        if words in line:
            os.kill(process.pid, signal.SIGKILL)
            break
    _out, err = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, f"it ended before it was killed: {''.join(printed)} {err}"
