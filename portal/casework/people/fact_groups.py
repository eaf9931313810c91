"""In which groups a person's facts are asked, and which of them one person can take over from another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law import PermitGround
from eligibility.wording import Text
from portal.casework.models import Person
from portal.casework.people.roles import Role, role_of

HOUSEHOLDS = {
    "home": pgettext_lazy("household", "The first household"),
    "second": pgettext_lazy("household", "A second household"),
    "third": pgettext_lazy("household", "A third household"),
}
ONLY_1984 = ("lacks_means", "relation", "travel_cost")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some fields under one heading. A `folded` one is opened by whoever needs it, the others when all is told.

    `optional` are those that an assessment does without.
    """

    code: str
    title: Text
    names: tuple[str, ...]
    folded: bool = False
    optional: tuple[str, ...] = ()


GROUPS = (
    Group(
        code="who",
        title=_("Who it is"),
        names=(
            *("name", "identity_number", "remove_identity_number", "born", "language"),
            *("household_role", "household", "protected_identity"),
        ),
        optional=("identity_number", "remove_identity_number", "household_role", "household", "protected_identity"),
    ),
    Group(
        code="permit",
        title=_("Citizenship and residence permit"),
        names=(
            "swedish_citizen",
            "permit_status",
            "permit_ground",
            "permit_since",
            "permit_unbroken",
            "ties_to",
            "ties_through_partner",
            "keep_permit_notice",
        ),
        optional=("ties_to", "ties_through_partner", "keep_permit_notice"),
    ),
    Group(
        code="leaving",
        title=pgettext_lazy("facts about a person", "Leaving and settling"),
        names=("resident", "settle_permanently", "destination", "received_there"),
    ),
    Group(
        code="obstacles",
        title=_("What can be an obstacle"),
        names=("previous_grant", "csn_debt", "enforcement_debt", "criminal_matter"),
    ),
    Group(code="only_1984", title=_("Only under the ordinance of 1984"), names=ONLY_1984),
    Group(
        code="talking",
        title=_("Talking, meeting and reaching the person"),
        names=(
            *("interpreter", "interpreter_language", "interpreter_wish"),
            *("contact_way", "contact_value", "access_needs"),
        ),
        folded=True,
    ),
)


def not_told(group: Group, person: Person) -> list[str]:
    """What an assessment still wants to know of this group; of a citizen it wants no permit."""
    if group.code == "permit" and person.swedish_citizen:
        return []
    needed = [name for name in group.names if name not in group.optional]
    if group.code == "permit" and person.permit_ground == PermitGround.TIES:
        needed.append("ties_to")
    return [name for name in needed if getattr(person, name) in (None, "")]


TAKEN_OVER = {group.code: group.names for group in GROUPS if group.code in ("permit", "leaving", "obstacles")}
TIES = "ties"
"""The permit as another has it, but through family ties to that person."""
COPIED = ("permit", TIES, "leaving", "obstacles")

OWN_MATTER = frozenset(
    {"settle_permanently", "previous_grant", "csn_debt", "enforcement_debt", "criminal_matter", "keep_permit_notice"}
)
"""What an adult says for himself or herself alone. It is taken over between children only."""


def taken_over(source: Person, to: Person | None, groups: Iterable[str], *, on: date) -> dict[str, Any]:
    """What a person would have in common with another: told facts of these groups, never one that is a person's own.

    `to` is None for somebody who is being added. What the other has not told is not among them.
    """
    groups = tuple(groups)
    names = [name for group in groups for name in TAKEN_OVER.get("permit" if group == TIES else group, ())]
    values = {name: getattr(source, name) for name in names if _is_shared(name, source, to, on=on)}
    if TIES in groups:
        values |= {"permit_ground": PermitGround.TIES.value, "ties_to": source, "ties_through_partner": False}
        values.pop("permit_since", None)
    if to is not None:
        _leave_out_the_impossible(values, to)
    return values


def _leave_out_the_impossible(values: dict[str, Any], to: Person) -> None:
    if values.get("ties_to") == to:
        del values["ties_to"]
    if to.born is not None and "permit_since" in values and values["permit_since"] < to.born:
        del values["permit_since"]


def _is_shared(name: str, source: Person, to: Person | None, *, on: date) -> bool:
    if getattr(source, name) is None:
        return False
    if name not in OWN_MATTER:
        return True
    return to is not None and role_of(source, on) is role_of(to, on) is Role.CHILD
