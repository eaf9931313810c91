"""What a head of unit knows of the unit's cases: that they are there and who has them, never whom they are about."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from portal.accounts.models import Municipality

from .assignment import Assignment
from .case import CaseStatus


class UnitCaseQuerySet(models.QuerySet["UnitCase"]):
    def without_anybody(self) -> "UnitCaseQuerySet":
        """Those that nobody opens who works here now; of which those with protected identity need somebody named."""
        live = Assignment.objects.live().of_staff().filter(case_id=OuterRef("pk"))
        given = live.exclude(role="break_glass")
        named = given.filter(named_for_protected=True)
        return self.filter(
            (models.Q(has_protected=False) & ~Exists(given)) | (models.Q(has_protected=True) & ~Exists(named))
        )

    def of_colleague(self, user_id: int) -> "UnitCaseQuerySet":
        """Those that one colleague has, also one who has left without handing them over."""
        return self.filter(Exists(Assignment.objects.not_ended().filter(case_id=OuterRef("pk"), user_id=user_id)))


class UnitCase(models.Model):
    """A case as a head of unit sees it: a view of the database, empty for everybody else. Keeps nothing of its own.

    Of a case with protected identity neither the day nor the number of people is in it.
    """

    id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.DO_NOTHING, related_name="+")
    reference = models.CharField(max_length=7)
    status = models.CharField(max_length=16, choices=CaseStatus.choices)
    has_protected = models.BooleanField()
    opened_at = models.DateTimeField()
    applied_on = models.DateField(null=True)
    people = models.PositiveIntegerField(null=True)

    objects: ClassVar = UnitCaseQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "casework_unitcase"

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Who has access to it."""
        return reverse("casework:unit_case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether work goes on in it."""
        return self.status != CaseStatus.CLOSED
