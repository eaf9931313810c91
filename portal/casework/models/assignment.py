"""Who works with a case, as what, from when to when and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import MUNICIPAL_ROLES, Membership, User
from portal.casework.sealing.sealed import Sealed

from .case import CaseStatus
from .ground import OfMunicipality, within


class AssignmentRole(models.TextChoices):
    """As what somebody works with a case. BREAK_GLASS is taken, never given: four hours, told to the heads."""

    RESPONSIBLE = "responsible", pgettext_lazy("role in a case", "responsible")
    CO_WORKER = "co_worker", pgettext_lazy("role in a case", "works with it too")
    STAND_IN = "stand_in", pgettext_lazy("role in a case", "stand-in")
    BREAK_GLASS = "break_glass", pgettext_lazy("role in a case", "emergency access")


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def live(self) -> "AssignmentQuerySet":
        """Those that hold now, by the database's clock, as row-level security reads them.

        Where somebody in the case has protected identity only those that are named open it (Case.visible_to).
        """
        return self.not_ended().filter(since__lte=Now())

    def not_ended(self) -> "AssignmentQuerySet":
        """Those that hold now, and those that are planned; one that was taken back ends where it begins."""
        return self.filter(Q(until=None) | (Q(until__gt=Now()) & Q(until__gt=F("since"))))

    def emergencies(self) -> "AssignmentQuerySet":
        """Those that somebody took, without having been given access."""
        return self.filter(role=AssignmentRole.BREAK_GLASS)

    def of_staff(self) -> "AssignmentQuerySet":
        """Those of people who still do case work in the municipality: of others none opens anything."""
        works_here = Membership.objects.filter(
            user=OuterRef("user"), municipality=OuterRef("municipality"), role__in=MUNICIPAL_ROLES, user__is_active=True
        )
        return self.filter(Exists(works_here))


class Assignment(OfMunicipality):
    """That a colleague works with a case: the only thing that gives access to it. Kept as long as the case.

    Given by a head of unit, or to oneself: by opening the case, or in an emergency (BREAK_GLASS), which the heads
    are told of. It can end, and it can be named for a case with protected identity; nothing else of it ever changes.
    All of this is held by the database too (migration 0002).

    `case_status` and `case_touched_at` say what the case says, so that one index gives the first page of anybody's
    list however long it is; the database keeps them in step (migration 0006), whichever deed changes either.
    """

    case = within("casework.Case", related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=12, choices=AssignmentRole.choices, default=AssignmentRole.CO_WORKER)
    since = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = Sealed()
    reason_sealed = models.BinaryField(null=True)
    named_for_protected = models.BooleanField(default=False)
    case_status = models.CharField(max_length=16, choices=CaseStatus.choices, default=CaseStatus.DRAFT, editable=False)
    case_touched_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "case", "user"], condition=Q(until=None), name="assignment_live_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="assignment_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(role=AssignmentRole.BREAK_GLASS) | Q(until__isnull=False, reason_sealed__isnull=False),
                name="assignment_emergency_has_reason_and_end",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["municipality", "-since"],
                condition=Q(role=AssignmentRole.BREAK_GLASS),
                name="assignment_emergencies",
            ),
            models.Index(fields=["municipality", "case", "user"], name="assignment_of_case"),
            models.Index(
                fields=["municipality", "user", "-case_touched_at", "-case"],
                condition=~Q(case_status=CaseStatus.CLOSED),
                name="assignment_open_listed",
            ),
            models.Index(
                fields=["municipality", "user", "case_status", "-case_touched_at", "-case"],
                name="assignment_listed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"

    @property
    def is_emergency(self) -> bool:
        """Taken by whoever has it, not given."""
        return self.role == AssignmentRole.BREAK_GLASS


class EmergencyAttempt(OfMunicipality):
    """That somebody asked for an emergency with a reference that opens nothing. Which one is not kept.

    Forgotten twelve months later, with what else is kept for security.
    """

    append_only = True

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "user", "at"], name="emergency_attempt_by_user")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"
