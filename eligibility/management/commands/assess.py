"""``manage.py assess FILE.toml``: print the assessment of one household, as JSON. Of a folder: a table of its cases."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from eligibility.documenting.our_cases import CASES
from eligibility.law import CaseFileError, NoEditionInForce, as_json, assess, read_case
from eligibility.law.case_folders import Line, compare, read_folder

DIFFERS = 1
NOT_UNDERSTOOD = 2
WIDTHS = (72, 48, 48)


class Command(BaseCommand):
    """Exit 0 with JSON on standard output, or 2 with one line on standard error. Touches no database.

    Of a folder, or of all our own cases: one line per case, and exit 1 when one of them came out otherwise.
    """

    help = "Assess the household in a case file and print the assessment as JSON; of a folder, compare every case."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file or the folder, or --all for our own."""
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("file", nargs="?", type=Path, help="a case file, *.toml, or a folder of them")
        which.add_argument("--all", action="store_true", help="every case of our own")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, assess, print."""
        path = CASES if options["all"] else options["file"]
        try:
            if path.is_dir():
                self._compare_all(path)
            else:
                self._assess_one(path)
        except (CaseFileError, NoEditionInForce) as error:
            self.stderr.write(str(error))
            raise SystemExit(NOT_UNDERSTOOD) from error

    def _assess_one(self, path: Path) -> None:
        case = read_case(path)
        assessment = assess(case.household, case.on)
        self.stdout.write(json.dumps(as_json(assessment), ensure_ascii=False, indent=2))

    def _compare_all(self, folder: Path) -> None:
        lines = [compare(name, case) for name, case in read_folder(folder).items()]
        for line in lines:
            self.stdout.write(_row(line))
        differing = sum(bool(line.differences) for line in lines)
        self.stdout.write(f"{len(lines)} cases, {differing} differ")
        if differing:
            raise SystemExit(DIFFERS)


def _row(line: Line) -> str:
    """In columns, unless what a case expects is long."""
    cells = zip((line.name, line.expected, line.got), WIDTHS, strict=True)
    return " | ".join([*(cell.ljust(width) for cell, width in cells), line.verdict])
