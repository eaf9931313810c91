"""A power of attorney for asking, and for nothing else: who gives it, who may ask whom about what, and until when.

A Swedish authority may want to see one from whoever speaks for somebody; which form it accepts is the authority's own
matter, and the paper says so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.wording import Text
from portal.casework.deeds.custody import custody_of
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.models import Person
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, role_of


class Errand(StrEnum):
    """What may be asked for. Applying, confirming and deciding are not here, and never will be."""

    PAPERS_NEEDED = "papers_needed"
    WHERE_PAPERS_ARE = "where_papers_are"
    APPOINTMENT = "appointment"
    APPLICATION = "application"
    COPIES = "copies"


ERRANDS: Mapping[Errand, Text] = MappingProxyType(
    {
        Errand.PAPERS_NEEDED: _("Ask which papers are needed, what they cost and how long it takes."),
        Errand.WHERE_PAPERS_ARE: _("Ask where a passport or another paper is, and how to get it back."),
        Errand.APPOINTMENT: _("Ask for an appointment."),
        Errand.APPLICATION: _("Ask how far an application has come."),
        Errand.COPIES: _("Receive copies of papers, and hand them over to the one they are about."),
    }
)


class Asked(StrEnum):
    """Whom the questions are put to."""

    MIGRATION_AGENCY = "migration_agency"
    TAX_AGENCY = "tax_agency"
    EMBASSY = "embassy"
    OTHER = "other"


ASKED: Mapping[Asked, Text] = MappingProxyType(
    {
        Asked.MIGRATION_AGENCY: pgettext_lazy("letter to", "The Swedish Migration Agency"),
        Asked.TAX_AGENCY: pgettext_lazy("letter to", "The Swedish Tax Agency"),
        Asked.EMBASSY: pgettext_lazy("letter to", "The embassy"),
        Asked.OTHER: pgettext_lazy("letter to", "Another authority"),
    }
)

TO_BE_NAMED = frozenset({Asked.EMBASSY, Asked.OTHER})

PROTECTED: Text = _(
    "Somebody in the case has protected identity. A power of attorney tells the one who reads it that the person is "
    "here. The name and the number are therefore left out, and there is none for an embassy."
)
"""To be shown before it is made, where the case is such; see ``WarnFirst``."""


class NothingToAsk(ValueError):
    """No errand was chosen."""


class AlreadyOver(ValueError):
    """Its last day is before the day on which it is made."""


class WarnFirst(Exception):
    """Somebody in the case has protected identity, and nobody has said that PROTECTED has been read."""


class Withheld(Exception):
    """None is made for an embassy where somebody in the case has protected identity."""


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Somebody who gives it. Empty: to be written by hand."""

    name: str
    identity_number: str = ""


@dataclass(frozen=True, kw_only=True)
class PowerOfAttorney(Document):
    """Everything on the paper. ``about`` is whom it concerns: the giver, or a child whose custodians sign.

    ``receiver`` may ask; ``municipality`` is where, for one of its workers, and empty for anybody else. Which embassy
    or authority is ``asked`` is written by hand where ``asked_is_open``.
    ``custody_told`` is whether it is known who has custody; None where it is about no child. There is no reference.
    """

    kind: ClassVar[Kind] = Kind.POWER_OF_ATTORNEY

    about: Signatory
    givers: tuple[Signatory, ...]
    custody_told: bool | None
    receiver: str
    municipality: str
    asked: Text
    asked_name: str
    asked_is_open: bool
    errands: tuple[Text, ...]
    last_day: date

    @property
    def is_about_child(self) -> bool:
        return self.custody_told is not None


def power_of_attorney_of(
    situation: Situation,
    *,
    person: Person,
    receiver: str,
    asked: Asked,
    errands: Collection[Errand],
    last_day: date,
    issued_on: date,
    language: str | None = None,
    asked_name: str = "",
    is_worker: bool = True,
    warned: bool = False,
) -> PowerOfAttorney:
    """What one person, or a child's custodians, let ``receiver`` ask.

    Raises NothingToAsk, AlreadyOver and, where somebody in the case is protected, WarnFirst (unless ``warned``) and
    Withheld.
    """
    if not errands:
        raise NothingToAsk
    if last_day < issued_on:
        raise AlreadyOver
    _require_safety(situation, person, asked, warned=warned)
    protected = situation.case.has_protected
    about = _signatory(person, protected=protected)
    is_child = role_of(person, issued_on) is Role.CHILD
    told, givers = _custodians(situation, person) if is_child else (None, (about,))
    return PowerOfAttorney(
        reference="",
        language=beside(language or person.language),
        issued_on=issued_on,
        about=about,
        givers=givers,
        custody_told=told,
        receiver=receiver,
        municipality=situation.case.municipality.name if is_worker else "",
        asked=ASKED[asked],
        asked_name=asked_name,
        asked_is_open=asked in TO_BE_NAMED and not asked_name,
        errands=tuple(text for errand, text in ERRANDS.items() if errand in errands),
        last_day=last_day,
    )


def _require_safety(situation: Situation, person: Person, asked: Asked, *, warned: bool) -> None:
    if not (situation.case.has_protected or person.is_protected):
        return
    if asked is Asked.EMBASSY:
        raise Withheld
    if not warned:
        raise WarnFirst


def _signatory(person: Person, *, protected: bool) -> Signatory:
    """One who is told of where somebody else must not be found is as silent as that one: see PROTECTED."""
    if protected or person.is_protected:
        return Signatory(name="")
    number = person.identity_number
    return Signatory(name=person.name, identity_number=str(number) if number else "")


def _custodians(situation: Situation, child: Person) -> tuple[bool, tuple[Signatory, ...]]:
    """Whether it is told, and who: those in the case by name, room for one outside; for two where it is not told."""
    told = custody_of([child])[child.pk]
    protected = situation.case.has_protected
    inside = tuple(_signatory(person, protected=protected) for person in situation.people if person.pk in told.inside)
    if not told.is_told:
        return False, (Signatory(name=""), Signatory(name=""))
    return True, inside + ((Signatory(name=""),) if told.outside else ())
