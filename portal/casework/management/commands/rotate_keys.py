"""manage.py rotate_keys: run as the tables' owner, after CASEWORK_MASTER_KEY has got a new key."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.models import Municipality
from portal.accounts.resealing import reseal_secrets, secrets_by_key
from portal.casework.keeping import municipalities_holding
from portal.casework.sealing.rotation import Rotated, rotate, sealed_models, values_by_key
from portal.keyring import current_key, known_keys

SECRETS = "sign-in secrets"
TOLD_EACH = 10_000
LEFT = 1


class Command(BaseCommand):
    """Exit 0 when everything is sealed with the current key, else 1. Prints counts, never a value."""

    help = "Seal anew with CASEWORK_MASTER_KEY what older keys have sealed. Safe to interrupt, and to run while in use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether only to look."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 if anything is under an old key"
        )
        parser.add_argument("--dry-run", action="store_true", help="change nothing; say how much would be sealed anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look first: nothing is changed while a key is missing."""
        by_municipality = counted_values()
        counted = sum(by_municipality.values(), Counter())
        self._tell_counts(counted)
        missing = sorted({key for _table, key in counted} - set(known_keys()))
        if missing and not options["check"]:
            raise CommandError(
                f"Sealed with a master key that is not here: {', '.join(map(str, missing))}. Nothing was changed. "
                "Put it in CASEWORK_MASTER_KEYS_OLD, as ID:HEXADECIMAL."
            )
        if options["dry_run"]:
            self.stdout.write(f"{waiting_in(counted)} values would be sealed anew")
        elif options["check"]:
            self._end(waiting_in(counted))
        else:
            self._rotate([place for place, values in by_municipality.items() if place and waiting_in(values)])

    def _rotate(self, municipalities: list[Municipality]) -> None:
        done = Rotated()
        for municipality in municipalities:
            done += rotate(municipality, tell=Teller(self, municipality.code))
        secrets = reseal_secrets()
        done += Rotated(anew=secrets[True], unopened=secrets[False])
        self.stdout.write(f"{done.anew} values sealed anew with key {current_key().id}")
        if done.unopened:
            self.stderr.write(
                f"{done.unopened} values could not be opened and were left as they are: they were changed or moved, "
                "or a key here is not the one that had its id."
            )
        if done.clashing:
            self.stderr.write(f"{done.clashing} values were left: the same identity number is twice in one case.")
        self._end(waiting_in(sum(counted_values().values(), Counter())))

    def _tell_counts(self, counted: Counter[tuple[str, int]]) -> None:
        for (table, key), count in sorted(counted.items()):
            note = "" if key == current_key().id else " (old)" if key in known_keys() else " (this key is not here)"
            self.stdout.write(f"{table}: {count} values under key {key}{note}")

    def _end(self, waiting: int) -> None:
        if waiting:
            self.stderr.write(f"{waiting} values are not under key {current_key().id}. Keep the old keys.")
            raise SystemExit(LEFT)
        self.stdout.write(f"Everything is under key {current_key().id}.")


class Teller:
    """Says now and then how far it has come in one municipality."""

    def __init__(self, command: Command, code: str) -> None:
        self.command, self.code = command, code
        self.done: Counter[str] = Counter()

    def __call__(self, table: str, count: int) -> None:
        before, self.done[table] = self.done[table], self.done[table] + count
        if count and (before == 0 or before // TOLD_EACH != self.done[table] // TOLD_EACH):
            self.command.stdout.write(f"{self.code} {table}: {self.done[table]}")
            self.command.stdout.flush()


def counted_values() -> dict[Municipality | None, Counter[tuple[str, int]]]:
    """How many values each table holds under each key, by municipality; None are the secrets of those who sign in."""
    secrets = Counter({(SECRETS, key): count for key, count in secrets_by_key().items()})
    return {place: values_by_key(place) for place in municipalities_holding(sealed_models())} | {None: secrets}


def waiting_in(counted: Counter[tuple[str, int]]) -> int:
    """How many of them are not under the current key."""
    return sum(count for (_table, key), count in counted.items() if key != current_key().id)
