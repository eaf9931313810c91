"""The days that follow a decision, in words; also for a calendar that others may see."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.wording.saying import Text

LABELS: dict[str, Text] = {
    "decided_on": _("The day of the Migration Agency’s decision"),
    "left_on": _("The day you leave Sweden"),
    "arrived_on": _("The day you arrive"),
}
DECISION: Text = pgettext_lazy("on a timeline", "The Migration Agency decides")
DEPARTURE: Text = pgettext_lazy("on a timeline", "Departure")
ARRIVAL: Text = pgettext_lazy("on a timeline", "Arrival")
LAST_PART: Text = pgettext_lazy("on a timeline", "The last part of the grant")

FIRST_PAYMENT: Text = _("If a grant is given, the first part is paid in connection with the decision.")
LEAVE_WITHIN: Text = _("Within %(months)s months of the decision. Otherwise the grant is to be repaid.")
LEAVE_BY: Text = _(
    "At the latest on %(day)s, %(months)s months after the decision. Otherwise the grant is to be repaid."
)
SECOND_PAYMENT: Text = _("After arrival the second part can be asked for.")
LAST_WITHIN: Text = _(
    "At the earliest %(months)s months after departure, when the residence permit has ended and you ask for it."
)
LAST_FROM: Text = _(
    "At the earliest on %(day)s, %(months)s months after departure, when the residence permit has ended and you ask "
    "for it."
)

FAR_AWAY: Text = _("That day is far from the day you ask about. Check the year.")
BEFORE_DECISION: Text = _("This is before the day of the decision. Check both days.")
BEFORE_DEPARTURE: Text = _("This is before the day of departure. Check both days.")
TOO_LATE: Text = _(
    "This is after %(day)s, the last day to leave. A person who leaves later than that is to repay the grant "
    "(%(section)s). For special reasons the Migration Agency may refrain from claiming it."
)
NOTHING_TO_SAVE: Text = _(
    "Write the day of the decision or the day you leave. Then there is a day to put in a calendar."
)

NEUTRAL_TITLE: Text = pgettext_lazy("in a calendar that others may see", "Date %(number)s to look at")
CALENDAR_TITLES: dict[str, Text] = {
    "leave_sweden": _("Last day to leave Sweden under the repatriation grant"),
    "third_payment_earliest": _("The last part of the repatriation grant can be asked for from this day"),
}
