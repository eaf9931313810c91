"""Answers in words, where a question has more to choose from than yes and no."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

OPTIONS: dict[str, dict[str, Text]] = {
    "permit_since": {
        "unbroken": _("Yes, the whole time"),
        "gap": _("Yes, but with some time in between without a permit"),
        "no": _("No, the first permit came later"),
    },
    "debts": {
        "neither": _("No, neither"),
        "csn": _("Yes, to CSN"),
        "enforcement": _("Yes, at Kronofogden"),
        "both": _("Yes, both"),
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
