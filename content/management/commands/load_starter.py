from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.loading import Done, load_starter
from content.starter_files import StarterFileError


class Command(BaseCommand):
    help = "Loads the guidance that comes with the portal. Run it as often as you like: an editor's change stays."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            results = load_starter()
        except StarterFileError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        for result in results:
            if result.done is Done.LEFT_ALONE:
                self.stdout.write(f"{result.language}/{result.key}: changed in the editor, left alone")
        counts = (f"{sum(r.done is done for r in results)} {done.value}" for done in Done)
        self.stdout.write(f"Guidance: {', '.join(counts)}.")
