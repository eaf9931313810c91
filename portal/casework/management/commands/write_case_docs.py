"""``manage.py write_case_docs``: write what docs/ says of cases and their data; --check only compares."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand

from eligibility.documenting.our_cases import ROOT
from portal.casework.documenting import case_package, case_states, household_data

DOCS = ROOT / "docs"
STALE = 1


class Command(BaseCommand):
    """Exit 0 when all is written or up to date; with --check, exit 1 and name each file that is not."""

    help = "Write what docs/ says of the states of a case and of a case as a file; --check only compares."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only whether to write."""
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is not up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the files anew and compare."""
        stale = stale_files()
        for name, text in stale.items():
            if not options["check"]:
                (DOCS / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{'not up to date' if options['check'] else 'written'}: docs/{name}")
        if stale and options["check"]:
            self.stderr.write("Run manage.py write_case_docs.")
            raise SystemExit(STALE)


def stale_files() -> Mapping[str, str]:
    """The files that differ from what stands in the repository, with what they should say."""
    files = {**case_states.files(), **case_package.files(), **household_data.files()}
    return {name: text for name, text in files.items() if _standing(name) != text}


def _standing(name: str) -> str | None:
    path = DOCS / name
    return path.read_text("utf-8") if path.is_file() else None
