"""What the facts and their choices are called, in a form and in a list."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law.facts import PermitGround, PermitStatus, Relation
from eligibility.wording.saying import Text

_FACTS: dict[str, Text] = {
    "household": _("The household the person lives in"),
    "born": _("Date of birth"),
    "swedish_citizen": _("Swedish citizen"),
    "permit_status": _("How it stands with the residence permit"),
    "permit_ground": _("Ground of the residence permit"),
    "permit_since": _("Has had a residence permit in Sweden since"),
    "permit_unbroken": _("Has had a residence permit since then without a gap"),
    "ties_to": _("The person whom the family ties are to"),
    "ties_through_partner": _("The ties are to that person’s spouse or cohabiting partner"),
    "resident": _("Lives in Sweden now"),
    "settle_permanently": _("Means to leave Sweden and settle permanently in another country"),
    "destination": _("Country to settle in"),
    "received_there": _("Can show that the country will receive the person"),
    "previous_grant": _("Has been granted a repatriation grant before"),
    "csn_debt": _("Debt to CSN, the student finance board"),
    "enforcement_debt": _("Debt handed to Kronofogden, the Enforcement Authority"),
    "criminal_matter": _("Unserved sentence, prosecution or criminal investigation"),
    "keep_permit_notice": _("Has notified a wish to keep the residence permit"),
    "lacks_means": _("Lacks means to pay for the journey"),
    "relation": _("Relation to the first person in the household"),
    "travel_cost": _("Cost of the journey in kronor"),
}

_CHOICES: dict[StrEnum, Text] = {
    PermitStatus.VALID: _("Has a valid residence permit"),
    PermitStatus.RENEWAL_PENDING: _("Has applied to extend the permit and is waiting for a decision"),
    PermitStatus.EXPIRED: _("Had a permit that has expired"),
    PermitStatus.FIRST_APPLICATION_PENDING: _("Has applied for a first permit and is waiting for a decision"),
    PermitStatus.REFUSED: _("Has been refused a permit, or has a decision to leave Sweden"),
    PermitStatus.NONE: _("Has no residence permit and has not applied for one"),
    PermitGround.REFUGEE: _("Refugee"),
    PermitGround.SUBSIDIARY_PROTECTION: _("Subsidiary protection (in Swedish also “alternativt skyddsbehövande”)"),
    PermitGround.QUOTA_REFUGEE: _("Quota refugee: chosen for resettlement and brought to Sweden"),
    PermitGround.EXCEPTIONALLY_DISTRESSING: _("Exceptionally distressing circumstances, or humanitarian grounds"),
    PermitGround.TEMPORARY_ACT_PERMANENT: _("Permanent permit under section 17 of the temporary act of 2016"),
    PermitGround.UPPER_SECONDARY_PERMANENT: _("Permanent permit under the upper secondary school act"),
    PermitGround.UPPER_SECONDARY_TEMPORARY: _("Temporary permit under the upper secondary school act"),
    PermitGround.TIES: _(
        "Family ties to someone with protection in Sweden, with a permit for exceptionally distressing "
        "circumstances, or with a permanent permit under the temporary act or the upper secondary school act"
    ),
    PermitGround.TIES_OTHER: _("Family ties to someone else, for example a Swedish citizen, a worker or a student"),
    PermitGround.WORK: _("Work or own business"),
    PermitGround.STUDIES: _("Studies or research"),
    PermitGround.TEMPORARY_PROTECTION: _("Temporary protection, for example people from Ukraine"),
    PermitGround.EU_RIGHT_OF_RESIDENCE: _("Right of residence as an EU citizen or family member of one"),
    PermitGround.LONG_TERM_RESIDENT: _("Long-term resident in Sweden or another EU country"),
    PermitGround.PROTECTION_AFTER_JULY_2026: _("Protection granted from 12 July 2026 on under the new EU rules"),
    PermitGround.OTHER: pgettext_lazy("ground of a permit", "Another ground"),
    Relation.SPOUSE: _("Married to the first person"),
    Relation.COHABITING_PARTNER: _("Cohabiting partner of the first person"),
    Relation.CHILD: _("Child of the first person"),
    Relation.OTHER_RELATIVE: _("Another relative of the first person"),
}

YES = pgettext_lazy("answer", "Yes")
NO = pgettext_lazy("answer", "No")
DONT_KNOW = _("I don’t know")
RATHER_NOT_SAY = _("I’d rather not say")
NOT_TOLD = _("Not told")


def fact_label(fact: str) -> Text:
    """What a fact of the case format is called. Raises KeyError for an unknown fact."""
    return _FACTS[fact]


def choice_label(choice: StrEnum) -> Text:
    """What a permit status, a permit ground or a relation is called. Raises KeyError for any other word."""
    return _CHOICES[choice]
