"""What Migrationsverket has decided, as the client has shown or told it, and the days that follow for each person."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.models import User

from .ground import MadeOnce, OfMunicipality, within


class DecisionSource(models.TextChoices):
    """How we know of the decision."""

    LETTER = "letter", _("The client has shown the decision")
    CLIENT = "client", _("The client has told about it")


class OrdinanceApplied(models.TextChoices):
    """Which ordinance the decision says it was made under."""

    OLD = "1984:890", pgettext_lazy("ordinance", "1984:890, repealed")
    NEW = "2025:970", pgettext_lazy("ordinance", "2025:970")


class AgencyDecision(MadeOnce):
    """One decision on a grant. Who has no row of `granted` was not granted anything by it; why is not kept.

    `known_on` is the day the client got to know of it. `amount` is in kronor, for all persons together.
    `version` counts the changes. Forgotten with the case.
    """

    case = within("casework.Case", related_name="agency_decisions")
    decided_on = models.DateField()
    known_on = models.DateField(null=True)
    ordinance = models.CharField(max_length=10, choices=OrdinanceApplied.choices)
    amount = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=8, choices=DecisionSource.choices)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["decided_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [*MadeOnce.Meta.constraints]

    def __str__(self) -> str:
        return f"decision of {self.decided_on}"


class GrantedPerson(OfMunicipality):
    """What has happened since the decision for one person it grants something. Forgotten with the case.

    `second_asked_on` and `third_asked_on` are the days on which the person asked for the later payments.
    """

    decision = within("casework.AgencyDecision", related_name="granted")
    person = within("casework.Person", on_delete=models.PROTECT, related_name="granted")
    departed_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    second_asked_on = models.DateField(null=True)
    permit_ended_on = models.DateField(null=True)
    third_asked_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "decision", "person"], name="granted_once")
        ]

    def __str__(self) -> str:
        return f"granted {self.person_id}"
