"""The documents that were made from a case."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.sealing.sealed import SealedBytes

from .ground import MadeOnce, within

KEPT_FOR = timedelta(days=7)
KEPT_AFTER_FETCHING = timedelta(hours=24)


def week_from_now() -> datetime:
    """When the bytes of a document made now are forgotten, fetched or not."""
    return timezone.now() + KEPT_FOR


class IssuedDocument(MadeOnce):
    """One issue of the pre-filled application for the household: which edition, which amounts, which bytes.

    `language` stands beside the Swedish; where it is sv, the document is in Swedish alone.

    The bytes are forgotten a week after the issue, or a day after they were first fetched (`forget_after`): a new one
    can always be made. The row, with the fingerprint of the bytes, is forgotten with the case.
    """

    case = within("casework.Case", related_name="documents")
    number = models.PositiveSmallIntegerField()
    pdf = SealedBytes()
    pdf_sealed = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    edition = models.CharField(max_length=10)
    wording = models.CharField(max_length=10)
    applied_on = models.DateField()
    language = models.CharField(max_length=8, default="sv")
    amount_min = models.PositiveIntegerField()
    amount_max = models.PositiveIntegerField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    forget_after = models.DateTimeField(default=week_from_now)
    taken_back_at = models.DateTimeField(null=True)  # who applies has changed since, or somebody has withdrawn

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "case", "number"], name="document_number"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "forget_after"], name="document_forgotten_after")
        ]

    def __str__(self) -> str:
        return f"document {self.number}"

    @property
    def can_be_fetched(self) -> bool:
        """Whether the bytes are still kept; once their time is over they are not, even before they are deleted."""
        return self.forget_after > timezone.now()
