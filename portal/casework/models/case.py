"""A case and who works with it."""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import MUNICIPAL_ROLES, User

from .ground import MadeOnce

# No 0 and O, no 1, I and L, and no vowels: a reference is read aloud, and must not become a word.
REFERENCE_SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_reference() -> str:
    """A reference that says nothing about the people in the case: 7F3K-22."""
    signs = "".join(secrets.choice(REFERENCE_SIGNS) for _ in range(6))
    return f"{signs[:4]}-{signs[4:]}"


class CaseStatus(models.TextChoices):
    """Where a case stands. `portal.casework.steps.states` has the ways between them."""

    DRAFT = "draft", pgettext_lazy("case", "being prepared")
    WAITING_CLIENT = "waiting_client", pgettext_lazy("case", "waiting for the client")
    WAITING_DOCUMENT = "waiting_document", pgettext_lazy("case", "waiting for a document")
    READY = "ready", pgettext_lazy("case", "ready to be handed in")
    SUBMITTED = "submitted", pgettext_lazy("case", "handed in")
    DECISION_KNOWN = "decision_known", pgettext_lazy("case", "the agency’s decision is known")
    CLOSED = "closed", pgettext_lazy("case", "closed")


class ClosingReason(models.TextChoices):
    """Why the work ended. Never whether somebody accepted or declined anything: nothing was offered."""

    DOCUMENT_GIVEN = "document_given", _("The client has received the document")
    CLIENTS_WISH = "clients_wish", _("The client asked us to close the case")
    MOVED = "moved", _("The client has moved to another municipality")
    BY_MISTAKE = "by_mistake", _("The case was opened by mistake")
    OTHER = "other", _("Another reason")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """The one way to a case: those that this person is assigned to, in the municipality where she works.

        Where somebody in it has protected identity, only for those who are named.
        """
        from .assignment import Assignment  # the two name each other

        live = Assignment.objects.live().filter(case=OuterRef("pk"), user=user)
        named = live.filter(named_for_protected=True)
        municipalities = user.memberships.filter(role__in=MUNICIPAL_ROLES).values("municipality")
        return self.filter(Q(Exists(live), has_protected=False) | Exists(named), municipality__in=municipalities)


class Case(MadeOnce):
    """A household that is helped to see where it stands and to apply.

    `has_protected` says that somebody in it has protected identity; it turns by deeds/access.py alone. `touched_at` is
    when something was last done in it, reading apart; `submitted_on` is the day on which the client handed in the
    application, as it was told.

    Forgotten five years after the last note, by the end of the next calendar year, as the Social Services Act has it.
    """

    reference = models.CharField(max_length=7, default=new_reference, editable=False)
    status = models.CharField(max_length=16, choices=CaseStatus.choices, default=CaseStatus.DRAFT)
    applied_on = models.DateField()
    household_unclear = models.BooleanField(default=False)
    couples_told = models.BooleanField(default=False)
    wished_departure = models.DateField(null=True)  # the household's own; only to count back from
    has_protected = models.BooleanField(default=False, editable=False)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    submitted_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_reason = models.CharField(max_length=20, choices=ClosingReason.choices, blank=True)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta(MadeOnce.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "reference"], name="case_reference"),
            models.CheckConstraint(
                condition=(~Q(status=CaseStatus.CLOSED) & Q(closed_at=None, closing_reason=""))
                | (Q(status=CaseStatus.CLOSED, closed_at__isnull=False) & ~Q(closing_reason="")),
                name="case_closed_with_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=False) | ~Q(status=CaseStatus.SUBMITTED),
                name="case_submitted_on_a_day",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["municipality", "-opened_at", "-id"],
                condition=~Q(status=CaseStatus.CLOSED),
                name="case_of_unit_open",
            ),
            models.Index(
                fields=["municipality", "-opened_at", "-id"],
                condition=Q(status=CaseStatus.CLOSED),
                name="case_of_unit_closed",
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
        return self.status != CaseStatus.CLOSED
