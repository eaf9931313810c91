"""What was told about a household. ``None`` means not told; it is never read as no."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eligibility.law.countries import COUNTRIES


class PermitStatus(StrEnum):
    """How it stands with the residence permit on the day asked about."""

    VALID = "valid"
    RENEWAL_PENDING = "renewal_pending"
    EXPIRED = "expired"
    FIRST_APPLICATION_PENDING = "first_application_pending"
    REFUSED = "refused"
    NONE = "none"


class PermitGround(StrEnum):
    """The ground on which the residence permit was granted."""

    REFUGEE = "refugee"
    SUBSIDIARY_PROTECTION = "subsidiary_protection"
    QUOTA_REFUGEE = "quota_refugee"
    EXCEPTIONALLY_DISTRESSING = "exceptionally_distressing"
    TEMPORARY_ACT_PERMANENT = "temporary_act_permanent"
    UPPER_SECONDARY_PERMANENT = "upper_secondary_permanent"
    UPPER_SECONDARY_TEMPORARY = "upper_secondary_temporary"
    TIES = "ties"
    TIES_OTHER = "ties_other"
    WORK = "work"
    STUDIES = "studies"
    TEMPORARY_PROTECTION = "temporary_protection"
    EU_RIGHT_OF_RESIDENCE = "eu_right_of_residence"
    LONG_TERM_RESIDENT = "long_term_resident"
    PROTECTION_AFTER_JULY_2026 = "protection_after_july_2026"
    OTHER = "other"


class Relation(StrEnum):
    """What a person is to the first person of the household; read under 1984:890 4 § only."""

    SPOUSE = "spouse"
    CHILD = "child"
    OTHER_RELATIVE = "other_relative"
    COHABITING_PARTNER = "cohabiting_partner"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person's facts, with the names and words of the case format.

    ``id`` is unique in the household; ``ties_to`` is another person's id; ``destination`` is ISO 3166-1
    alpha-2 in capitals; ``travel_cost`` is in kronor. Raises ValueError for a destination that is no such code, which
    would otherwise pass for a country no provision names, and for a travel cost below zero.
    """

    id: str
    household: str = "home"
    born: date | None = None
    swedish_citizen: bool | None = None
    permit_status: PermitStatus | None = None
    permit_ground: PermitGround | None = None
    permit_since: date | None = None
    permit_unbroken: bool | None = None
    ties_to: str | None = None
    ties_through_partner: bool | None = None
    resident: bool | None = None
    settle_permanently: bool | None = None
    destination: str | None = None
    received_there: bool | None = None
    previous_grant: bool | None = None
    csn_debt: bool | None = None
    enforcement_debt: bool | None = None
    criminal_matter: bool | None = None
    keep_permit_notice: bool | None = None
    lacks_means: bool | None = None
    relation: Relation | None = None
    travel_cost: int | None = None

    def __post_init__(self) -> None:
        if self.destination is not None and self.destination not in COUNTRIES:
            raise ValueError("a destination is an ISO 3166-1 alpha-2 code in capitals")
        if self.travel_cost is not None and self.travel_cost < 0:
            raise ValueError("a travel cost is never below zero")


@dataclass(frozen=True, kw_only=True, slots=True)
class Household:
    """The persons who are asked about together, in any order (1984:890 reads ``relation`` to the first).

    ``couples`` are pairs of ids: spouses or cohabiting partners. ``unclear`` says that whether the persons
    are one household cannot be told. ``couples_untold_among`` are ids of persons any two of whom may be a couple that
    was not told; of everybody else, it was told. Raises ValueError for two persons with one id, and for a couple,
    told or not, that names nobody, one person twice, or somebody who is in another couple.
    """

    persons: tuple[Person, ...]
    couples: tuple[tuple[str, str], ...] = ()
    unclear: bool = False
    couples_untold_among: frozenset[str] = frozenset()
    _by_id: Mapping[str | None, Person] = field(init=False, repr=False, compare=False)
    _partners: Mapping[str, Person] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id: dict[str | None, Person] = {person.id: person for person in self.persons}
        if len(by_id) != len(self.persons):
            raise ValueError("two persons have the same id")
        paired = [id for couple in self.couples for id in couple]
        if len(set(paired)) != len(paired) or not by_id.keys() >= set(paired):
            raise ValueError("a couple must name two persons of the household who are in no other couple")
        if not by_id.keys() - set(paired) >= self.couples_untold_among:
            raise ValueError("whether persons are a couple is untold only of those of the household who are in none")
        both_ways = (*self.couples, *((two, one) for one, two in self.couples))
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_partners", {id: by_id[partner] for id, partner in both_ways})

    def find(self, id: str | None) -> Person | None:
        """The person with that id, or None."""
        return self._by_id.get(id)

    def person(self, id: str) -> Person:
        """The person with that id. Raises KeyError when there is none."""
        return self._by_id[id]

    def partner_of(self, id: str) -> Person | None:
        """The other one of the couple this person is in, or None when no couple was told."""
        return self._partners.get(id)

    def who_may_be_partner_of(self, id: str) -> tuple[Person, ...]:
        """Those with whom this person may be a couple, where that was not told."""
        if id not in self.couples_untold_among:
            return ()
        return tuple(person for person in self.persons if person.id in self.couples_untold_among - {id})
