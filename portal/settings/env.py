"""What the surroundings tell us. Every variable read here stands in docs/running.md."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]


def required(name: str) -> str:
    """The value of an environment variable that has no safe default.

    Raises ImproperlyConfigured when it is missing or empty.
    """
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}. See docs/running.md for what it should be.")
    return value


def optional(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def listed(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without blanks."""
    return [part.strip() for part in optional(name, default).split(",") if part.strip()]


def counted(name: str, default: int) -> int:
    """A whole number, 0 or more. Raises ImproperlyConfigured, with the variable's name, for anything else."""
    value = optional(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is a whole number, 0 or more. See docs/running.md.")
    return int(value)


def var_folder() -> Path:
    """Where this machine's own database, keys and collected files lie: var/, or PORTAL_VAR."""
    folder = Path(optional("PORTAL_VAR", str(ROOT / "var")))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_secret(name: str, *, nbytes: int = 32) -> str:
    """A secret from the environment, or one made once and kept in var/ for this machine alone (hexadecimal).

    Production settings read the same names with required(), so a made secret never reaches production.
    """
    if value := os.environ.get(name):
        return value
    path = var_folder() / f"{name.lower()}.secret"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(nbytes))
    except FileExistsError:
        pass
    return path.read_text()
