"""Keep what codes can hold today as the newest version, or as the next one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eligibility.carrying import schema


class Command(BaseCommand):
    help = (
        "Write eligibility/carrying/schema_N.json from the wizard's questions. Without --next the newest version is "
        "written anew: only while nobody has a code of it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--next", action="store_true", help="make a new version and keep the old ones")

    def handle(self, *args: Any, **options: Any) -> None:
        newest = max(schema.kept_versions(), default=0)
        version = newest + 1 if options["next"] or not newest else newest
        if version > 31:  # the first letter has room for no more
            raise CommandError("There is no room for another version.")
        path = schema.path_of(version)
        path.write_text(schema.as_json(schema.live(version)), encoding="utf-8")
        self.stdout.write(f"Wrote {path.name}.")
