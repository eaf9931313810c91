"""``manage.py assess FILE.toml``: print the assessment of one household, as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from eligibility.law import CaseFileError, NoEditionInForce, as_json, assess, read_case

NOT_UNDERSTOOD = 2


class Command(BaseCommand):
    """Exit 0 with JSON on standard output, or 2 with one line on standard error. Touches no database."""

    help = "Assess the household in a case file (law/case-format.md) and print the assessment as JSON."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One argument: the file."""
        parser.add_argument("file", type=Path, help="a case file, *.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, assess, print."""
        try:
            case = read_case(options["file"])
            assessment = assess(case.household, case.on)
        except (CaseFileError, NoEditionInForce) as error:
            self.stderr.write(str(error))
            raise SystemExit(NOT_UNDERSTOOD) from error
        self.stdout.write(json.dumps(as_json(assessment), ensure_ascii=False, indent=2))
