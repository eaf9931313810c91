"""What the portal refuses to start with, and that each setting is written down."""

import os
import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k" * 64 + "0123456789",
    "CASEWORK_MASTER_KEY": "ab" * 32,
    "CASEWORK_SIGNING_KEY": "cd" * 32,
    "ALLOWED_HOSTS": "vagval.example",
    "PUBLIC_URL": "https://vagval.example",
}


def _check_deploy(tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "PORTAL_VAR": str(tmp_path), **PRODUCTION, **more}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_production_with_a_database_of_its_own_passes_every_check(tmp_path: Path):
    outcome = _check_deploy(tmp_path, DATABASE_URL="postgres://app@db.example/vagval")
    assert outcome.returncode == 0, outcome.stderr


def test_production_refuses_the_embedded_database(tmp_path: Path):
    outcome = _check_deploy(tmp_path)
    assert outcome.returncode != 0
    assert "portal.E001" in outcome.stderr


def test_production_names_the_setting_that_is_missing(tmp_path: Path):
    outcome = _check_deploy(tmp_path, SECRET_KEY="", DATABASE_URL="postgres://app@db.example/vagval")
    assert outcome.returncode != 0
    assert "Set SECRET_KEY" in outcome.stderr


def test_an_unknown_surface_is_refused_by_name(tmp_path: Path):
    outcome = _check_deploy(
        tmp_path, PORTAL_SURFACES="public,backdoor", DATABASE_URL="postgres://app@db.example/vagval"
    )
    assert outcome.returncode != 0
    assert "backdoor" in outcome.stderr


def test_every_environment_variable_is_described():
    code = "".join(path.read_text() for path in (ROOT / "portal" / "settings").glob("*.py"))
    read = set(re.findall(r'(?:required|optional|listed|counted|kept_secret)\("([A-Z_]+)"', code))
    described = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "running.md").read_text(), re.MULTILINE))
    assert read - described == set()


def test_pages_are_never_kept_by_django_itself():
    assert not any("cache" in middleware.lower() for middleware in settings.MIDDLEWARE)


def test_a_deployment_for_residents_alone_needs_no_key_to_case_work(tmp_path: Path):
    url = "postgres://app@db.example/vagval"
    without = {"CASEWORK_MASTER_KEY": "", "DATABASE_URL": url}
    assert _check_deploy(tmp_path, PORTAL_SURFACES="public", **without).returncode == 0
    outcome = _check_deploy(tmp_path, PORTAL_SURFACES="public,casework", **without)
    assert "Set CASEWORK_MASTER_KEY" in outcome.stderr
