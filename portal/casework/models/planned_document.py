"""Which papers a person needs and where each stands; and how long they usually take here."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.planning.document_kinds import DocumentKind

from .ground import MadeOnce, OfMunicipality, within


class DocumentState(models.TextChoices):
    """Where one paper stands."""

    NEEDED = "needed", pgettext_lazy("a document is", "needed")
    ASKED = "asked", pgettext_lazy("a document is", "asked for")
    COMING = "coming", pgettext_lazy("a document is", "promised for a day")
    HELD = "held", pgettext_lazy("a document is", "with an authority")
    IN_PLACE = "in_place", pgettext_lazy("a document is", "in place")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("a document is", "not needed, because …")


class NotApplicable(models.TextChoices):
    """Why a paper is left out. Nothing about anybody's safety or reasons: that has its own place."""

    NOT_CONCERNED = "not_concerned", pgettext_lazy("a document is left out", "it does not concern this person")
    OTHER_DOCUMENT = "other_document", pgettext_lazy("a document is left out", "another document shows the same")
    NOT_ASKED_FOR = "not_asked_for", pgettext_lazy("a document is left out", "the authority has said it is not needed")
    CANNOT_BE_HAD = "cannot_be_had", pgettext_lazy("a document is left out", "it does not exist or cannot be had")
    OWN_CHOICE = "own_choice", pgettext_lazy("a document is left out", "the person does not want to ask for it")


class DocumentSource(models.TextChoices):
    """How we know that a paper is in place."""

    SEEN = "seen", pgettext_lazy("source", "seen by us")
    CLIENT = "client", pgettext_lazy("source", "the client’s own words")
    REGISTER = "register", pgettext_lazy("source", "an authority’s word or extract")


class PlannedDocument(OfMunicipality):
    """One paper of one person: its state and days. No number, no picture, nothing of what it says.

    `version` counts the changes: one that began from an older version is refused. Forgotten with the case.
    """

    person = within("casework.Person", related_name="planned_documents")
    kind = models.CharField(max_length=20)  # a DocumentKind
    state = models.CharField(max_length=14, choices=DocumentState.choices, default=DocumentState.NEEDED)
    reason = models.CharField(max_length=14, choices=NotApplicable.choices, blank=True)
    asked_on = models.DateField(null=True)
    expected_by = models.DateField(null=True)
    source = models.CharField(max_length=8, choices=DocumentSource.choices, blank=True)
    seen_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person", "kind"], name="planned_document_once"),
            models.CheckConstraint(
                condition=Q(state=DocumentState.NOT_APPLICABLE) ^ Q(reason=""), name="planned_document_left_out_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.ASKED) | Q(asked_on__isnull=False), name="planned_document_asked_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class LeadTime(MadeOnce):
    """How long a kind of paper usually takes, from whom we have it and when that was said. About nobody.

    Kept until a colleague takes it away. `country` is whose authorities issue it; empty holds for all.
    """

    kind = models.CharField(max_length=20)  # a DocumentKind
    country = models.CharField(max_length=2, blank=True)
    days_from = models.PositiveSmallIntegerField()
    days_to = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    as_of = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(db_default=Now())

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["kind", "country"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "kind", "country"], name="lead_time_once"),
            models.CheckConstraint(condition=Q(days_from__lte=F("days_to")), name="lead_time_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.country}".strip()

    @property
    def label(self) -> str:
        """What the paper is called."""
        return str(DocumentKind(self.kind).label)
