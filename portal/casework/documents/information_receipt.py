"""What one adult has been told, as a paper of her own: she signs nothing, and it binds her to nothing.

A signature under "I have understood" would be evidence against her. What serves her is the municipality's own: the
worker signs that this is what was gone through.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.documents.kinds import Document, Kind
from portal.casework.documents.languages import beside
from portal.casework.models import GuidePart, InformationGiven, InformationManner, InterpreterUse, Person
from portal.casework.people.household import Situation
from portal.casework.people.roles import Role, role_of
from portal.casework.talking.conversation import guide_for
from portal.casework.talking.information import GoneThrough, informed
from portal.guidance import Guidance, published
from portal.settings.languages import SOURCE

INTERPRETED: Mapping[str, Text] = MappingProxyType(
    {
        "": "",
        InterpreterUse.NOT_NEEDED: "",
        InterpreterUse.PRESENT: _("With an interpreter in the room."),
        InterpreterUse.PHONE: _("With an interpreter by telephone."),
        InterpreterUse.VIDEO: _("With an interpreter by video."),
        InterpreterUse.REFUSED: _("Without an interpreter, as you wished."),
        InterpreterUse.NOT_AVAILABLE: _("There was no interpreter, although one was needed."),
    }
)


INFORMING = (GuidePart.PURPOSE, GuidePart.RULES, GuidePart.DOCUMENTS)
"""Parts of the guide that inform. The others are about what she thinks and fears, and somebody else may find this."""


class NotForChildren(ValueError):
    """Children are told through their parents, and asked; the paper is an adult's."""


@dataclass(frozen=True, kw_only=True)
class PageRead:
    """A page of the guidance, in the version that was gone through. Titles are the editors' own words."""

    swedish_title: str
    title: str
    language: str
    published_on: date
    law_wording: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """One time that something was gone through: a page, or a topic without one."""

    page: PageRead | None
    topics: tuple[Text, ...]
    language: str
    given_on: date
    manner: Text
    interpreter: Text


@dataclass(frozen=True, kw_only=True)
class InformationReceipt(Document):
    """Everything on the paper. ``contact`` says whom to ask; empty leaves room to write it by hand.

    ``name`` is empty where somebody in the case has protected identity. ``talked_about`` are parts of the conversation
    guide that inform, and ``not_told`` what there is to hear besides.
    """

    kind: ClassVar[Kind] = Kind.INFORMATION_RECEIPT

    name: str
    municipality: str
    told: tuple[Told, ...]
    talked_about: tuple[Text, ...]
    not_told: tuple[Text, ...]
    contact: str


def information_receipt_of(
    situation: Situation,
    *,
    person: Person,
    issued_on: date,
    language: str | None = None,
    contact: str = "",
    guidance: Guidance | None = None,
) -> InformationReceipt:
    """What is noted as told to this person and to nobody else. Raises NotForChildren."""
    if role_of(person, issued_on) is Role.CHILD:
        raise NotForChildren
    case = situation.case
    pages = guidance or published()
    hers = informed(case, situation.people, guidance=pages)[person.pk]
    parts = [
        part for part in guide_for(person) if part.guide.part in INFORMING and part.noted and not part.noted.skipped
    ]
    return InformationReceipt(
        reference=case.reference,
        language=beside(language or person.language),
        issued_on=issued_on,
        name="" if case.has_protected or person.is_protected else person.name,
        municipality=case.municipality.name,
        told=tuple(_told(time, pages) for time in hers.told),
        talked_about=tuple(part.guide.title for part in parts),
        not_told=tuple(topic.label for topic in hers.missing),
        contact=contact,
    )


def _told(time: GoneThrough, guidance: Guidance) -> Told:
    row = time.first
    return Told(
        page=_page(row, guidance),
        topics=tuple(topic.label for topic in time.topics),
        language=row.language,
        given_on=row.given_on,
        manner=InformationManner(row.manner).label,
        interpreter=INTERPRETED[row.interpreter],
    )


def _page(row: InformationGiven, guidance: Guidance) -> PageRead | None:
    if row.page is None or row.page_published_at is None:
        return None
    ours = guidance.exactly(row.page, SOURCE.code)
    return PageRead(
        swedish_title=row.page_title if ours is None or row.page_language == SOURCE.code else ours.title,
        title=row.page_title,
        language=row.page_language,
        published_on=timezone.localdate(row.page_published_at),
        law_wording=row.law_wording,
    )
