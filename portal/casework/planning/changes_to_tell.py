"""What has to be told to Migrationsverket when it changes: the conditions of the edition, as things that happen.

The duty is 11 § of 2025:970, "utan dröjsmål"; the ordinance of 1984 has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.law import Citation
from eligibility.law.editions import Edition
from eligibility.wording import Text

DUTY = "report_changes"

_CHANGES: Mapping[str, Text] = {
    "qualifying_ground": _("The residence permit is revoked, runs out or is replaced by another one."),
    "not_swedish_citizen": _("Somebody becomes a Swedish citizen."),
    "same_household": _("Somebody moves out of the household, or into it."),
    "resident_in_sweden": _("Somebody moves from Sweden earlier than was said in the application."),
    "settles_permanently": _("Somebody no longer wants to leave, or does not mean to stay abroad."),
    "received_in_destination": _("The other country no longer receives the person, or it is not certain."),
    "destination_allowed": _("The person will settle in another country than was said."),
    "no_previous_grant": _("It turns out that somebody was granted a grant before."),
    "no_csn_debt": _("A debt to CSN comes up or is paid."),
    "no_enforcement_debt": _("A debt is handed over to Kronofogden, or is paid."),
    "no_criminal_matter": _("A criminal case begins or ends."),
}
"""By condition. What the agency judges itself (security) is not asked about here either."""

_AMOUNT: Text = _("Two people become a couple or part, a child is born or becomes an adult, or somebody dies.")
_MISTAKE: Text = _("Something in the application was wrong.")


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that can happen, and the provision it has to do with."""

    text: Text
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The duty, or None where the ordinance has none, and what it covers."""

    duty: Citation | None
    changes: tuple[Change, ...]


def telling_under(edition: Edition) -> Telling:
    """What an edition wants to be told, in the order of its sections."""
    duty = next((one.citation for one in edition.consequences.duties if one.code == DUTY), None)
    if duty is None:
        return Telling(duty=None, changes=())
    found = [
        Change(text=_CHANGES[condition.code], citation=condition.citation)
        for condition in edition.conditions
        if condition.code in _CHANGES
    ]
    found.append(Change(text=_AMOUNT, citation=edition.amounts.adult.citation))
    wrong = next((one for one in edition.consequences.repayment if one.code == "wrong_information"), None)
    if wrong:
        found.append(Change(text=_MISTAKE, citation=wrong.citation))
    return Telling(duty=duty, changes=tuple(sorted(found, key=lambda change: change.citation.section)))
