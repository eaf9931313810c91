"""Handing a case over: the client's release, the file on its way, and what the municipality has chosen."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed, SealedBytes

from .ground import MadeOnce, OfMunicipality, within

RELEASED_FOR = timedelta(days=90)
WAITS_FOR = timedelta(hours=1)


def ninety_days_on() -> date:
    """The last day of a release given today."""
    return timezone.localdate() + RELEASED_FOR


def hour_from_now() -> datetime:
    """When a file that nobody has accepted is forgotten."""
    return timezone.now() + WAITS_FOR


class Purpose(models.TextChoices):
    """What a release of secrecy is for."""

    GO_ON = "go_on", pgettext_lazy("purpose of a release", "So that another municipality can go on with the case")
    OWN_PAPERS = "own_papers", pgettext_lazy("purpose of a release", "So that the client has everything in one file")


class Release(MadeOnce):
    """That one adult lets what concerns her be handed to a named recipient, for a purpose, for a time.

    Hers alone to give and to take back. Forgotten with the case.
    """

    person = within("casework.Person", on_delete=models.PROTECT, related_name="releases")
    recipient = Sealed()
    recipient_sealed = models.BinaryField()
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    given_on = models.DateField()
    until = models.DateField(default=ninety_days_on)
    withdrawn_at = models.DateTimeField(null=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-given_on"]

    def __str__(self) -> str:
        return f"release of {self.given_on}"

    @property
    def is_live(self) -> bool:
        """Whether it still holds."""
        return self.withdrawn_at is None and self.given_on <= timezone.localdate() <= self.until


class PackageOnItsWay(OfMunicipality):
    """A file between being made or received and being fetched or accepted. Only the one who sent it sees it.

    Forgotten when it is fetched, accepted or thrown away, and after an hour in any case.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", editable=False)
    content = SealedBytes()
    content_sealed = models.BinaryField()
    received_at = models.DateTimeField(default=timezone.now)
    forget_after = models.DateTimeField(default=hour_from_now)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "forget_after"], name="package_forgotten_after")
        ]

    def __str__(self) -> str:
        return f"package of {self.received_at:%Y-%m-%d %H:%M}"


class MunicipalChoices(OfMunicipality):
    """What a municipality has chosen for its case work. One row for each, made when something is chosen first.

    `leaves_nothing`: a case exists only until its package is fetched, and is erased then. Kept while it is in force.
    """

    leaves_nothing = models.BooleanField(default=False)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality"], name="choices_of_municipality")
        ]

    def __str__(self) -> str:
        return "choices"
