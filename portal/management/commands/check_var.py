"""Whether var/ can be used by this version of the portal; otherwise one clear line, and nothing is touched."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from portal.database import embedded
from portal.database.configuration import is_embedded

OWN_APPS = {"accounts", "casework", "content"}


class Command(BaseCommand):
    help = "Say whether this machine's own database fits this version of the portal."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if is_embedded(connection.settings_dict):
            folder = Path(settings.DATABASES["default"]["EMBEDDED_FOLDER"])
            self._check_server_version(folder)
            self._check_schema_is_not_newer()

    def _check_server_version(self, folder: Path) -> None:
        made_by, ours = embedded.versions(folder)
        if made_by not in (None, ours):
            raise CommandError(
                f"{folder} was made by PostgreSQL {made_by}; this version of Vägval uses {ours}. "
                "Nothing has been touched. `make fresh` moves it aside."
            )

    def _check_schema_is_not_newer(self) -> None:
        if "django_migrations" not in connection.introspection.table_names():
            return
        loader = MigrationLoader(connection, ignore_no_migrations=True)
        unknown = {
            f"{app}.{name}"
            for app, name in loader.applied_migrations
            if app in OWN_APPS and (app, name) not in loader.disk_migrations
        }
        if unknown:
            raise CommandError(
                f"var/ was made by another version of Vägval (it has {min(unknown)}, which this one lacks). "
                "Nothing has been touched. `make fresh` moves it aside."
            )
