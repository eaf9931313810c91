"""A person in a case, with the facts the law asks about. NULL is "not told", and never "no"."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext

from portal.casework.log.surnames import surname_of
from portal.casework.people import identity_numbers
from portal.casework.people.identity_numbers import IdentityKind, IdentityNumber
from portal.casework.sealing.sealed import Sealed

from .circumstances import ContactWay, CoupleKind, HouseholdRole, InterpreterNeed, InterpreterWish, ProtectedIdentity
from .ground import MadeOnce, within
from .voice import Part

# The names of eligibility.law.facts.Person, in the order of the form; a test compares the two.
FACTS = (
    "household",
    "born",
    "swedish_citizen",
    "permit_status",
    "permit_ground",
    "permit_since",
    "permit_unbroken",
    "ties_to",
    "ties_through_partner",
    "resident",
    "settle_permanently",
    "destination",
    "received_there",
    "previous_grant",
    "csn_debt",
    "enforcement_debt",
    "criminal_matter",
    "keep_permit_notice",
    "lacks_means",
    "relation",
    "travel_cost",
)


def _yes_or_no() -> models.BooleanField:
    return models.BooleanField(null=True)


class Person(MadeOnce):
    """One person of the household. Forgotten with the case; one added by mistake can be removed at once.

    `version` counts the saved changes: a save that began from an older version is refused. There is no address, and
    of somebody with protected identity neither telephone nor e-mail; lists and headings say `label`, never the name.
    """

    case = within("casework.Case", related_name="people")
    order = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField(default=timezone.now)
    name = Sealed(found_by="surname_blind", found_as=surname_of)
    name_sealed = models.BinaryField()
    surname_blind = models.BinaryField(null=True)
    identity_digits = Sealed(found_by="identity_blind")
    identity_digits_sealed = models.BinaryField(null=True)
    identity_kind = models.CharField(max_length=12, default=IdentityKind.NONE.value)
    identity_blind = models.BinaryField(null=True)
    language = models.CharField(max_length=8, default="sv")
    partner = within("casework.Person", on_delete=models.SET_NULL, related_name="+", null=True)
    couple_kind = models.CharField(max_length=12, choices=CoupleKind.choices, blank=True)
    household_role = models.CharField(max_length=8, choices=HouseholdRole.choices, blank=True)
    protected_identity = models.CharField(
        max_length=24, choices=ProtectedIdentity.choices, default=ProtectedIdentity.NONE
    )
    interpreter = models.CharField(max_length=10, choices=InterpreterNeed.choices, blank=True)
    interpreter_language = Sealed()
    interpreter_language_sealed = models.BinaryField(null=True)
    interpreter_wish = models.CharField(max_length=8, choices=InterpreterWish.choices, blank=True)
    contact_way = models.CharField(max_length=8, choices=ContactWay.choices, blank=True)
    contact_value = Sealed()
    contact_value_sealed = models.BinaryField(null=True)
    access_needs = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=8, choices=Part.choices, default=Part.IN)
    voice_from = models.DateTimeField(null=True)  # what was said or noted before this moment no longer counts

    household = models.CharField(max_length=20, default="home")
    born = models.DateField(null=True)
    swedish_citizen = _yes_or_no()
    permit_status = models.CharField(max_length=30, null=True)  # noqa: DJ001  NULL is "not told", everywhere
    permit_ground = models.CharField(max_length=40, null=True)  # noqa: DJ001
    permit_since = models.DateField(null=True)
    permit_unbroken = _yes_or_no()
    ties_to = within("casework.Person", on_delete=models.SET_NULL, related_name="+", null=True)
    ties_through_partner = _yes_or_no()
    resident = _yes_or_no()
    settle_permanently = _yes_or_no()
    destination = models.CharField(max_length=2, null=True)  # noqa: DJ001
    received_there = _yes_or_no()
    previous_grant = _yes_or_no()
    csn_debt = _yes_or_no()
    enforcement_debt = _yes_or_no()
    criminal_matter = _yes_or_no()
    keep_permit_notice = _yes_or_no()
    lacks_means = _yes_or_no()
    relation = models.CharField(max_length=20, null=True)  # noqa: DJ001
    travel_cost = models.PositiveIntegerField(null=True)

    class Meta(MadeOnce.Meta):
        ordering: ClassVar[list[str]] = ["order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *MadeOnce.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "case", "id"], name="person_in_case"),
            models.UniqueConstraint(fields=["municipality", "case", "order"], name="person_order"),
            models.UniqueConstraint(fields=["municipality", "case", "identity_blind"], name="person_once_in_case"),
            models.UniqueConstraint(fields=["municipality", "partner"], name="person_in_one_couple"),
            models.CheckConstraint(condition=~Q(partner=F("id")), name="person_not_own_partner"),
            models.CheckConstraint(condition=~Q(ties_to=F("id")), name="person_no_ties_to_oneself"),
            models.CheckConstraint(
                condition=Q(protected_identity=ProtectedIdentity.NONE) | Q(contact_value_sealed=None),
                name="person_protected_not_to_be_found",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "identity_blind"], name="person_by_identity"),
            models.Index(fields=["municipality", "surname_blind"], name="person_by_surname"),
        ]

    def __str__(self) -> str:
        return f"person {self.order}"

    @property
    def is_protected(self) -> bool:
        """Whether the person has protected identity of any kind."""
        return self.protected_identity != ProtectedIdentity.NONE

    @property
    def label(self) -> str:
        """What lists and headings call the person: the name, or the number in the case of one who is protected."""
        if not self.is_protected:
            return self.name
        return gettext("Person %(number)s (protected identity)") % {"number": self.order}

    @property
    def identity_number(self) -> IdentityNumber | None:
        """The number, in plain. Pages show its `masked` form."""
        return identity_numbers.restore(self.identity_digits) if self.identity_digits_sealed is not None else None

    @identity_number.setter
    def identity_number(self, number: IdentityNumber | None) -> None:
        self.identity_digits = number.digits if number else ""
        self.identity_kind = number.kind if number else IdentityKind.NONE

    @property
    def identity_fingerprints(self) -> list[bytes]:
        """What `identity_blind` may be where the municipality has the same number; empty without a number."""
        return Person.identity_digits.fingerprints(self)
