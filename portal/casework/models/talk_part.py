"""Which parts of the conversation guide have been gone through with a person, and which were left out."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from portal.accounts.models import User

from .ground import OfMunicipality, within
from .step import SkipReason


class GuidePart(models.TextChoices):
    """The parts of the guide, in its order. Their words are in portal.casework.talking.conversation."""

    PURPOSE = "purpose"
    OWN_QUESTION = "own_question"
    RULES = "rules"
    REASONS = "reasons"
    FAMILY = "family"
    DOCUMENTS = "documents"
    START = "start"
    RISKS = "risks"
    REFLECTION = "reflection"
    NEXT_STEP = "next_step"
    SUMMARY = "summary"


class TalkPart(OfMunicipality):
    """That a part of the guide has been gone through with a person, or why it was left out. Never what was said.

    Forgotten with the case.
    """

    person = within("casework.Person", related_name="talk_parts")
    part = models.CharField(max_length=16, choices=GuidePart.choices)
    skipped = models.CharField(max_length=16, choices=SkipReason.choices, blank=True)
    noted_on = models.DateField(default=timezone.localdate)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["noted_on", "part"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person", "part"], name="talk_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.skipped or 'gone through'}"
