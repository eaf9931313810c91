"""manage.py forget: run each night by a scheduler, as the tables' owner. What it does stands in docs/retention.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.casework.forgetting.erased import NotAReceipt, erase_again, receipts
from portal.casework.forgetting.nightly import forget


class Command(BaseCommand):
    """Prints counts, never a name. Safe to interrupt anywhere and to run again."""

    help = "Forget what is due by the rules of docs/retention.md, and warn of what is due within 14 days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether only to count; and what a restored backup needs."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing; say how much would be forgotten")
        parser.add_argument(
            "--receipts", action="store_true", help="only print what has been erased, to be kept elsewhere"
        )
        parser.add_argument("--again", type=Path, help="only erase again what such a list says, after a restore")

    def handle(self, *args: Any, **options: Any) -> None:
        """All rules, in every municipality."""
        if options["receipts"]:
            for receipt in receipts():
                self.stdout.write(str(receipt))
        elif options["again"]:
            self._again(options["again"])
        else:
            self._forget(**options)

    def _forget(self, **options: Any) -> None:
        forgotten = forget(dry_run=options["dry_run"], tell=self._tell)
        for what, count in sorted(forgotten.items()):
            self.stdout.write(f"{what}: {count}")
        if options["dry_run"]:
            self.stdout.write("Nothing was changed.")

    def _again(self, path: Path) -> None:
        try:
            self.stdout.write(f"{erase_again(path.read_text().splitlines())} cases erased again")
        except (NotAReceipt, OSError) as wrong:
            raise CommandError(str(wrong)) from None

    def _tell(self, code: str, count: int) -> None:
        self.stdout.write(f"{code}: {count} cases erased")
        self.stdout.flush()
