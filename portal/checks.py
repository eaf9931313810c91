"""What must be true before the portal starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from portal.catalogues import missing_where_residents_read
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


@register(Tags.translation, deploy=True)
def every_language_is_whole_where_residents_read(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """What a language lacks is shown in Swedish, and nothing on the page says so."""
    return [
        Warning(
            f"{len(missing)} sentences that residents read have no translation into {language!r}: {missing[0]!r}.",
            hint="Translate them in locale/ and compile the catalogue.",
            id="portal.W002",
        )
        for language, missing in missing_where_residents_read()
    ]
