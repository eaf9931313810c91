"""Who can supply what is missing in an application. Whoever it is about comes first; nobody is obliged."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from eligibility.wording import Text
from portal.casework.people.custody import Unsettled

PERSON: Text = pgettext_lazy("who can supply it", "The person")
ADULTS: Text = pgettext_lazy("who can supply it", "The adults of the household")
CUSTODIANS: Text = pgettext_lazy("who can supply it", "Those who have custody of the child")
OTHER_CUSTODIAN: Text = pgettext_lazy("who can supply it", "The other custodian")
GUARDIAN: Text = pgettext_lazy("who can supply it", "A guardian (god man)")
MUNICIPALITY: Text = pgettext_lazy("who can supply it", "The municipality")
MIGRATION_AGENCY: Text = pgettext_lazy("who can supply it", "The Swedish Migration Agency")
TAX_AGENCY: Text = pgettext_lazy("who can supply it", "The Swedish Tax Agency")
STUDENT_FINANCE: Text = pgettext_lazy("who can supply it", "The Swedish Board of Student Finance (CSN)")
ENFORCEMENT: Text = pgettext_lazy("who can supply it", "The Swedish Enforcement Authority")

_REGISTERS: Mapping[str, Text] = {
    "identity_number": TAX_AGENCY,
    "resident": TAX_AGENCY,
    "swedish_citizen": TAX_AGENCY,
    "permit_status": MIGRATION_AGENCY,
    "permit_ground": MIGRATION_AGENCY,
    "permit_since": MIGRATION_AGENCY,
    "permit_unbroken": MIGRATION_AGENCY,
    "previous_grant": MIGRATION_AGENCY,
    "csn_debt": STUDENT_FINANCE,
    "enforcement_debt": ENFORCEMENT,
}
"""Facts that an authority has written down, so that the person can ask there."""

WHO_SETTLES: Mapping[Unsettled, tuple[Text, ...]] = {
    Unsettled.NOT_TOLD: (CUSTODIANS,),
    Unsettled.NOT_ASKED: (MUNICIPALITY, OTHER_CUSTODIAN),
    Unsettled.ASKED: (OTHER_CUSTODIAN,),
    Unsettled.NOT_GIVEN: (OTHER_CUSTODIAN,),
}


def who_knows(fact: str, *, of_child: bool) -> tuple[Text, ...]:
    """Who can tell a fact about somebody: the person, or those who have custody; and the authority that knows it."""
    own = CUSTODIANS if of_child else PERSON
    register = _REGISTERS.get(fact)
    return (own,) if register is None else (own, register)
