"""What is written down about one person: notes, and what she has been told."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import MadeOnce, within
from .voice import InterpreterUse


class Note(MadeOnce):
    """A note about one person, never about the household. A correction is a new note that refers to the earlier one.

    Forgotten with the case: five years after the last note, by the end of the next calendar year.
    """

    append_only = True
    LONGEST: ClassVar[int] = 4000

    person = within("casework.Person", on_delete=models.PROTECT, related_name="notes")
    text = Sealed()
    text_sealed = models.BinaryField()
    corrects = within("casework.Note", on_delete=models.PROTECT, related_name="corrections", null=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-written_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "person", "id"], name="note_of_person"),
        ]

    def __str__(self) -> str:
        return f"note of {self.written_at:%Y-%m-%d}"


class InformationTopic(models.TextChoices):
    """What a person must have heard before she can choose freely; the headings of the guidance."""

    VOLUNTARY = "voluntary", _("That repatriation is voluntary and that saying no changes nothing")
    CONDITIONS = "conditions", _("The conditions of the grant and how it is paid")
    LEAVING = "leaving", _("What one gives up, and what can go wrong")
    REPAYMENT = "repayment", _("When the grant can be stopped or must be paid back")
    DECISION = "decision", _("That the Swedish Migration Agency decides, and what can be appealed")
    CHILDREN = "children", _("What it means for the children")
    SECRECY = "secrecy", _("What is written down, who may read it and for how long it is kept")
    OTHER = "other", pgettext_lazy("information topic", "Something else")


class InformationManner(models.TextChoices):
    MEETING = "meeting", _("In a meeting")
    INTERPRETER = "interpreter", _("In a meeting with an interpreter")
    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("On paper")
    PORTAL = "portal", _("On the portal's pages, read together")


class InformationQuerySet(models.QuerySet["InformationGiven"]):
    def standing(self) -> Self:
        """What was told, without what was noted by mistake."""
        return self.filter(taken_back_at=None)


class InformationGiven(MadeOnce):
    """That one person was told something, in a language, on a day. Forgotten with the case.

    Where a page of the guidance was gone through, each topic it is about is a row, and all of them say which page it
    was, as it stood then: in which language it was shown, when that text was published, and with which wording of the
    law its numbers were filled in. `language` is the one it was told in, perhaps by an interpreter.

    A row that was noted by mistake is taken back, and then counts for nothing.
    """

    person = within("casework.Person", on_delete=models.PROTECT, related_name="information")
    topic = models.CharField(max_length=12, choices=InformationTopic.choices)
    language = models.CharField(max_length=8)
    given_on = models.DateField()
    manner = models.CharField(max_length=12, choices=InformationManner.choices)
    interpreter = models.CharField(max_length=16, choices=InterpreterUse.choices, blank=True)
    page = models.UUIDField(null=True)
    page_title = models.CharField(max_length=255, blank=True)
    page_language = models.CharField(max_length=8, blank=True)
    page_published_at = models.DateTimeField(null=True)
    law_wording = models.CharField(max_length=20, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True)

    objects = InformationQuerySet.as_manager()

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-given_on", "topic"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(page=None, page_published_at=None)
                | models.Q(page__isnull=False, page_published_at__isnull=False),
                name="information_page_with_its_version",
            ),
        ]

    def __str__(self) -> str:
        return self.get_topic_display()
