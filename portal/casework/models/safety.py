"""What keeps one person safe: a table of its own, for those who are named to it and for nobody else."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import OfMunicipality, within


class OwnAnswer(models.TextChoices):
    """What a person may say alone, and is written nowhere but in the sealed record."""

    NOT_WANTED = "not_wanted", pgettext_lazy("own answer", "Does not want this")
    NOT_SAFE = "not_safe", pgettext_lazy("own answer", "Is not safe")
    LATER = "later", pgettext_lazy("own answer", "Will decide later")


class SafetyRecord(OfMunicipality):
    """How one person can be reached without danger, and what she has answered alone.

    Seen by those who are named in `SafetyAccess` and have the case; being assigned is not enough, nor is leading the
    unit. A colleague who is not named and writes begins a record of her own: she cannot tell that there is another.
    In no document, list, search, hand-over or export. Forgotten with the case, and at once by whoever wrote it.
    """

    TEXTS: ClassVar[tuple[str, ...]] = ("contact_way", "safe_times", "note")
    LONGEST: ClassVar[int] = 4000

    person = within("casework.Person", on_delete=models.PROTECT, related_name="safety_records")
    version = models.PositiveIntegerField(default=1)
    answer = Sealed()
    answer_sealed = models.BinaryField(null=True)
    contact_way = Sealed()
    contact_way_sealed = models.BinaryField(null=True)
    safe_times = Sealed()
    safe_times_sealed = models.BinaryField(null=True)
    note = Sealed()
    note_sealed = models.BinaryField(null=True)
    no_letters = models.BooleanField(default=False)
    talk_alone = models.BooleanField(default=False)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person", "written_by"], name="safety_record_of_writer"),
            models.UniqueConstraint(fields=["municipality", "person", "id"], name="safety_record_of_person"),
        ]

    def __str__(self) -> str:
        return f"record {self.pk}"


class SafetyAccess(OfMunicipality):
    """Who may read one safety record. The head of unit sees that it is there and may name a colleague, not herself.

    Seen by the one who is named, by the `owner` who wrote the record, and by the head. Forgotten with the record.
    """

    person = within("casework.Person", on_delete=models.PROTECT, related_name="+")
    record = within("casework.SafetyRecord", related_name="access")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "record", "user"], name="safety_access_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.user_id}"


class SafetyAct(models.TextChoices):
    READ = "read", pgettext_lazy("safety record", "read")
    WRITTEN = "written", pgettext_lazy("safety record", "wrote")


class SafetyEvent(OfMunicipality):
    """What was done with a safety record, in plain words, for those who may read it.

    The log of the case says of the same moment only that a page about the person's own talk was opened or written on.
    Forgotten with the record.
    """

    append_only = True

    record = within("casework.SafetyRecord", related_name="events")
    actor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, choices=SafetyAct.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d %H:%M}"
