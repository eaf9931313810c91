"""The demo's log-ins, each with the code of this moment."""

from typing import Any

from django.core.management.base import BaseCommand

from portal import demo
from portal.settings.surfaces import ACCOUNTS_PREFIX


class Command(BaseCommand):
    help = "Print the demo's log-ins and the six digits that their authenticators show now."
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Staff sign in at {ACCOUNTS_PREFIX}login/ with the password {demo.PASSWORD} and a code.")
        self.stdout.write("`make code` prints the codes of the moment:")
        for person in demo.PEOPLE:
            self.stdout.write(f"  {person.code_of_this_moment()}  {person.email:<28} {person.role.label}")
