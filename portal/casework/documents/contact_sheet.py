"""One page that shows samples of documents side by side, by kind: links to the PDFs, and pictures of their pages."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import override

from eligibility.wording import Text
from portal.casework.documents.kinds import TITLES, Kind
from portal.settings.languages import Language, described

SHEET = "index.html"
ENGLISH = "en"  # as the commands speak
DOTS_PER_INCH = 60
SECONDS = 60
FOLDERS_OF_PROGRAMS = "/usr/local/bin:/usr/bin:/bin"


class NoPictures(Exception):
    """pdftoppm, of Debian's poppler-utils, is not here, or could not draw a page."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One document that was made. Its file names say its kind and its language."""

    kind: Kind
    language: str

    @property
    def file(self) -> str:
        return f"{self.stem}.pdf"

    @property
    def stem(self) -> str:
        return f"{self.kind}-{self.language}"

    @property
    def spoken(self) -> Language:
        return described(self.language)

    def pictures(self, folder: Path) -> list[str]:
        """The names of the pictures of its pages, in their order."""
        return sorted(path.name for path in folder.glob(f"{self.stem}-page-*.png"))


def draw_pictures(folder: Path, samples: Sequence[Sample]) -> None:
    """A picture of each page beside the documents. Raises NoPictures."""
    program = shutil.which("pdftoppm", path=FOLDERS_OF_PROGRAMS)
    if program is None:
        raise NoPictures("pdftoppm is not installed: apt-get install poppler-utils")
    for sample in samples:
        for before in sample.pictures(folder):
            (folder / before).unlink()
        into = folder / f"{sample.stem}-page"
        command = [program, "-r", str(DOTS_PER_INCH), "-png", str(folder / sample.file), str(into)]
        done = subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)  # noqa: S603  our own words
        if done.returncode:
            raise NoPictures(f"pdftoppm could not draw {sample.file}")


def write_sheet(folder: Path, samples: Sequence[Sample]) -> None:
    """Write the page that shows them all."""
    kinds: list[tuple[Text, list[tuple[Sample, list[str]]]]] = [
        (TITLES[kind], [(sample, sample.pictures(folder)) for sample in those])
        for kind, those in groupby(samples, key=lambda sample: sample.kind)
    ]
    with override(ENGLISH):
        (folder / SHEET).write_text(render_to_string("documents/samples.html", {"kinds": kinds}), encoding="utf-8")
