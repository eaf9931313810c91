"""The day asked about: today, or another day that the law covers."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from eligibility.law import NoEditionInForce, figures
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording.saying import Text, long_date, said

FIRST_COVERED = EDITIONS[0].in_force_from
NOT_A_DAY: Text = _("Write the day as year, month and day, for example 2026-03-01.")
_OUTSIDE: Text = said(
    _("We have no rules for that day. Choose a day from %(first)s on."), first=long_date(FIRST_COVERED)
)


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day asked about, what was typed ("" for today), and what is wrong with it."""

    day: date
    typed: str = ""
    error: Text = ""

    @property
    def is_today(self) -> bool:
        """Whether no other day was asked about."""
        return not self.typed


def read_day(typed: str, today: date) -> AskedDay:
    """The day that was typed; today where none was."""
    if not typed:
        return AskedDay(today)
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return AskedDay(today, typed, NOT_A_DAY)
    try:
        figures(day)
    except NoEditionInForce:
        return AskedDay(today, typed, _OUTSIDE)
    return AskedDay(day, typed)
