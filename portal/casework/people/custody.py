"""Whether it is settled that a child may be in an application: who has custody, and that all of them agree.

The ordinance says nothing of custody (2025:970, 1984:890). The Parental Code does: joint custodians decide together
(FB 6 kap. 13 §). What the agency asks for is for the agency; here is only said what is not settled.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.deeds.custody import ToldCustody, custody_of
from portal.casework.models import Consent, Person
from portal.casework.people.roles import children_of


class Unsettled(StrEnum):
    NOT_TOLD = "not_told"
    NOT_ASKED = "not_asked"
    ASKED = "asked"
    NOT_GIVEN = "not_given"


WORDS: dict[Unsettled, Text] = {
    Unsettled.NOT_TOLD: _("Who has custody has not been told."),
    Unsettled.NOT_ASKED: _("A custodian outside the case has not been asked."),
    Unsettled.ASKED: _("A custodian outside the case has been asked and has not answered."),
    Unsettled.NOT_GIVEN: _("A custodian outside the case has not consented."),
}


def unsettled(told: ToldCustody) -> Unsettled | None:
    """What is not settled about one child; None where all who have custody are in the case or have consented."""
    if not told.is_told:
        return Unsettled.NOT_TOLD
    if told.outside is None or told.outside.consent == Consent.GIVEN:
        return None
    return Unsettled(told.outside.consent)


def unsettled_children(people: Sequence[Person], on: date) -> dict[UUID, Unsettled]:
    """The children of a case of whom something is not settled, in the order of the case."""
    children = children_of(people, on)
    found = {child: unsettled(told) for child, told in custody_of(children).items()} if children else {}
    return {child: what for child, what in found.items() if what is not None}
