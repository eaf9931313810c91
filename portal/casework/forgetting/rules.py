"""What is forgotten, and when: the one table of it. `manage.py forget` does it, docs/retention.md and a page tell it.

Each model's docstring says it for its own table. A case is erased whole, by `casework_erase_case` in the database.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.casework.models import Deed
from portal.casework.models.event import READINGS
from portal.casework.models.forgetting import CaseRule

Text = str | Promise

DAYS_OF_WARNING: Final = 14
DAYS_WITHOUT_CONTACT: Final = 14
DAYS_OF_SAFETY: Final = 90
YEARS_OF_FILE: Final = 5  # SoL (2025:400) 16:1
YEARS_OF_ADVICE: Final = 1
YEARS_OF_LOG: Final = 5
YEARS_OF_SECURITY: Final = 1


class Doer(StrEnum):
    """Who sees to it that a rule is kept."""

    FORGET = "forget"
    AT_ONCE = "at_once"
    OPERATOR = "operator"


DOERS: Final[dict[Doer, Text]] = {
    Doer.FORGET: _("the portal, each night"),
    Doer.AT_ONCE: _("the portal, at once"),
    Doer.OPERATOR: _("whoever runs the portal"),
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of data: from which moment it is kept, how long, on what ground, and what is done then."""

    name: str
    what: Text
    after: Text
    period: Text
    ground: Text
    done: Text
    doer: Doer = Doer.FORGET


RULES: Final = (
    Rule(
        name="wizard",
        what=_("Answers in the public wizard"),
        after=_("the answer"),
        period=_("not kept at all"),
        ground=_("Nobody who only asks leaves anything behind: data protection by design, GDPR article 25"),
        done=_("The answers travel with the page and are written down nowhere."),
        doer=Doer.AT_ONCE,
    ),
    Rule(
        name=CaseRule.TYPED_ONLY,
        what=_("A case in which facts are typed, and no contact with the client is noted"),
        after=_("the last time somebody opened or changed it"),
        period=_("14 days"),
        ground=_("No longer than necessary: GDPR article 5.1 e"),
        done=_("The whole case is erased."),
    ),
    Rule(
        name=CaseRule.FILE,
        what=_("A case file: the people, their facts, notes and everything else in the case"),
        after=_("the last time something was written in it"),
        period=_("5 years; finished by the end of the calendar year after that"),
        ground=_("Social Services Act, SoL (2025:400) 16:1; exceptions in 16:2–16:4"),
        done=_("The whole case is erased. In the log the case and the person remain as random numbers."),
    ),
    Rule(
        name=CaseRule.ADVICE,
        what=_("Advice without a file: a case in which no note was written, where the municipality has decided so"),
        after=_("the last time something was written in it"),
        period=_("12 months"),
        ground=_("The municipality’s own decision on disposal: Archives Act (1990:782) section 10"),
        done=_("The whole case is erased."),
    ),
    Rule(
        name=CaseRule.LEAVE_NOTHING,
        what=_(
            "A case whose package was taken over into the municipality’s own system, where the municipality wants it so"
        ),
        after=_("the download of the package"),
        period=_("not kept at all"),
        ground=_("The municipality’s own setting; the file is then kept in its own system"),
        done=_("The whole case is erased, but for what keeps somebody safe, if there is any."),
        doer=Doer.AT_ONCE,
    ),
    Rule(
        name=CaseRule.SAFETY,
        what=_("What keeps somebody safe, where the rest of the case was erased when its package was fetched"),
        after=_("the download of the package"),
        period=_("90 days; only those who are named to it see that it is there"),
        ground=_("It is in no package, and whoever fetched the package may not know of it: GDPR article 32"),
        done=_("It is erased, with the person’s name and the reference that were left of the case."),
    ),
    Rule(
        name="documents",
        what=_("The contents of an issued document"),
        after=_("the issue, or the first time it was fetched"),
        period=_("7 days after the issue, 24 hours after it was fetched"),
        ground=_("A new one can always be made: GDPR article 5.1 c and e"),
        done=_("The contents are erased; that it was issued, and its fingerprint, stay with the case."),
    ),
    Rule(
        name="marks",
        what=_(
            "That a document was made: the fingerprint of its data, the day, the wording of the law, the form version"
        ),
        after=_("the issue"),
        period=_("2 years"),
        ground=_("For as long as an application and its payments take. Says nothing about anybody"),
        done=_("It is erased; a receiver is then told that the document is not known."),
    ),
    Rule(
        name="form_drafts",
        what=_("What somebody typed in a form and has not saved"),
        after=_("the last key"),
        period=_("7 days, or until it is saved or the person it is about is removed"),
        ground=_("No longer than necessary: GDPR article 5.1 e"),
        done=_("It is erased."),
    ),
    Rule(
        name="packages",
        what=_("A file on its way out of a case or into one"),
        after=_("making or receiving it"),
        period=_("1 hour, or until it is fetched or accepted"),
        ground=_("No longer than necessary: GDPR article 5.1 e"),
        done=_("It is erased."),
    ),
    Rule(
        name="log",
        what=_("The log of who has read and done what"),
        after=_("the deed"),
        period=_("5 years"),
        ground=_("As in health care, where HSLF-FS 2016:40 4:9 says at least five years"),
        done=_("The oldest part is cut off, and the chain goes on from where it was cut."),
    ),
    Rule(
        name="security",
        what=_("Notices to the head of unit, and attempts to open a case in an emergency"),
        after=_("the notice or the attempt"),
        period=_("12 months"),
        ground=_("As long as it is needed to follow up security: GDPR articles 5.1 e and 32"),
        done=_("They are erased."),
    ),
    Rule(
        name="invitations",
        what=_("Invitations to colleagues, with names and addresses"),
        after=_("the day the invitation expired"),
        period=_("90 days"),
        ground=_("No longer than necessary: GDPR article 5.1 e"),
        done=_("They are erased; who gave whom access stays, without names."),
    ),
    Rule(
        name="sessions",
        what=_("That somebody is signed in"),
        after=_("the last click; signing in"),
        period=_("15 minutes; 8 hours"),
        ground=_("A left computer must not be a breach: GDPR article 32"),
        done=_("The session is erased."),
    ),
    Rule(
        name="receipts",
        what=_("That a case was erased: day, rule, and how many rows"),
        after=_("the erasure"),
        period=_("kept for good"),
        ground=_("To show that it was done: GDPR article 5.2. Says nothing about anybody"),
        done=_("Nothing."),
        doer=Doer.AT_ONCE,
    ),
    Rule(
        name="server_log",
        what=_("The web server’s and the portal’s technical logs"),
        after=_("the line"),
        period=_("24 hours on the public pages, without addresses; 12 months for sign-in failures"),
        ground=_("GDPR articles 5.1 e and 32"),
        done=_("The files are erased."),
        doer=Doer.OPERATOR,
    ),
    Rule(
        name="backups",
        what=_("Backups"),
        after=_("the backup"),
        period=_("35 days"),
        ground=_("GDPR articles 5.1 e and 32"),
        done=_("The backup’s key is destroyed. After a restore the erased cases are erased again."),
        doer=Doer.OPERATOR,
    ),
)

