"""manage.py verify_log: run as the tables' owner."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.casework.log.keeping import NotAnAnchor, Verdict, read_anchors, verify

FOUND = 1


class Command(BaseCommand):
    """Exit 0 when every log is whole, else 1. Says where, never what an event holds."""

    help = "Prove that nothing in the log of who has read was changed, removed, added or moved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the anchors are."""
        parser.add_argument("--anchors", type=Path, help="a file from anchor_log, kept in another system since")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell of each municipality that has a log."""
        wrong = 0
        for verdict in verify(self._anchors(options["anchors"])):
            self._tell(verdict)
            wrong += len(verdict.found)
        if wrong:
            raise CommandError(f"Not whole: {wrong} found.", returncode=FOUND)

    def _anchors(self, path: Path | None) -> list[Any]:
        if path is None:
            return []
        try:
            return read_anchors(path.read_text(encoding="utf-8").splitlines())
        except (OSError, UnicodeDecodeError, NotAnAnchor) as refused:
            raise CommandError(f"{path} cannot be read: {refused}") from None

    def _tell(self, verdict: Verdict) -> None:
        place = f"{verdict.municipality.code} {verdict.municipality}"
        if verdict.found:
            for found in verdict.found:
                self.stdout.write(f"{place}: {found}")
        elif verdict.events:
            end = f"{verdict.head.sequence} {verdict.head.hash.hex()}"
            self.stdout.write(f"{place}: whole, {verdict.events} events, head {end}")
