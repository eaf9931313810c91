"""What somebody typed and has not saved: kept by the server, so that neither a session nor a network can lose it."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import OfMunicipality, within

KEPT_FOR = timedelta(days=7)


def week_from_now() -> datetime:
    """When what is typed now is forgotten, saved or not."""
    return timezone.now() + KEPT_FOR


class Draft(OfMunicipality):
    """The fields of one form as one colleague left them. Nobody else sees it, and it is no part of the case.

    Forgotten when the form is saved or the draft thrown away, a week after the last key otherwise, and with the case or
    the person it is about.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", editable=False)
    case = within("casework.Case", related_name="drafts", null=True)
    path = models.CharField(max_length=200)
    fields = Sealed()
    fields_sealed = models.BinaryField()
    saved_at = models.DateTimeField(default=timezone.now)
    forget_after = models.DateTimeField(default=week_from_now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-saved_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "user", "path"], name="draft_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "forget_after"], name="draft_forgotten_after")
        ]

    def __str__(self) -> str:
        return f"draft of {self.saved_at:%Y-%m-%d %H:%M}"
