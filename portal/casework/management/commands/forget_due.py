"""Run by a scheduler, at least daily."""

from django.core.management.base import BaseCommand

from portal.casework.retention import forget_due


class Command(BaseCommand):
    help = "Forget what is due: the bytes of issued documents. Prints counts only."

    def handle(self, *args: object, **options: object) -> None:
        forgotten = forget_due()
        self.stdout.write(f"{forgotten.documents} documents forgotten")
