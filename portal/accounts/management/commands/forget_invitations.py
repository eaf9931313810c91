"""manage.py forget_invitations: run once a day by a scheduler."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.invitations import forget_old_invitations
from portal.accounts.oidc.back_channel import forget_old_notices


class Command(BaseCommand):
    help = "Remove the names and addresses of invitations that expired 90 days ago, and day-old notices of signing out."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{forget_old_invitations()} invitations forgotten.")
        self.stdout.write(f"{forget_old_notices()} notices of signing out forgotten.")
