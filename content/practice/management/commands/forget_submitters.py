"""manage.py forget_submitters: run once a day by a scheduler."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from content.practice.deeds import forget_submitters


class Command(BaseCommand):
    help = "Forget who sent the examples of good practice that were reviewed 12 months ago, or sent two years ago."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *, dry_run: bool = False, **options: Any) -> None:
        count = forget_submitters(timezone.now(), dry_run=dry_run)
        self.stdout.write(f"{count} senders {'would be ' if dry_run else ''}forgotten.")
