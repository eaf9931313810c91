"""The documents that were made from a case."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User
from portal.casework.documents.kinds import Kind
from portal.casework.sealing.sealed import Sealed, SealedBytes

from .ground import MadeOnce, within
from .person import Person

KEPT_FOR = timedelta(days=7)
KEPT_AFTER_FETCHING = timedelta(hours=24)

AGENCY_FORM = "agency_form"
"""The agency's own blank, filled in. It is no kind of ours: nothing but what is filled in is our words."""
HOUSEHOLDS: tuple[str, ...] = (Kind.APPLICATION.value, Kind.HANDOVER_SHEET.value, AGENCY_FORM)
"""The kinds that are the household's alone."""
EITHERS: tuple[str, ...] = (Kind.CONSEQUENCES.value,)
"""The kinds that are made for the household or for one person. Every other one belongs to one person."""


class WhyIncomplete(models.TextChoices):
    """Why an application is made although something is missing. About the paper, never about the grant."""

    TO_READ = "to_read", pgettext_lazy("incomplete document", "it is only for reading through")
    LATER = "later", pgettext_lazy("incomplete document", "what is missing is sent in later")
    NOT_TO_BE_HAD = "not_to_be_had", pgettext_lazy("incomplete document", "what is missing cannot be had")
    CLIENT_WISHES = "client_wishes", pgettext_lazy("incomplete document", "the client wants to hand it in as it is")


def week_from_now() -> datetime:
    """When the bytes of a document made now are forgotten, fetched or not."""
    return timezone.now() + KEPT_FOR


class IssuedDocuments(models.QuerySet["IssuedDocument"]):
    """Documents, by whose they are."""

    def of_household(self) -> "IssuedDocuments":
        """Those of the household as a whole; a person's own papers are nothing for its pages."""
        return self.filter(person=None)

    def applications(self) -> "IssuedDocuments":
        """The prepared applications alone."""
        return self.filter(kind=Kind.APPLICATION)

    def of(self, person: Person) -> "IssuedDocuments":
        """One person's own papers."""
        return self.filter(person=person)


class IssuedDocument(MadeOnce):
    """One issue of a document: which kind, whose, which edition and amounts, which bytes.

    `person` is whose own paper it is; without one it is the household's. The household's are numbered by themselves,
    and each person's too, so that no number tells of another's papers. `which` says more where a kind has several: the
    letter, or the fingerprint of the agency's blank. `language` stands beside the Swedish; where it is sv, the document
    is in Swedish alone. An incomplete application has a reason, and perhaps a few words.

    The bytes are forgotten a week after the issue, or a day after they were first fetched (`forget_after`): a new one
    can always be made. The row, with the fingerprint of the bytes, is forgotten with the case.
    """

    LONGEST_WORDS: ClassVar[int] = 500

    case = within("casework.Case", related_name="documents")
    person = within("casework.Person", on_delete=models.PROTECT, related_name="papers", null=True)
    kind = models.CharField(
        max_length=24,
        choices=[(one, one) for one in (*(kind.value for kind in Kind), AGENCY_FORM)],
        default=Kind.APPLICATION.value,
    )
    which = models.CharField(max_length=64, blank=True)
    number = models.PositiveSmallIntegerField()
    pdf = SealedBytes()
    pdf_sealed = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64)
    edition = models.CharField(max_length=10)
    wording = models.CharField(max_length=10)
    applied_on = models.DateField()
    language = models.CharField(max_length=8, default="sv")
    amount_min = models.PositiveIntegerField()
    amount_max = models.PositiveIntegerField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True)  # the first time
    forget_after = models.DateTimeField(default=week_from_now)
    taken_back_at = models.DateTimeField(null=True)  # who applies has changed since, or somebody has withdrawn
    why_incomplete = models.CharField(max_length=16, choices=WhyIncomplete.choices, blank=True)
    incomplete_words = Sealed()
    incomplete_words_sealed = models.BinaryField(null=True)

    objects = IssuedDocuments.as_manager()

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "case", "person", "number"], nulls_distinct=False, name="document_number"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=HOUSEHOLDS, person=None)
                | Q(kind__in=EITHERS)
                | (~Q(kind__in=(*HOUSEHOLDS, *EITHERS)) & Q(person__isnull=False)),
                name="document_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(why_incomplete="") | Q(kind__in=(Kind.APPLICATION.value, AGENCY_FORM)),
                name="document_may_be_incomplete",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "forget_after"], name="document_forgotten_after")
        ]

    def __str__(self) -> str:
        return f"document {self.number}"

    @property
    def is_incomplete(self) -> bool:
        """Whether something was missing when it was made."""
        return bool(self.why_incomplete)

    @property
    def called(self) -> tuple[str, str]:
        """What the log calls it: the kind and the number, and nothing of what it says."""
        return self.kind, str(self.number)

    @property
    def file_name(self) -> str:
        """What the file is called: two files are told apart, and neither says whose it is or what it is about."""
        return f"dokument-{self.pk.hex[:8]}.pdf"

    @property
    def can_be_fetched(self) -> bool:
        """Whether the bytes are still kept; once their time is over they are not, even before they are deleted."""
        return self.forget_after > timezone.now()
