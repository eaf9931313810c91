"""Answers in words, where a question has more to choose from than yes and no."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

_NONE: Text = _("None of these")
_NOT_SURE: Text = _("Not sure about all of it")
_NOT_RECEIVED: Text = _("Cannot show that the country will receive the person")
_NOT_RECEIVED_HINT: Text = _("What shows it is for example a passport of that country, or a permit to live there.")
_EARLIER_GRANT: Text = _("An earlier repatriation grant from Sweden")
_EARLIER_GRANT_HINT: Text = _("The older grant for travel costs counts too, however small it was.")

OPTIONS: dict[str, dict[str, Text]] = {
    "stay": {
        "valid": _("Living in Sweden with a valid residence permit"),
        "extending": _("Living in Sweden; the permit has run out and an extension is applied for"),
        "expired": _("Living in Sweden; the permit has run out and no extension is applied for"),
        "moved": _("Has a residence permit but no longer lives in Sweden"),
        "waiting": _("Waiting for the decision on a first permit"),
        "refused": _("Refused a permit, or with a decision to leave Sweden"),
        "none": _("No residence permit, and none applied for"),
        "citizen": _("Swedish citizen, perhaps with another citizenship too"),
        "foreign": _("Not a Swedish citizen, but not sure how it stands with the permit"),
    },
    "obstacles": {
        "permit_late": _("The first residence permit in Sweden came after %(cutoff_date)s, or never"),
        "permit_gap": _("An earlier permit, but a time without one on %(cutoff_date)s or later"),
        "previous_grant": _EARLIER_GRANT,
        "csn_debt": _("A debt to CSN"),
        "enforcement_debt": _("A debt at Kronofogden"),
        "not_received": _NOT_RECEIVED,
        "none": _NONE,
        "dont_know": _NOT_SURE,
    },
    "old_obstacles": {
        "previous_grant": _EARLIER_GRANT,
        "has_means": _("Money enough to pay for the journey"),
        "not_received": _NOT_RECEIVED,
        "none": _NONE,
        "dont_know": _NOT_SURE,
    },
    "permit_since": {
        "unbroken": _("Yes, the whole time"),
        "gap": _("Yes, but with some time in between without a permit"),
        "no": _("No, the first permit came later"),
    },
    "shares_household": {
        "yes": _("Yes, the same household"),
        "no": _("No, an own household"),
    },
    "age": {
        "under_17": _("Younger than 17"),
        "17": _("17 years old"),
        "adult": _("18 or older"),
    },
}

HINTS: dict[str, dict[str, Text]] = {
    "obstacles": {
        "permit_late": _("Time as an asylum seeker is not time with a permit."),
        "previous_grant": _EARLIER_GRANT_HINT,
        "csn_debt": _("CSN is the student finance board. Every debt there counts, also a loan that is paid in time."),
        "enforcement_debt": _("Kronofogden collects debts that were not paid in time. Other debts do not count."),
        "not_received": _NOT_RECEIVED_HINT,
    },
    "old_obstacles": {
        "previous_grant": _EARLIER_GRANT_HINT,
        "has_means": _("The grant was only for people who could not pay for the journey themselves."),
        "not_received": _NOT_RECEIVED_HINT,
    },
}
"""A line beside an item of a check-list."""
