"""``manage.py read_document FILE.pdf``: the household's data that a document holds, with nothing written anywhere."""

import json
import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from portal.casework.documents.application.carried import FILE_NAME
from portal.casework.documents.household_data import HouseholdFile, NotHouseholdData, parse
from portal.casework.documents.household_data.code import content_of
from portal.casework.documents.household_data.making import Data
from portal.drawing import pool
from portal.drawing.errors import DocumentFailed
from portal.drawing.reading import Enclosed, Refusal, enclosed
from portal.genuine.codes import check_code

LARGEST: Final = 20 * 1024 * 1024
_SAID: Final = re.compile(r"sha256:([0-9a-f]{64})")
_STEERING: Final = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TOO_MUCH: Final = "The PDF could not be read: it asks for too much."
WRONG: Final = {
    Refusal.NO_DOCUMENT: "This is no PDF, or a damaged one.",
    Refusal.LOCKED: "The PDF is locked with a password. Ask for one that is not.",
    Refusal.NO_SUCH_FILE: f"The PDF holds no {FILE_NAME}: it is no application made here.",
    Refusal.TOO_LARGE: f"The {FILE_NAME} inside is larger than any of ours.",
}


class Command(BaseCommand):
    """Data to standard output; what was checked to standard error. No traceback, whatever the file is."""

    help = "Print the household's data in an application, and check that they are what the document says they are."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A file, and what it is."""
        parser.add_argument(
            "file", help="a PDF; with --code, what a scanner read, one line for each picture; - is stdin"
        )
        parser.add_argument("--code", action="store_true", help="the file is what a scanner read from the QR code")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, print."""
        content = _read(options["file"])
        try:
            found, said = (_of_code(content), "") if options["code"] else _of_pdf(content)
        except NotHouseholdData as error:
            raise CommandError(f"These are no data of ours: {error}.") from None
        if not options["code"]:
            self._compare(found, said)
        self.stdout.write(_shown(found.data))
        self.stderr.write(f"Check code: {check_code(found.fingerprint)}. It must be the one on the paper.")
        self.stderr.write(f"SHA-256: {found.fingerprint}")

    def _compare(self, found: HouseholdFile, said: str) -> None:
        if said != found.fingerprint:
            raise CommandError("The data are not those the document was made with: it has been changed.")
        self.stderr.write("The data are those that the document says it was made with.")


def _shown(data: Data) -> str:
    """As JSON, with what would turn or steer a terminal written as its number."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _read(name: str) -> bytes:
    try:
        if name == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise CommandError(f"The file cannot be read: {getattr(error, 'strerror', None) or 'no such name'}.") from None
    if len(content) > LARGEST:
        raise CommandError(f"The file is larger than {LARGEST // 1024 // 1024} MB.")
    return content


def _of_code(content: bytes) -> HouseholdFile:
    lines = content.decode("utf-8", "replace").splitlines()
    return parse(content_of(line.strip("\r\n") for line in lines if line.strip()))


def _of_pdf(pdf: bytes) -> tuple[HouseholdFile, str]:
    """The data, and the fingerprint that the document says they have. The PDF is opened in a sealed child."""
    try:
        found: Enclosed | Refusal = pool.in_child(enclosed, pdf, FILE_NAME)
    except DocumentFailed:
        raise CommandError(TOO_MUCH) from None
    if isinstance(found, Refusal):
        raise CommandError(WRONG[found])
    said = _SAID.search(found.keywords)
    return parse(found.content), said[1] if said else ""
