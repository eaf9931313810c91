"""What every casework table has."""

from collections.abc import Callable
from typing import ClassVar
from uuid import uuid4

from django.db import models

from portal.accounts.models import Municipality


class OfMunicipality(models.Model):
    """A row of one municipality, known by a random id.

    In the database the primary key is (municipality, id), and references between casework tables carry the
    municipality too (see migration 0001), so a row cannot point across municipalities even by mistake. Django takes
    `id` for the key and groups by it alone, which PostgreSQL then refuses: use subqueries, not aggregates over joins.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class MadeOnce(OfMunicipality):
    """A row that a form makes: the same form sent twice makes one row."""

    request_key = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "request_key"], name="%(class)s_made_once")
        ]


def within(
    to: str, *, on_delete: Callable[..., None] = models.CASCADE, related_name: str, null: bool = False
) -> models.ForeignKey:
    """A reference inside the municipality. Its constraint, with the municipality in it, is made by migration 0001."""
    return models.ForeignKey(
        to, on_delete=on_delete, related_name=related_name, null=null, blank=null, db_constraint=False, editable=False
    )
