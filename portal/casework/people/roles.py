"""What somebody is in the household, read from couples and ages; what was said is read only where these are silent."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from django.utils.translation import pgettext_lazy

from eligibility.wording import Text
from portal.casework.models import CoupleKind, HouseholdRole, Person
from portal.casework.people.ages import is_child


class Role(StrEnum):
    SPOUSE = "spouse"
    COHABITING = "cohabiting"
    PARTNER = "partner"
    CHILD = "child"
    ADULT = "adult"
    NOT_TOLD = "not_told"


WORDS: dict[Role, Text] = {
    Role.SPOUSE: pgettext_lazy("in the household", "spouse or registered partner"),
    Role.COHABITING: pgettext_lazy("in the household", "cohabiting partner"),
    Role.PARTNER: pgettext_lazy("in the household", "spouse or cohabiting partner"),
    Role.CHILD: pgettext_lazy("in the household", "child"),
    Role.ADULT: pgettext_lazy("in the household", "adult"),
    Role.NOT_TOLD: pgettext_lazy("in the household", "adult or child: not told"),
}

_IN_COUPLE = {CoupleKind.SPOUSES.value: Role.SPOUSE, CoupleKind.COHABITING.value: Role.COHABITING}
_SAID = {HouseholdRole.CHILD.value: Role.CHILD, HouseholdRole.OTHER.value: Role.ADULT}


def role_of(person: Person, on: date) -> Role:
    """One person's role on a day."""
    if person.partner_id is not None:
        return _IN_COUPLE.get(person.couple_kind, Role.PARTNER)
    child = is_child(person, on)
    if child is None:
        return _SAID.get(person.household_role, Role.NOT_TOLD)
    return Role.CHILD if child else Role.ADULT


def children_of(people: Sequence[Person], on: date) -> list[Person]:
    """Those who are children, as far as it is told."""
    return [person for person in people if role_of(person, on) is Role.CHILD]


def is_without_adults(people: Sequence[Person], on: date) -> bool:
    """Whether there are only children, who need a guardian before anything else; never where an age is not told."""
    return bool(people) and len(children_of(people, on)) == len(people)
