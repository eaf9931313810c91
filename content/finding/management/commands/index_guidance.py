from typing import Any

from django.core.management.base import BaseCommand

from content.finding.indexing import index_everything


class Command(BaseCommand):
    help = (
        "Makes the index of the search anew, in every published language. Publishing a page does it for its language."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for language, count in index_everything().items():
            self.stdout.write(f"{language}: {count} can be found.")
