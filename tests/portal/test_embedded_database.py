"""Commands that need no database start none."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_checks_run_without_starting_the_embedded_server(tmp_path: Path):
    env = {"PATH": os.environ["PATH"], "PORTAL_VAR": str(tmp_path)}
    subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, env=env, check=True, capture_output=True)
    assert not (tmp_path / "postgres").exists()


def test_a_folder_made_by_another_version_is_named_and_left_alone(tmp_path: Path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")
    env = {"PATH": os.environ["PATH"], "PORTAL_VAR": str(tmp_path)}
    outcome = subprocess.run(
        [sys.executable, "manage.py", "check_var"], cwd=ROOT, env=env, check=False, capture_output=True, text=True
    )
    assert outcome.returncode == 1
    assert "PostgreSQL 16" in outcome.stderr
    assert len(outcome.stderr.strip().splitlines()) == 1
    assert (tmp_path / "postgres" / "PG_VERSION").read_text() == "16\n"
