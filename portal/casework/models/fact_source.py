"""How it is known what was told about a person."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .ground import OfMunicipality, within


class SourceKind(models.TextChoices):
    STATEMENT = "statement", _("What somebody says")
    DOCUMENT = "document", _("Seen document")
    REGISTER = "register", _("Register extract")


class Source(models.TextChoices):
    """Where a fact comes from. What was seen is named, never copied."""

    CLIENT = "client", pgettext_lazy("source", "the client says so")
    FAMILY = "family", pgettext_lazy("source", "a family member says so")
    PASSPORT = "passport", pgettext_lazy("source", "passport or travel document")
    PERMIT_CARD = "permit_card", pgettext_lazy("source", "residence permit card")
    PERMIT_DECISION = "permit_decision", pgettext_lazy("source", "decision from the Migration Agency")
    CIVIL_STATUS = "civil_status", pgettext_lazy("source", "birth or marriage certificate")
    OTHER_DOCUMENT = "other_document", pgettext_lazy("source", "another document")
    POPULATION_REGISTER = "population_register", pgettext_lazy("source", "population register")
    CSN = "csn", pgettext_lazy("source", "CSN")
    ENFORCEMENT = "enforcement", pgettext_lazy("source", "Kronofogden")
    OTHER_REGISTER = "other_register", pgettext_lazy("source", "another register")
    OTHER_MUNICIPALITY = "other_municipality", pgettext_lazy("source", "another municipality’s case")

    @property
    def kind(self) -> SourceKind:
        """A statement, a document or an extract."""
        return _KINDS[self]


_KINDS = {
    **dict.fromkeys((Source.CLIENT, Source.FAMILY, Source.OTHER_MUNICIPALITY), SourceKind.STATEMENT),
    **dict.fromkeys(
        (Source.PASSPORT, Source.PERMIT_CARD, Source.PERMIT_DECISION, Source.CIVIL_STATUS, Source.OTHER_DOCUMENT),
        SourceKind.DOCUMENT,
    ),
    **dict.fromkeys(
        (Source.POPULATION_REGISTER, Source.CSN, Source.ENFORCEMENT, Source.OTHER_REGISTER), SourceKind.REGISTER
    ),
}


class FactSource(OfMunicipality):
    """The source of one fact that is told. A fact that is told anew, or not any longer, loses its earlier source.

    Changed only together with the person, whose `version` counts it. Forgotten with the case.
    """

    person = within("casework.Person", related_name="sources")
    fact = models.CharField(max_length=40)
    source = models.CharField(max_length=20, choices=Source.choices)
    on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "person", "fact"], name="source_of_fact")
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.source}"
