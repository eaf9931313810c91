"""What a head found when she looked at who had read."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import MadeOnce


class ReviewOutcome(models.TextChoices):
    IN_ORDER = "in_order", pgettext_lazy("review", "in order")
    ASKED = "asked", pgettext_lazy("review", "the colleague has been asked")
    NEEDS_MORE = "needs_more", pgettext_lazy("review", "more has to be looked at")


class Review(MadeOnce):
    """One look at one colleague's readings in one case on one day. A later look is a new row; the last one counts.

    `first_event` is the first of those readings; it has no reference in the database, since the log is cut off by
    period. Forgotten with the period of the log it is about, after five years.
    """

    append_only = True
    LONGEST: ClassVar[int] = 1000

    month = models.DateField()
    first_event = models.UUIDField()
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=ReviewOutcome.choices)
    comment = Sealed()
    comment_sealed = models.BinaryField(null=True)
    at = models.DateTimeField(db_default=Now())

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.CheckConstraint(condition=~Q(reviewer=F("reader")), name="review_by_another"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "month", "first_event"], name="review_of_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.outcome}"
