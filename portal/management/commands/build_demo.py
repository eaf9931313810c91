"""A lifelike municipality to click around in, on this machine's own database only."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from content.dialogue import demo as dialogue_demo
from content.places import demo as places_demo
from portal import demo
from portal.casework.demo import build_demo_cases
from portal.database.configuration import is_embedded


class Command(BaseCommand):
    help = "Make the demo's people and cases. Safe to run again: what is there is left alone."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not is_embedded(connection.settings_dict):
            raise CommandError("The demo's people have known passwords: they are made in the embedded database only.")
        made = {person.email: demo.make_person(person) for person in demo.PEOPLE}
        places_demo.build(on=timezone.localdate())
        dialogue_demo.build(on=timezone.localdate())
        anna, is_new = made["anna@malmo.example"]
        if is_new:
            build_demo_cases(anna, on=timezone.localdate())
