"""``manage.py signing_key``: the public key of this installation, for others that shall read its packages."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.casework.handover.signing import key_id, public_key


class Command(BaseCommand):
    help = "Print the public key that proves the files of cases taken out here, and its short name."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        public = public_key()
        self.stdout.write(f"{key_id(public)} {public.hex()}")
