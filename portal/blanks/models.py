"""A blank, its versions, and who did what with them. The files lie in the database: small, few, and kept with it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MAY_MANAGE = "blanks.manage_blanks"


class MorePeople(models.TextChoices):
    """What happens where the household has more people than the blank has rows."""

    REFUSED = "refused", _("It is not filled in, and the social worker is told whom it has no row for")
    BY_HAND = (
        "by_hand",
        _("It is filled in as far as it goes, and the social worker is told who is to be added by hand"),
    )


class Blank(models.Model):
    """A form of another agency's, whatever its version."""

    name = models.CharField(_("name"), max_length=120)
    agency = models.CharField(_("agency"), max_length=120)

    class Meta:
        verbose_name = _("blank")
        verbose_name_plural = _("blanks")
        ordering: ClassVar[list[str]] = ["agency", "name"]
        default_permissions = ()
        permissions = (("manage_blanks", "Can upload, map and release blanks"),)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_blank_of_a_name")
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.name}"


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("blank", "draft")
    TRIED = "tried", pgettext_lazy("blank", "tried")
    RELEASED = "released", pgettext_lazy("blank", "released")
    REPLACED = "replaced", pgettext_lazy("blank", "replaced by a newer version")
    WITHDRAWN = "withdrawn", pgettext_lazy("blank", "withdrawn")


class BlankVersion(models.Model):
    """One file, cleaned, with what is to be written where. ``fields`` and ``mapping`` are read by portal.blanks."""

    blank = models.ForeignKey(Blank, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    source = models.CharField(max_length=300)
    more_people = models.CharField(max_length=10, choices=MorePeople.choices, default=MorePeople.REFUSED)
    original = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    cleaned = models.BinaryField()
    cleaned_sha256 = models.CharField(max_length=64)
    fields: Any = models.JSONField()
    pages: Any = models.JSONField()
    removed: Any = models.JSONField()
    is_tagged = models.BooleanField()
    mapping: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("version of a blank")
        verbose_name_plural = _("versions of blanks")
        ordering: ClassVar[list[str]] = ["blank", "-number"]
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["blank", "number"], name="one_version_of_a_number"),
            models.UniqueConstraint(
                fields=["blank"], condition=models.Q(state="released"), name="one_released_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blank} ({self.number})"

    @property
    def can_be_changed(self) -> bool:
        """Whether its mapping may still change; what is released stays as it was tried."""
        return self.state in (State.DRAFT, State.TRIED)


class BlankEvent(models.Model):
    """Who did what with a version, and when. Never changed; a release keeps what was released, by fingerprint."""

    append_only = True

    class Kind(models.TextChoices):
        UPLOADED = "uploaded", pgettext_lazy("blank", "uploaded")
        MAPPED = "mapped", pgettext_lazy("blank", "fields mapped")
        TRIED = "tried", pgettext_lazy("blank", "tried and looked at")
        RELEASED = "released", pgettext_lazy("blank", "released")
        REPLACED = "replaced", pgettext_lazy("blank", "replaced")
        WITHDRAWN = "withdrawn", pgettext_lazy("blank", "withdrawn")

    version = models.ForeignKey(BlankVersion, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("event of a blank")
        verbose_name_plural = _("events of blanks")
        ordering: ClassVar[list[str]] = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.version}: {self.kind}"
