"""What is told of a household as a whole, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text, listed, said

COUPLES: Text = _("Spouses or cohabiting partners")
ONE_HOUSEHOLD: Text = _("Who is one household with whom")
TOLD: Text = _("Told")
HOW_IT_STANDS: Text = _("How it stands")
LIVES_WITH: Text = _("Lives in the same household as")
NOBODY_ELSE: Text = _("nobody else here")


def couple_in_words(names: Iterable[Text]) -> Text:
    """Who is a couple with whom."""
    one, other = names
    return said(_("%(one)s and %(other)s"), one=one, other=other)


def company_in_words(others: Iterable[Text]) -> Text:
    """The people somebody lives with."""
    return listed(others) or NOBODY_ELSE
