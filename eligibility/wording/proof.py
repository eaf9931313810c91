"""How we test the rules, in words: the people of the cases, and what else than conditions the cases prove."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.wording.saying import Text, said

PEOPLE: dict[str, Text] = {
    "he": pgettext_lazy("somebody in an example", "The man"),
    "she": pgettext_lazy("somebody in an example", "The woman"),
    "child": pgettext_lazy("somebody in an example", "The child"),
    "son": pgettext_lazy("somebody in an example", "The son"),
    "daughter": pgettext_lazy("somebody in an example", "The daughter"),
    "mother": pgettext_lazy("somebody in an example", "The mother"),
    "sister": pgettext_lazy("somebody in an example", "The sister"),
    "brother": pgettext_lazy("somebody in an example", "The brother"),
    "aunt": pgettext_lazy("somebody in an example", "The aunt"),
}
NUMBERED: dict[str, Text] = {
    "child": pgettext_lazy("somebody in an example", "Child %(number)s"),
    "sibling": pgettext_lazy("somebody in an example", "Sibling %(number)s"),
}
"""For ids that end in a number."""

FOLLOWS: dict[str, Text] = {
    "warnings": _("A day after the last one that has been checked"),
    "reservations": _("What is not judged here"),
    "deadlines": _("Time limits"),
    "duties": _("What a person who applies or has been granted must do"),
    "payment_stopped": _("When a payment can be stopped"),
    "repayment": _("When the grant is to be repaid"),
    "relief": _("When the claim can be eased"),
    "appeals": _("What can be appealed"),
    "scheme": _("Other rules may apply after a refusal"),
}
"""What else an answer says, by its key in an [expect] table."""


def person_name(id: str) -> Text:
    """What somebody in a case is called. Raises KeyError for an id that has no name."""
    numbered = re.fullmatch(r"([a-z]+)(\d+)", id)
    if numbered:
        return said(NUMBERED[numbered[1]], number=int(numbered[2]))
    return PEOPLE[id]
