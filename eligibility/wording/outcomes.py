"""The four states, and how a person and a household stand, said kindly and without a sum."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.law.findings import PersonOutcome
from eligibility.law.results import Bound
from eligibility.wording.saying import Text

MET = pgettext_lazy("state of a condition", "Met")
OBSTACLE_NOW = pgettext_lazy("state of a condition", "Obstacle now")
NOT_MET = pgettext_lazy("state of a condition", "Not met")
NOT_ANSWERED = pgettext_lazy("state of a condition", "Not answered")
FOR_THE_AGENCY = pgettext_lazy("state of a condition", "For the agency")

PERSONS: dict[PersonOutcome, Text] = {
    PersonOutcome.POSSIBLE: _("Every condition that can be tried here is met."),
    PersonOutcome.UNKNOWN: _("Something is not answered yet."),
    PersonOutcome.INDIVIDUAL: _("Something is for the Migration Agency to assess."),
    PersonOutcome.BLOCKED_NOW: _("There is an obstacle now. It can go away."),
    PersonOutcome.OTHER_SCHEME: _("This grant is not for this situation. Other rules may apply."),
    PersonOutcome.NOT_COVERED: _("Not covered by this grant."),
}

HEADINGS: dict[PersonOutcome, Text] = {
    PersonOutcome.POSSIBLE: _("The conditions that can be tried here are met."),
    PersonOutcome.UNKNOWN: _("Some answers are still missing."),
    PersonOutcome.INDIVIDUAL: _("Part of this is for the Migration Agency to assess."),
    PersonOutcome.BLOCKED_NOW: _("There is an obstacle now. It can go away."),
    PersonOutcome.OTHER_SCHEME: _("This grant is not for your situation."),
    PersonOutcome.NOT_COVERED: _("This grant does not cover your situation."),
}

NOT_MET_YET: Text = _("As things stand now, not every condition is met.")
NOT_MET_YET_LEAD: Text = _(
    "You see below which condition it is, what can change it, and who can. It changes nothing in your right to live "
    "in Sweden."
)
MET_FOR_SOME: Text = _("The conditions that can be tried here are met for some in the household.")

LEADS: dict[PersonOutcome, Text] = {
    PersonOutcome.POSSIBLE: _(
        "That does not mean that a grant will be given. Some things are not tried here; you see them below."
    ),
    PersonOutcome.UNKNOWN: _(
        "What is not told is counted neither as yes nor as no. You see below what is missing, and can answer "
        "whenever you like."
    ),
    PersonOutcome.INDIVIDUAL: _(
        "The ordinance does not say everything. Where it is silent we do not guess; you see below where that is."
    ),
    PersonOutcome.BLOCKED_NOW: _(
        "As long as the obstacle exists no grant is given to the person it concerns. You see below what can "
        "change it, and who can."
    ),
    PersonOutcome.OTHER_SCHEME: _(
        "The repatriation grant is for people who have a residence permit and choose to move. "
        "A person who has been refused a permit is in another situation, where other rules apply."
    ),
    PersonOutcome.NOT_COVERED: _(
        "You see below which condition it is, and where it stands in the ordinance. It changes nothing in your "
        "right to live in Sweden."
    ),
}

SOME_NOT_MET_YET: Text = _(
    "For somebody in the household not every condition is met as things stand now. Below you see how each person "
    "stands."
)
SOME_NOT_COVERED: Text = _(
    "Somebody in the household is not covered by the grant. Below you see how each person stands."
)

TOTALS: dict[Bound, Text] = {
    Bound.MIN: _("For those whose every condition is met"),
    Bound.MAX: _("With those who are undecided or for the Migration Agency"),
    Bound.IF_UNBLOCKED: _("If the obstacles go away"),
}
