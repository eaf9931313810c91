"""Which database, and as whom. PostgreSQL only: DATABASE_URL, or the embedded server."""

from pathlib import Path
from typing import Any

import environ

from . import embedded

BACKEND = "portal.database.backend"


def database(url: str, owner_url: str, *, as_owner: bool, folder: Path) -> dict[str, Any]:
    """Django's description of the database.

    `url` is the application role's and `owner_url` the owner's; with neither, the embedded server in `folder`.
    `as_owner` is for migrations only: the owner may change tables, the application role may not.
    """
    if url:
        chosen = environ.Env.db_url_config(owner_url if as_owner and owner_url else url)
    else:
        user = embedded.OWNER_ROLE if as_owner else embedded.APP_ROLE
        chosen = {
            "ENGINE": BACKEND,
            "NAME": embedded.DATABASE,
            "USER": user,
            "HOST": "",
            "EMBEDDED_FOLDER": str(folder / "postgres"),
        }
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": True, **chosen}


def is_embedded(settings_dict: dict[str, Any]) -> bool:
    """Whether this is the server from the wheel."""
    return settings_dict.get("ENGINE") == BACKEND
