"""What is best for one child, and what the child says: the worker's own paper."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import OfMunicipality, within


class ChildWorksheet(OfMunicipality):
    """One sheet for each child, written on during and after talks; in no document and no hand-over to the household.

    `version` counts the saved changes. Forgotten with the case.
    """

    TEXTS: ClassVar[tuple[str, ...]] = (
        "how_asked",
        "own_view",
        "best_for",
        "best_against",
        "everyday",
        "ties",
        "custodians",
        "unknown",
    )
    LONGEST: ClassVar[int] = 4000

    person = within("casework.Person", on_delete=models.PROTECT, related_name="worksheets")
    version = models.PositiveIntegerField(default=1)
    asked_on = models.DateField(null=True)
    how_asked = Sealed()
    how_asked_sealed = models.BinaryField(null=True)
    own_view = Sealed()
    own_view_sealed = models.BinaryField(null=True)
    best_for = Sealed()
    best_for_sealed = models.BinaryField(null=True)
    best_against = Sealed()
    best_against_sealed = models.BinaryField(null=True)
    everyday = Sealed()
    everyday_sealed = models.BinaryField(null=True)
    ties = Sealed()
    ties_sealed = models.BinaryField(null=True)
    custodians = Sealed()
    custodians_sealed = models.BinaryField(null=True)
    unknown = Sealed()
    unknown_sealed = models.BinaryField(null=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person"], name="worksheet_of_child")
        ]

    def __str__(self) -> str:
        return f"worksheet {self.pk}"
