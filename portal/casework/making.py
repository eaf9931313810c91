"""Which kinds there are to make, for whom, and by which function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.application import summary_of
from portal.casework.documents.checklist import checklist_of
from portal.casework.documents.consequences import consequences_of
from portal.casework.documents.handover_sheet import HandoverSheet, handover_sheet_of
from portal.casework.documents.information_receipt import NotForChildren, information_receipt_of
from portal.casework.documents.kinds import TITLES, Document, Kind
from portal.casework.documents.letter import LetterNotOffered, letter_of
from portal.casework.documents.own_summary import own_summary_of
from portal.casework.documents.power_of_attorney import (
    AlreadyOver,
    NothingToAsk,
    WarnFirst,
    Withheld,
    power_of_attorney_of,
)
from portal.casework.models import Person
from portal.casework.people.ages import is_child
from portal.casework.people.household import Situation

NOT_AS_IT_STANDS = (AlreadyOver, LetterNotOffered, NotForChildren, NothingToAsk, WarnFirst, Withheld)
"""What a maker raises where the paper is not for this person, or not on these terms."""

Told = Mapping[str, Any]
NOTHING: Told = MappingProxyType({})


class Whose(Enum):
    """Whether a kind is made for the household, for one person, or for either."""

    HOUSEHOLD = "household"
    PERSON = "person"
    EITHER = "either"


@dataclass(frozen=True, kw_only=True)
class Making:
    """One kind: the word in its address, what it is for, the function that makes it, and whose it is.

    `for_children` is whether it can be a child's own. `needs` are what the function must be told beside person and
    language.
    """

    kind: Kind
    slug: str
    about: Text
    make: Callable[..., Document]
    whose: Whose = Whose.PERSON
    for_children: bool = True
    swedish_alone: bool = False
    needs: tuple[str, ...] = ()

    @property
    def title(self) -> Text:
        return TITLES[self.kind]


def _handover_sheet(situation: Situation, *, issued_on: date, language: str) -> HandoverSheet:
    """Colleagues read it, and they read Swedish."""
    return handover_sheet_of(situation, issued_on=issued_on)


_ALL = (
    Making(
        kind=Kind.APPLICATION,
        slug="ansokan",
        about=_("To read, sign and send to the Swedish Migration Agency, which decides. Each adult signs alone."),
        make=summary_of,
        whose=Whose.HOUSEHOLD,
        needs=("lacks",),
    ),
    Making(
        kind=Kind.CONSEQUENCES,
        slug="foljder",
        about=_("What leaving means, when the grant is paid, and when it must be repaid."),
        make=consequences_of,
        whose=Whose.EITHER,
        for_children=False,
    ),
    Making(
        kind=Kind.HANDOVER_SHEET,
        slug="overlamning",
        about=_("For the colleague who takes over: what is done, what is left and which days come. In Swedish."),
        make=_handover_sheet,
        whose=Whose.HOUSEHOLD,
        swedish_alone=True,
    ),
    Making(
        kind=Kind.OWN_SUMMARY,
        slug="sammanfattning",
        about=_("The person’s own matter alone, to take home and think over. Nothing that another adult has told."),
        make=own_summary_of,
        for_children=False,
    ),
    Making(
        kind=Kind.CHECKLIST,
        slug="checklista",
        about=_("The papers on the person’s plan, where to ask for each, and boxes to tick."),
        make=checklist_of,
    ),
    Making(
        kind=Kind.INFORMATION_RECEIPT,
        slug="information",
        about=_("What the person has been informed about, when, and in which language. The person signs nothing."),
        make=information_receipt_of,
        for_children=False,
    ),
    Making(
        kind=Kind.POWER_OF_ATTORNEY,
        slug="fullmakt",
        about=_("Lets somebody ask an authority about papers. It never lets anybody apply, confirm or decide."),
        make=power_of_attorney_of,
        needs=("receiver", "is_worker", "asked", "asked_name", "errands", "last_day", "warned"),
    ),
    Making(
        kind=Kind.LETTER,
        slug="brev",
        about=_("A letter that the person signs and sends: to an embassy, an authority, a landlord, a school."),
        make=letter_of,
        needs=("code", "named"),
    ),
)
MAKINGS: Mapping[Kind, Making] = MappingProxyType({making.kind: making for making in _ALL})


def of_household() -> list[Making]:
    """The kinds that are the household's."""
    return [making for making in _ALL if making.whose is not Whose.PERSON]


def for_person(person: Person, on: date) -> list[Making]:
    """The kinds that can be one person's own. Somebody whose age was not told counts as grown."""
    child = is_child(person, on) is True
    return [making for making in _ALL if making.whose is not Whose.HOUSEHOLD and (making.for_children or not child)]


def make_document(
    kind: Kind,
    situation: Situation,
    *,
    issued_on: date,
    language: str,
    person: Person | None = None,
    told: Told = NOTHING,
) -> Document:
    """The contents of a document, for somebody where the kind is a person's. Raises any of NOT_AS_IT_STANDS."""
    making = MAKINGS[kind]
    if making.whose is (Whose.HOUSEHOLD if person else Whose.PERSON):
        raise TypeError(f"{kind} is made for {'the household' if person else 'one person'}")
    if unknown := set(told) - set(making.needs):
        raise TypeError(f"{kind} needs no {sorted(unknown)}")
    whose = {} if person is None else {"person": person}
    return making.make(situation, issued_on=issued_on, language=language, **whose, **told)
