"""What must be true before the portal starts."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from portal.database.configuration import is_embedded


@register(Tags.database, deploy=True)
def production_has_its_own_database(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The embedded server is for demo, development and tests."""
    if not is_embedded(settings.DATABASES["default"]):
        return []
    return [
        Error(
            "The embedded PostgreSQL server is not for production.",
            hint="Set DATABASE_URL to a PostgreSQL database of your own. See docs/running.md.",
            id="portal.E001",
        )
    ]
