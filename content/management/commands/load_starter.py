from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.loading import Done, Loaded
from content.starter_files import StarterFileError
from content.starting import start


class Command(BaseCommand):
    help = "Loads what comes with the portal. Run it as often as you like: an editor's change stays."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            started = start()
        except StarterFileError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        self._tell("Guidance", started.guidance)
        self._tell("Good practice and research", started.library)
        self.stdout.write(f"Words of the glossary: {started.words} written.")
        self.stdout.write(f"Municipalities: {started.municipalities} pages made.")

    def _tell(self, what: str, results: Sequence[Loaded]) -> None:
        for result in results:
            if result.done is Done.LEFT_ALONE:
                self.stdout.write(f"{result.language}/{result.key}: changed in the editor, left alone")
        counts = (f"{sum(r.done is done for r in results)} {done.value}" for done in Done)
        self.stdout.write(f"{what}: {', '.join(counts)}.")
