"""What events about papers, letters and decisions name, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.models import Deed
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.letter_texts import LETTERS

_DAYS: Mapping[str, Text] = {
    "wished_departure": _("Wished day of departure"),
    "decided_on": _("Day of the decision"),
    "known_on": _("Day the client got to know of it"),
    "ordinance": _("Which ordinance the decision names"),
    "granted": _("Who is granted something by the decision"),
    "amount": _("Amount in kronor, for all of them together"),
    "source": _("How we know"),
    "removed": _("It was noted by mistake"),
    "departed_on": _("Left Sweden on"),
    "arrived_on": _("Arrived on"),
    "second_asked_on": _("Asked for the payment after arrival on"),
    "permit_ended_on": _("The residence permit ended on"),
    "third_asked_on": _("Asked for the last payment on"),
}
_PAPERS = frozenset({Deed.DOCUMENTS_PLANNED, Deed.DOCUMENTS_CHANGED})
_DECISIONS = frozenset({Deed.DECISION_WRITTEN, Deed.DECISION_CHANGED, Deed.CASE_CHANGED})


def word_for(deed: str, name: str) -> Text | None:
    """What one name in an event stands for; None where the event is not ours to tell."""
    if deed in _PAPERS and name in DocumentKind.values:
        return DocumentKind(name).label
    if deed == Deed.LETTER_SHOWN and name in LETTERS:
        return LETTERS[name].title
    return _DAYS.get(name) if deed in _DECISIONS else None
