"""The kinds of documents, and what every one of them says of itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.drawing.attachment import Attachment


class Kind(StrEnum):
    """A kind of document; its value names the template in templates/documents/."""

    APPLICATION = "application"
    OWN_SUMMARY = "own_summary"
    CHECKLIST = "checklist"
    CONSEQUENCES = "consequences"
    INFORMATION_RECEIPT = "information_receipt"
    POWER_OF_ATTORNEY = "power_of_attorney"
    HANDOVER_SHEET = "handover_sheet"
    LETTER = "letter"


TITLES: dict[Kind, Text] = {
    Kind.APPLICATION: _("Basis for an application for a repatriation grant"),
    Kind.OWN_SUMMARY: _("Your own summary"),
    Kind.CHECKLIST: _("Documents to collect"),
    Kind.CONSEQUENCES: _("What leaving means, and how the grant is paid"),
    Kind.INFORMATION_RECEIPT: _("What you have been informed about"),
    Kind.POWER_OF_ATTORNEY: _("Power of attorney"),
    Kind.HANDOVER_SHEET: _("Hand-over sheet"),
    Kind.LETTER: _("Letter"),
}


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every document is. A kind adds everything else that its template reads, and nothing more.

    ``language`` stands beside the Swedish; None is Swedish alone. ``issued_on`` is the only clock there is, so that the
    same contents give the same bytes.
    """

    kind: ClassVar[Kind]

    reference: str
    language: str | None
    issued_on: date
    attachments: tuple[Attachment, ...] = ()
