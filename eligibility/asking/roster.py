"""Who is asked about: you, a partner, children, other adults. An id does not move when somebody is added."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text, said

MOST_CHILDREN = 8
MOST_OTHER_ADULTS = 3
MOST_PERSONS = 10
YOU = "you"
PARTNER = "partner"


class Role(StrEnum):
    """What a person is in the household of the one who asks."""

    YOU = "you"
    PARTNER = "partner"
    CHILD = "child"
    OTHER_ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Member:
    """One person who is asked about."""

    id: str
    role: Role
    number: int = 0
    only_one: bool = False

    @property
    def name(self) -> Text:
        """What the wizard calls this person."""
        match self.role:
            case Role.YOU:
                return _("You")
            case Role.PARTNER:
                return _("Your partner")
            case Role.CHILD:
                return _("The child") if self.only_one else said(_("Child %(number)s"), number=self.number)
            case Role.OTHER_ADULT:
                return _("The other adult") if self.only_one else said(_("Other adult %(number)s"), number=self.number)


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """Who would move, as the first question tells it."""

    partner: bool
    children: int
    other_adults: int

    @property
    def too_many(self) -> bool:
        """Whether the wizard leaves so many persons to a conversation."""
        return len(self.members) > MOST_PERSONS

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody, you first."""
        return _members(self.partner, self.children, self.other_adults)

    def member(self, id: str) -> Member | None:
        """The person with that id, or None when nobody here has it."""
        return next((member for member in self.members if member.id == id), None)


@cache  # there are few rosters, and who is in them is asked for again and again
def _members(partner: bool, children: int, other_adults: int) -> tuple[Member, ...]:
    return (
        Member(YOU, Role.YOU),
        *((Member(PARTNER, Role.PARTNER),) if partner else ()),
        *_numbered(Role.CHILD, children),
        *_numbered(Role.OTHER_ADULT, other_adults),
    )


def _numbered(role: Role, count: int) -> tuple[Member, ...]:
    return tuple(Member(f"{role.value}{number}", role, number, count == 1) for number in range(1, count + 1))


LARGEST = Roster(partner=True, children=MOST_CHILDREN, other_adults=MOST_OTHER_ADULTS)
"""Everybody who can be asked about, though not all at once."""

EVERY_ID = frozenset(member.id for member in LARGEST.members)
