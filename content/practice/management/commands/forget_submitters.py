"""manage.py forget_submitters: run once a day by a scheduler."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from content.practice.deeds import forget_submitters
from content.practice.erasing import erase_what_was_never_published


class Command(BaseCommand):
    help = (
        "Forget who sent the examples of good practice that were reviewed 12 months ago, or sent two years ago, "
        "and erase the examples that came to nothing and were last touched 12 months ago."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *, dry_run: bool = False, **options: Any) -> None:
        now, would = timezone.now(), "would be " if dry_run else ""
        erased = erase_what_was_never_published(now, dry_run=dry_run)
        forgotten = forget_submitters(now, dry_run=dry_run)
        self.stdout.write(f"{forgotten} senders {would}forgotten, {erased} unpublished examples {would}erased.")
