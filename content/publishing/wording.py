"""The words for what the checks find: what it is, why it matters, how it is mended."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.publishing.checks import Check

_TITLES: dict[Check, str | Promise] = {
    Check.URGING: _("A word that urges or judges"),
    Check.VOLUNTARY_RETURN: _("“Voluntary” together with “return”"),
    Check.TYPED_AMOUNT: _("An amount written by hand"),
    Check.WITHOUT_COST: _("An amount without what it costs"),
    Check.NO_SOURCE: _("No source"),
    Check.NO_REVIEW_DATE: _("No day for the next check"),
    Check.HARD_TO_READ: _("Hard to read"),
    Check.NO_EASY_SWEDISH: _("Not in easy Swedish"),
    Check.NO_ALT_TEXT: _("A picture without words"),
}
_WHY: dict[Check, str | Promise] = {
    Check.URGING: _("The portal informs. It does not urge, promise or judge."),
    Check.VOLUNTARY_RETURN: _(
        "Return (återvändande) follows a refusal and is not voluntary. What is voluntary is called återvandring."
    ),
    Check.TYPED_AMOUNT: _("An amount written by hand stays when the law changes, in every language."),
    Check.WITHOUT_COST: _("An amount never stands without what one gives up for it and who decides."),
    Check.NO_SOURCE: _("Readers and colleagues must be able to see where it comes from."),
    Check.NO_REVIEW_DATE: _("Without a day nobody is reminded to read the page again."),
    Check.HARD_TO_READ: _("Readers with little Swedish give up, and the translations become harder too."),
    Check.NO_EASY_SWEDISH: _("Some who read Swedish need it in easy words."),
    Check.NO_ALT_TEXT: _("Somebody who does not see the picture learns nothing from it."),
}
_HOW: dict[Check, str | Promise] = {
    Check.URGING: _("Write what applies, and leave the choice to the reader."),
    Check.VOLUNTARY_RETURN: _("Write återvandring, or leave out that it is voluntary."),
    Check.TYPED_AMOUNT: _("Write its name between braces. “Figures in texts” in the menu has them all."),
    Check.WITHOUT_COST: _(
        "Say in the same part, or the one beside it, what happens to the permit or is paid back, and who decides."
    ),
    Check.NO_SOURCE: _("Add a part “Sources” last in the text."),
    Check.NO_REVIEW_DATE: _("Fill in “next check by”."),
    Check.HARD_TO_READ: _("Shorten the longest sentences and choose shorter words. This is the longest sentence."),
    Check.NO_EASY_SWEDISH: _("Have the page written in easy Swedish under “Translate this page”."),
    Check.NO_ALT_TEXT: _("Describe the picture in its alt text."),
}
_HOW_ELSEWHERE: dict[Check, str | Promise] = {  # in what is no page
    Check.NO_SOURCE: _("Fill in where it comes from, in the field for it."),
    Check.NO_EASY_SWEDISH: _("Save it, and have it written in easy Swedish with “Translate” in the list."),
}
_WITHOUT_FIGURES = _(
    "Figures of the law cannot stand here. Name the page that has the amount, or say why this one has to stand."
)


def words_for(check: Check | str) -> str:
    return str(_TITLES[Check(check)])


def why_it_matters(check: Check) -> str:
    return str(_WHY[check])


def how_to_mend(check: Check, *, is_page: bool, holds_figures: bool) -> str:
    if check is Check.TYPED_AMOUNT and not holds_figures:
        return str(_WITHOUT_FIGURES)
    return str(_HOW[check] if is_page else _HOW_ELSEWHERE.get(check, _HOW[check]))
