"""manage.py anchor_log: run as the tables' owner, each night, and keep what it writes in another system."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.casework.log.keeping import anchors


class Command(BaseCommand):
    """One line of JSON for each municipality: its code, the number of its last event, the hash, the time."""

    help = "Write where each log ends. Kept by somebody else, it shows that the log was not written anew since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write."""
        parser.add_argument("--to", type=Path, help="a file that the lines are added to; without it they are printed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the heads as they are now."""
        lines = [str(anchor) for anchor in anchors()]
        if options["to"] is None:
            for line in lines:
                self.stdout.write(line)
            return
        with options["to"].open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        self.stdout.write(f"{len(lines)} heads written to {options['to']}.")
