"""manage.py write_retention: make the table in docs/retention.md anew from the rules."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.casework.forgetting.page import PAGE, with_rules


class Command(BaseCommand):
    help = "Write the table in docs/retention.md from the rules in portal/casework/forgetting/rules.py."
    requires_system_checks = ()
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        """The page as it should stand."""
        PAGE.write_text(with_rules(PAGE.read_text("utf-8")), encoding="utf-8")
        self.stdout.write(f"written: {PAGE.name}")
