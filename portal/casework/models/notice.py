"""What the heads of a municipality must hear of at once."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .ground import OfMunicipality, within


class NoticeKind(models.TextChoices):
    BREAK_GLASS = "break_glass", pgettext_lazy("notice", "took emergency access to a case")
    OWN_CASE = "own_case", pgettext_lazy("notice", "gave a case to herself or himself")
    MANY_CASES = "many_cases", pgettext_lazy("notice", "opened unusually many cases in a short time")


class Notice(OfMunicipality):
    """Something one colleague did that the heads are told of. Anybody's deed may raise it; only heads see it.

    `once` makes two notices of the same thing one. Holds nothing about any client. Forgotten with the case, or twelve
    months after it was raised where it has none.
    """

    kind = models.CharField(max_length=30, choices=NoticeKind.choices)
    about = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case = within("casework.Case", related_name="notices", null=True)
    reference = models.CharField(max_length=7, blank=True)
    once = models.CharField(max_length=60)
    raised_at = models.DateTimeField(db_default=Now())
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-raised_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "kind", "about", "once"], name="notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.raised_at:%Y-%m-%d %H:%M}"
