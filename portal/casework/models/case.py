"""A case and who works with it."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import MUNICIPAL_ROLES, User

from .ground import MadeOnce, OfMunicipality, within

# No 0 and O, no 1, I and L, and no vowels: a reference is read aloud, and must not become a word.
_REFERENCE_SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_reference() -> str:
    """A reference that says nothing about the people in the case: 7F3K-22."""
    signs = "".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(6))
    return f"{signs[:4]}-{signs[4:]}"


class CaseStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("case", "open")
    CLOSED = "closed", pgettext_lazy("case", "closed")


TRANSITIONS: dict[CaseStatus, frozenset[CaseStatus]] = {
    CaseStatus.OPEN: frozenset({CaseStatus.CLOSED}),
    CaseStatus.CLOSED: frozenset({CaseStatus.OPEN}),
}


class ClosingReason(models.TextChoices):
    """Why the work ended. Never whether somebody accepted or declined anything: nothing was offered."""

    DOCUMENT_GIVEN = "document_given", _("The client has received the document")
    CLIENTS_WISH = "clients_wish", _("The client asked us to close the case")
    MOVED = "moved", _("The client has moved to another municipality")
    BY_MISTAKE = "by_mistake", _("The case was opened by mistake")
    OTHER = "other", _("Another reason")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """The one way to a case: those that this person is assigned to, in the municipality where she works."""
        live = Assignment.objects.live().filter(case=OuterRef("pk"), user=user)
        municipalities = user.memberships.filter(role__in=MUNICIPAL_ROLES).values("municipality")
        return self.filter(Exists(live), municipality__in=municipalities)


class Case(MadeOnce):
    """A household that is helped to see where it stands and to apply.

    Forgotten five years after the last note, by the end of the next calendar year, as the Social Services Act has it.
    """

    reference = models.CharField(max_length=7, default=new_reference, editable=False)
    status = models.CharField(max_length=10, choices=CaseStatus.choices, default=CaseStatus.OPEN)
    applied_on = models.DateField()
    household_unclear = models.BooleanField(default=False)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    closing_reason = models.CharField(max_length=20, choices=ClosingReason.choices, blank=True)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta(MadeOnce.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "reference"], name="case_reference"),
            models.CheckConstraint(
                condition=Q(status=CaseStatus.OPEN, closed_at=None, closing_reason="")
                | (Q(status=CaseStatus.CLOSED, closed_at__isnull=False) & ~Q(closing_reason="")),
                name="case_closed_with_day_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The desk."""
        return reverse("casework:case", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether anything may be written in it."""
        return self.status == CaseStatus.OPEN


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def live(self) -> "AssignmentQuerySet":
        """Those that give access now, by the database's clock, as row-level security reads them."""
        return self.filter(Q(until=None) | Q(until__gt=Now()), since__lte=Now())


class Assignment(OfMunicipality):
    """That a colleague works with a case: the only thing that gives access to it. Kept as long as the case."""

    case = within("casework.Case", related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "case", "user"], condition=Q(until=None), name="assignment_live_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"
