"""manage.py forget_invitations: run once a day by a scheduler."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.invitations import forget_old_invitations


class Command(BaseCommand):
    help = "Remove the names and addresses of invitations that expired 90 days ago."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{forget_old_invitations()} invitations forgotten.")
