"""What is masked on every page until somebody asks to see it, one field of one person at a time.

Masked are what identifies a person to others or leads to her: the identity number, and how to reach her; the name,
where she has protected identity. Her facts, which are what the work is about, are not, and neither are notes, which
stand on a page of their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.models import Person


@dataclass(frozen=True, kw_only=True)
class MaskedField:
    """One field. `plain` and `masked` give its text, empty where nothing is told."""

    label: Text
    plain: Callable[[Person], str]
    masked: Callable[[Person], str]


def _identity_number(person: Person) -> str:
    return str(person.identity_number or "")


def _identity_number_masked(person: Person) -> str:
    number = person.identity_number
    return number.masked if number else ""


def _contact(person: Person) -> str:
    return str(getattr(person, "contact_value", "") or "")


def _hidden(plain: Callable[[Person], str]) -> Callable[[Person], str]:
    """The same for every text, so that not even its length is told."""
    return lambda person: "••••••••" if plain(person) else ""


MASKED: Mapping[str, MaskedField] = {
    "name": MaskedField(label=_("Name"), plain=lambda person: person.name, masked=lambda person: person.label),
    "identity_number": MaskedField(
        label=_("Personal identity number or coordination number"),
        plain=_identity_number,
        masked=_identity_number_masked,
    ),
    "contact_value": MaskedField(label=_("How to reach the person"), plain=_contact, masked=_hidden(_contact)),
}
