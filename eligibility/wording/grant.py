"""The amount in words: how it was counted, when it is paid, what is reserved, what follows by when."""

from django.utils.translation import gettext_lazy as _

from eligibility.law.results import Deadline
from eligibility.wording.saying import Text, said

STEPS: dict[str, Text] = {
    "adult_amount": _("Amount for an adult"),
    "child_amount": _("Amount for a child"),
    "couple_cap": _("Highest amount for a couple"),
    "household_cap": _("Highest amount for a household or family"),
    "travel_cost": _("Travel costs, as told"),
}

WHEN: dict[str, Text] = {
    "at_decision": _("At the decision"),
    "after_arrival": _("After arrival, when you ask for it"),
    "after_permit_ended": _(
        "At the earliest %(months_before_third_payment)s months after departure, "
        "when the residence permit has been revoked or has run out, when you ask for it"
    ),
    "at_departure": _("At departure"),
}

DEADLINES: dict[tuple[str, str], Text] = {
    ("leave_sweden", "agency_decision"): _(
        "A person who has been granted must leave Sweden within %(months)s months of the decision. "
        "Otherwise the grant is to be repaid."
    ),
    ("third_payment_earliest", "departure"): _(
        "The last payment can be made at the earliest %(months)s months after departure."
    ),
}

RESERVATIONS: dict[str, Text] = {
    "agency_decides": _(
        "The ordinance says that the Migration Agency may give a grant, not that it must. The agency decides in each "
        "case."
    ),
    "evidence_not_weighed": _(
        "The person who applies must show some things, such as that the country will receive them. The Migration "
        "Agency judges whether the evidence is enough. We do not."
    ),
    "subject_to_funds": _("Grants are given only as long as there is money set aside for them."),
    "security": _(
        "The Migration Agency can refuse for reasons of Sweden’s security or public security. We do not ask about that."
    ),
    "payment_on_special_grounds": _(
        "For special reasons the Migration Agency may pay in another way than the one shown."
    ),
    "household_undefined": _(
        "The ordinance does not say what a household is. We cannot tell whether you count as one, so the sum is "
        "a range."
    ),
    "caps_count_those_gone_ahead": _(
        "Somebody has been granted and has left before the others. The highest amounts for a couple and for a "
        "household still apply. What that person was granted may count towards them, so the sum may be lower "
        "than shown."
    ),
    "kept_permit_delays_payment": _(
        "A wish to keep the permit has been notified. It does not stop the grant, but the last payment waits "
        "until the permit has ended."
    ),
    "amounts_are_ceilings": _("The amounts are the highest possible. The Migration Agency may decide on less."),
    "travel_cost_not_told": _("A travel cost has not been told. Reasonable travel costs would be added."),
    "destination_severely_limited": _(
        "It is only for certain countries, where severe conflict makes it very hard to start again. The "
        "Migration Agency has the list."
    ),
    "reception_probable": _("It must seem likely that the country will receive the person."),
    "applied_close_to_refusal": _("The application has to be made soon after the refusal."),
    "no_previous_support": _("It is not given to a person who has had it before."),
}

WARNINGS: dict[str, Text] = {
    "after_verified_through": _(
        "We have read the ordinance as it stood on %(verified_through)s. You ask about a later day. It may have "
        "been changed "
        "after what we have read, so ask the Migration Agency whether what stands here still applies."
    ),
}


def deadline_text(deadline: Deadline) -> Text:
    """A time limit as a sentence."""
    return said(DEADLINES[deadline.code, deadline.counted_from], months=deadline.months)
