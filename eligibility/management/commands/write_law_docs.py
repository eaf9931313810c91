"""``manage.py write_law_docs``: write what is made from the law, its cases and its words; --check only compares."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand

from eligibility.documenting.generated import generated_files
from eligibility.documenting.our_cases import ROOT

STALE = 1


class Command(BaseCommand):
    """Exit 0 when all is written or up to date; with --check, exit 1 and name each file that is not."""

    help = "Write the generated pages of docs/law and the data made from the cases; --check only compares."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only whether to write."""
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is not up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make all files anew and compare."""
        stale = stale_files()
        for name, text in stale.items():
            if not options["check"]:
                path = ROOT / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{'not up to date' if options['check'] else 'written'}: {name}")
        if stale and options["check"]:
            self.stderr.write("Run manage.py write_law_docs, and read what it changed before you keep it.")
            raise SystemExit(STALE)


def stale_files() -> Mapping[str, str]:
    """The generated files that differ from what stands in the repository, with what they should say."""
    made = generated_files()
    return {name: text for name, text in made.items() if _standing(name) != text}


def _standing(name: str) -> str | None:
    path = ROOT / name
    return path.read_text("utf-8") if path.is_file() else None
