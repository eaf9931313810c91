"""What people record about the editions of the law."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

LEAST_REASON = 20


class Verification(models.Model):
    """Somebody has read an ordinance as it stood on a day, and it is still what our edition says.

    Never changed: a mistake is taken back by another row, whose ``through`` is the day that held before. So the newest
    row of an edition always says what holds.
    """

    append_only = True

    edition = models.CharField(max_length=10)
    through = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    takes_back = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="taken_back_by")

    class Meta:
        verbose_name = _("reading of an ordinance")
        verbose_name_plural = _("readings of ordinances")
        default_permissions = ("add",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length(Trim("reason")), LEAST_REASON), name="verification_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.through}"
