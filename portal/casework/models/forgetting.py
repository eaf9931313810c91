"""What the rules of retention need to remember: decisions, exceptions, warnings, and that something was erased."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.casework.sealing.sealed import Sealed

from .ground import MadeOnce, OfMunicipality, within


class CaseRule(models.TextChoices):
    """The rules by which a whole case is erased; portal.casework.forgetting.rules says what each means."""

    TYPED_ONLY = "typed_only", _("A case without contact with the client")
    ADVICE = "advice", _("Advice without a note")
    FILE = "file", _("A case file")
    LEAVE_NOTHING = "leave_nothing", _("A case whose package was taken over")
    SAFETY = "safety", _("What kept somebody safe in such a case")


class KeepGround(models.TextChoices):
    """Why a case is kept longer than the rules say."""

    PARENTHOOD = "parenthood", _("It concerns parenthood or adoption (SoL 16:2)")
    PLACEMENT = "placement", _("It concerns the placement of a child (SoL 16:2)")
    CHILD_INQUIRY = "child_inquiry", _("It concerns an inquiry into a child’s protection (SoL 16:2 a)")
    RESEARCH = "research", _("It belongs to the sample kept for research (SoL 16:4)")
    PENDING = "pending", _("A complaint, an appeal or supervision is pending")
    OTHER = "other", _("Another decision of the municipality")


class LongerKeeping(MadeOnce):
    """That a case must not be erased for now: why, and who says so. Forgotten with the case."""

    LONGEST: ClassVar[int] = 500

    case = within("casework.Case", related_name="longer_keepings")
    ground = models.CharField(max_length=20, choices=KeepGround.choices)
    reason = Sealed()
    reason_sealed = models.BinaryField()
    since = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="longer_keeping_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.get_ground_display()


class AdviceDecision(MadeOnce):
    """A municipality's decision that a case without a note is advice and no file, and is kept for twelve months.

    Without one such a case is kept as a file. Kept for good: it says why cases were erased, and holds no client.
    """

    reference = models.CharField(max_length=40)
    decided_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-noted_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality"], condition=Q(ended_at=None), name="advice_decision_in_force_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ForgottenSoon(OfMunicipality):
    """That a case is erased on a day, by a rule, unless something happens first. Written each night by `forget`.

    Everybody who works in the municipality may see it: it says which case, never about whom. Forgotten with the case,
    or as soon as it is not so any more.
    """

    case = within("casework.Case", related_name="forgotten_soon")
    rule = models.CharField(max_length=20, choices=CaseRule.choices)
    on = models.DateField()
    warned_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar[list[str]] = ["on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "case"], name="case_forgotten_soon_once")
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class Receipt(OfMunicipality):
    """That a case was erased: which day, by which rule, how many rows of which table. Nothing of anybody in it,
    and no count of safety records: everybody who works here sees it.

    `erased_case` is the random id that the log knows it by, and refers to nothing any more. Written by the database's
    own function; kept for good, so that a restored backup can be rid of the same cases again.
    """

    append_only = True
    written_by_function = True

    erased_case = models.UUIDField()
    rule = models.CharField(max_length=20, choices=CaseRule.choices)
    erased_on = models.DateField()
    rows = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-erased_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "erased_case"], name="erased_once")
        ]

    def __str__(self) -> str:
        return f"{self.erased_on}: {self.rule}"
