"""``manage.py rehearse EDITION``: what a draft of the law would change, before it is in force anywhere."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from eligibility.law import CaseFileError
from eligibility.law.drafts import DraftError, read_draft
from portal.management.rehearsal import NoCases, rehearse_everywhere
from portal.management.rehearsal_json import as_json
from portal.management.rehearsal_report import as_lines

CASES = Path(settings.LOCALE_PATHS[0]).parent / "tests/eligibility/law/cases"
NOT_UNDERSTOOD = 2


class Command(BaseCommand):
    """Exit 0 with the report on standard output, or 2 with one line on standard error. Changes nothing."""

    help = "Show what a draft edition would change: cases, amounts, guidance, translations, documents."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The draft, and how to show it."""
        parser.add_argument("edition", help="a TOML with changed numbers, or a module (dotted, or *.py)")
        parser.add_argument("--cases", type=Path, default=CASES, help="the folder of case files")
        parser.add_argument("--json", action="store_true", help="print JSON instead of the report")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, rehearse, print."""
        try:
            found = rehearse_everywhere(read_draft(options["edition"]), options["cases"])
        except (DraftError, CaseFileError, NoCases) as error:
            self.stderr.write(str(error))
            raise SystemExit(NOT_UNDERSTOOD) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(found)))
