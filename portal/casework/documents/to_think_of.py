"""What a move means beside the grant: what we know of it, where that stands, and whom to ask.

The ordinance says next to nothing of it. What other acts say is cited from them, and no number of theirs is repeated.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law import Citation
from eligibility.law.editions import Edition
from eligibility.wording import Text
from portal.casework.documents.leaving import cited_under
from portal.casework.planning.document_kinds import DocumentKind
from portal.casework.planning.document_table import ABOUT

ALIENS_ACT = "7 kap. 7 § utlänningslagen (2005:716)"
REGISTRATION_ACT = "20 § folkbokföringslagen (1991:481)"
PARENTS_CODE = "6 kap. 13 § föräldrabalken"

KEEP_PERMIT: Text = _(
    "A permanent permit can be kept for a time by those who notify the Migration Agency that they wish it. That does "
    "not stop a grant, but the last part then waits until the permit has ended."
)
KEEP_PERMIT_OLD: Text = _(
    "A permanent permit can be kept for a time by those who notify the Migration Agency that they wish it. Ask the "
    "agency."
)
REGISTER: Text = _(
    "A person who moves abroad for at least a year is taken off the population register. Tell the Swedish Tax Agency "
    "(Skatteverket), and ask about tax."
)
BENEFITS: Text = _(
    "Ask the Swedish Social Insurance Agency (Försäkringskassan) about child allowance, sickness benefit and other "
    "support, and from which day it ends."
)
PENSION: Text = _("We do not know how your pension is affected. Ask the Swedish Pensions Agency (Pensionsmyndigheten).")
DEBTS: Text = _(
    "As long as there is a debt to CSN or at Kronofogden no grant is given. The ordinance does not speak of other "
    "debts. The municipality’s budget and debt adviser helps free of charge."
)
DEBTS_OLD: Text = _(
    "The ordinance does not speak of debts. Ask those whom you owe. The municipality’s budget and debt adviser helps "
    "free of charge."
)

UNKNOWN: tuple[Text, ...] = (
    _("How long the Migration Agency takes to decide, and which papers it will ask for."),
    _("On which day health care, school, social insurance and other support end in your case."),
    _("How tax, pension and benefits are affected."),
    _("How the grant is paid to another country, and what that costs."),
    _("How the highest amounts are divided between several people."),
    _("How the move affects those in the family who stay in Sweden."),
    _("How protection other than refugee status is affected."),
)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One thing to think of. An empty ``citation`` says that no rule we have read says it."""

    title: Text
    text: Text
    citation: str = ""


def topics_under(edition: Edition) -> tuple[Topic, ...]:
    """What to think of, from what is hardest to get back."""
    return tuple(_topics(edition))


def _topics(edition: Edition) -> Iterator[Topic]:
    keep = edition.figures.get("section_keep_permit")
    yield Topic(
        title=_("Residence permit"),
        text=KEEP_PERMIT if keep else KEEP_PERMIT_OLD,
        citation="; ".join(filter(None, (cited_under(edition.ordinance, keep.citation if keep else None), ALIENS_ACT))),
    )
    yield Topic(title=pgettext_lazy("what a move means", "Housing"), text=ABOUT[DocumentKind.HOUSING_NOTICE].why)
    yield Topic(title=_("Population register and tax"), text=REGISTER, citation=REGISTRATION_ACT)
    yield Topic(title=_("Benefits and insurance"), text=BENEFITS)
    yield Topic(title=_("Pension"), text=PENSION)
    debt = _cited(edition, "no_csn_debt")
    yield Topic(
        title=pgettext_lazy("what a move means", "Debts"),
        text=DEBTS if debt else DEBTS_OLD,
        citation=cited_under(edition.ordinance, debt),
    )
    yield Topic(
        title=pgettext_lazy("what a move means", "Children"),
        text=ABOUT[DocumentKind.CUSTODY_CONSENT].why,
        citation=PARENTS_CODE,
    )


def _cited(edition: Edition, condition: str) -> Citation | None:
    return next((one.citation for one in edition.conditions if one.code == condition), None)