# Deeds after which a case says what it said before: readings, who has access, and the bookkeeping of retention itself.
_ABOUT_THE_CASE: Final = READINGS | {
    Deed.CASE_ASSIGNED,
    Deed.ASSIGNMENT_ENDED,
    Deed.EMERGENCY_TAKEN,
    Deed.STAFF_NAMED,
    Deed.STAFF_UNNAMED,
    Deed.LOG_CUT_OFF,
    Deed.CASE_KEPT_LONGER,
    Deed.LONGER_KEEPING_ENDED,
    Deed.CASE_FORGOTTEN,
}
WRITTEN: Final = frozenset(Deed) - _ABOUT_THE_CASE

# What can be typed without ever having met the client. A deed that is not named here makes the case a file.
TYPED: Final = _ABOUT_THE_CASE | {
    Deed.CASE_OPENED,
    Deed.CASE_CHANGED,
    Deed.CASE_CLOSED,
    Deed.CASE_REOPENED,
    Deed.PERSON_ADDED,
    Deed.PERSON_CHANGED,
    Deed.PERSON_REMOVED,
    Deed.COUPLE_PAIRED,
    Deed.COUPLE_UNPAIRED,
    Deed.COUPLES_TOLD,
    Deed.COUPLES_NOT_TOLD,
    Deed.CUSTODY_NOTED,
    Deed.CASE_PROTECTED,
    Deed.CASE_UNPROTECTED,
}
ADVISED: Final = TYPED | {Deed.INFORMATION_GIVEN, Deed.INFORMATION_TAKEN_BACK}


def years_after(day: date, years: int) -> date:
    """The same day so many years later; what began on 29 February ends on 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def finished_by(due: date) -> date:
    """By when the law wants a file destroyed that may be kept until `due`: the end of the next calendar year."""
    return date(due.year + 1, 12, 31)
