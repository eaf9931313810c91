"""The steps of a case that were skipped, and each time the case changed its state."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .case import CaseStatus
from .ground import OfMunicipality, within


class StepKind(models.TextChoices):
    """What there is to do in a case: for the household, for each person, for the application."""

    COUPLES = "couples", pgettext_lazy("step", "Who are a couple")
    CUSTODY = "custody", pgettext_lazy("step", "Who has custody")
    FACTS = "facts", pgettext_lazy("step", "Facts")
    INFORMATION = "information", pgettext_lazy("step", "Information given")
    TALK = "talk", pgettext_lazy("step", "A talk of one’s own")
    DOCUMENTS = "documents", pgettext_lazy("step", "Papers to get")
    CONFIRMATION = "confirmation", pgettext_lazy("step", "A confirmation of one’s own")
    DOCUMENT = "document", pgettext_lazy("step", "The document (PDF)")
    SUBMITTED = "submitted", pgettext_lazy("step", "Handed in to the Swedish Migration Agency")
    DECISION = "decision", pgettext_lazy("step", "The agency’s decision and what follows")


class SkipReason(models.TextChoices):
    """Why a step is not done. About the step alone, never about the grant."""

    DECLINES = "declines", pgettext_lazy("skipped step", "the client does not want this step")
    NOT_NEEDED = "not_needed", pgettext_lazy("skipped step", "not needed")
    NO_TIME = "no_time", pgettext_lazy("skipped step", "no time")
    NO_INTERPRETER = "no_interpreter", pgettext_lazy("skipped step", "no interpreter")


class SkippedStep(OfMunicipality):
    """That a step was skipped, for one person or for the case, and why; `ended_at` when it was taken up again.

    Forgotten with the case.
    """

    case = within("casework.Case", related_name="skipped_steps")
    person = within("casework.Person", related_name="skipped_steps", null=True)
    step = models.CharField(max_length=16, choices=StepKind.choices)
    reason = models.CharField(max_length=16, choices=SkipReason.choices)
    skipped_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    skipped_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["skipped_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "case", "person", "step"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="step_skipped_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="step_taken_up_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.reason}"


class StateChange(OfMunicipality):
    """Each change of a case's state, from its opening on, so that lead times can be told. Forgotten with the case."""

    append_only = True

    case = within("casework.Case", related_name="state_changes")
    before = models.CharField(max_length=16, choices=CaseStatus.choices, blank=True)
    after = models.CharField(max_length=16, choices=CaseStatus.choices)
    turn = models.CharField(max_length=20)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "case", "at"], name="state_change_by_case")
        ]

    def __str__(self) -> str:
        return f"{self.before or '·'} → {self.after}"
