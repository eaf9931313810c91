"""Each adult's own voice: the talks held with one person, the next one, and what the person has confirmed alone."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .ground import MadeOnce, OfMunicipality, within


class Part(models.TextChoices):
    """Whether somebody of the household is among those who apply. Never why."""

    IN = "in", pgettext_lazy("application", "is part of this application")
    NOT_IN = "not_in", pgettext_lazy("application", "is not part of this application")


class InterpreterUse(models.TextChoices):
    """How language was bridged. Who interpreted is never written down."""

    NOT_NEEDED = "not_needed", pgettext_lazy("interpreter", "None needed: we share a language")
    PRESENT = "present", pgettext_lazy("interpreter", "In the room")
    PHONE = "phone", pgettext_lazy("interpreter", "By telephone")
    VIDEO = "video", pgettext_lazy("interpreter", "By video")
    REFUSED = "refused", pgettext_lazy("interpreter", "The person did not want an interpreter")
    NOT_AVAILABLE = "not_available", pgettext_lazy("interpreter", "There was none, although one was needed")


class Meeting(models.TextChoices):
    IN_PERSON = "in_person", pgettext_lazy("way of meeting", "In the same room")
    PHONE = "phone", pgettext_lazy("way of meeting", "By telephone")
    VIDEO = "video", pgettext_lazy("way of meeting", "By video")


class Talk(MadeOnce):
    """A talk that was held with one person. What was said is not here; a correction is a new row that refers to it.

    Forgotten with the case.
    """

    append_only = True

    person = within("casework.Person", on_delete=models.PROTECT, related_name="talks")
    held_on = models.DateField()
    language = models.CharField(max_length=8)
    interpreter = models.CharField(max_length=16, choices=InterpreterUse.choices)
    meeting = models.CharField(max_length=12, choices=Meeting.choices)
    alone = models.BooleanField()
    teach_back = models.BooleanField()
    booking_reference = models.CharField(max_length=40, blank=True)
    corrects = within("casework.Talk", on_delete=models.PROTECT, related_name="corrections", null=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-held_on", "-noted_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "person", "id"], name="talk_of_person"),
        ]

    def __str__(self) -> str:
        return f"talk of {self.held_on}"

    @property
    def was_understood(self) -> bool:
        """Whether the two had a language between them; a person who wants no interpreter has chosen so."""
        return self.interpreter != InterpreterUse.NOT_AVAILABLE

    @property
    def counts(self) -> bool:
        """Whether it is a talk of the person's own: with nobody else there, in words that were understood."""
        return self.alone and self.was_understood

    @property
    def first_noted_at(self) -> datetime:
        """When it was noted; correcting a talk later makes it no newer."""
        return self.corrects.first_noted_at if self.corrects else self.noted_at


class NextTalk(OfMunicipality):
    """When somebody is to be talked with next. Forgotten when the talk is noted, and with the case."""

    person = within("casework.Person", related_name="next_talks")
    planned_on = models.DateField()
    meeting = models.CharField(max_length=12, choices=Meeting.choices)
    interpreter_needed = models.BooleanField()
    booking_reference = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person"], name="next_talk_once")
        ]

    def __str__(self) -> str:
        return f"talk on {self.planned_on}"


class ConfirmedBy(models.TextChoices):
    SIGNED = "signed", pgettext_lazy("confirmation", "I have seen the person sign")
    SAID = "said", pgettext_lazy("confirmation", "The person said so in the talk")


class Confirmation(MadeOnce):
    """That one adult, alone, has said yes to applying on the facts as they stood: `facts` is their fingerprint.

    Withdrawn at any time, without a reason. Forgotten with the case.
    """

    person = within("casework.Person", on_delete=models.PROTECT, related_name="confirmations")
    given_on = models.DateField()
    language = models.CharField(max_length=8)
    manner = models.CharField(max_length=8, choices=ConfirmedBy.choices)
    facts = models.CharField(max_length=64)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-noted_at"]

    def __str__(self) -> str:
        return f"confirmation of {self.given_on}"
