"""Who has custody of a child, and whether those outside the case agree."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .ground import OfMunicipality, within


class Consent(models.TextChoices):
    """Where the consent of a custodian outside the case stands. Given is what has been seen in writing."""

    NOT_ASKED = "not_asked", pgettext_lazy("consent", "Not asked")
    ASKED = "asked", pgettext_lazy("consent", "Asked, no answer yet")
    GIVEN = "given", pgettext_lazy("consent", "Given: seen in writing")
    NOT_GIVEN = "not_given", pgettext_lazy("consent", "Not given")


class Custody(OfMunicipality):
    """One custodian of one child: somebody in the case, or somebody outside it who is never named.

    No row says that it was not told; one row is sole custody, two are joint. A custodian in the case answers for
    herself, when she confirms. Forgotten with the case, or with either of the two.
    """

    case = within("casework.Case", related_name="custodies")
    child = within("casework.Person", related_name="custodies")
    custodian = within("casework.Person", related_name="+", null=True)
    consent = models.CharField(max_length=12, choices=Consent.choices, blank=True)
    seen_on = models.DateField(null=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "custodies"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "child", "custodian"], name="custodian_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(custodian__isnull=False, consent="") | (Q(custodian=None) & ~Q(consent="")),
                name="custody_consent_of_outsiders",
            ),
            models.CheckConstraint(
                condition=Q(consent=Consent.GIVEN, seen_on__isnull=False)
                | (~Q(consent=Consent.GIVEN) & Q(seen_on=None)),
                name="custody_consent_seen_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"custody of {self.child_id}"
