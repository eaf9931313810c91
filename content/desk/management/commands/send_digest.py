"""manage.py send_digest: write to the staff who have asked for it; run it each morning."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.desk.digest import send_digests


class Command(BaseCommand):
    help = "Send the letters that staff have asked for. Safe to run again: nobody is written to twice for one day."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_digests(timezone.localdate())
        self.stdout.write(f"{sent.letters} sent, {sent.empty} had nothing to tell, {sent.failed} failed.")
