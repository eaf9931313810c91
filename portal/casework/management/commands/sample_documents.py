"""``manage.py sample_documents [FOLDER]``: every kind of document in every language that is printed, to look at."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.casework.documents.contact_sheet import SHEET, NoPictures, Sample, draw_pictures, write_sheet
from portal.casework.documents.kinds import Kind
from portal.casework.documents.rendering import render
from portal.casework.documents.samples import PRINTED, languages_of, sample

MADE_HERE = ".sample_documents"  # in a folder that this command made, and may therefore write into again


class Command(BaseCommand):
    """The people are invented. Exit 1 for a folder that holds something else; nothing in it is touched."""

    help = "Make every kind of document in every language into a folder, and a page that shows them side by side."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and which of them."""
        parser.add_argument("folder", nargs="?", type=Path, default=Path("sample-documents"))
        parser.add_argument("--kinds", nargs="+", choices=[kind.value for kind in Kind], default=list(Kind))
        parser.add_argument("--languages", nargs="+", choices=PRINTED, default=list(PRINTED))
        parser.add_argument("--pictures", action="store_true", help="a picture of each page (needs pdftoppm)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw them one by one, saying each."""
        folder = options["folder"]
        _prepare(folder)
        kinds = [Kind(name) for name in options["kinds"]]
        asked = options["languages"]
        wanted = [(kind, language) for kind in kinds for language in languages_of(kind) if language in asked]
        samples = self._drawn(folder, wanted)
        if options["pictures"]:
            self.stdout.write("Drawing the pages as pictures ...")
            try:
                draw_pictures(folder, samples)
            except NoPictures as missing:
                raise CommandError(str(missing)) from missing
        write_sheet(folder, samples)
        self.stdout.write(f"{len(samples)} documents in {folder}. Look at {folder / SHEET}.")

    def _drawn(self, folder: Path, wanted: Sequence[tuple[Kind, str]]) -> list[Sample]:
        drawn = []
        for number, (kind, language) in enumerate(wanted, start=1):
            one = Sample(kind=kind, language=language)
            pdf = render(sample(kind, language))
            (folder / one.file).write_bytes(pdf)
            drawn.append(one)
            self.stdout.write(f"{number} of {len(wanted)}: {one.file}, {len(pdf) // 1024} kB")
        return drawn


def _prepare(folder: Path) -> None:
    """Raises CommandError where something lies in the folder that was not made here."""
    mark = folder / MADE_HERE
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is no folder.")
    if folder.is_dir() and any(folder.iterdir()) and not mark.exists():
        raise CommandError(f"{folder} is not empty, and was not made by this command. Name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    mark.touch()
