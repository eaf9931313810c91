"""Who may do what, composed once for the whole portal."""

from typing import Any

from django.conf import settings

from portal.database.grants import grant_application_role


def after_migrate(using: str, **_: Any) -> None:
    """Give the application role its rights on the tables that migrations have just made."""
    grant_application_role(settings.DATABASE_APP_ROLE)
