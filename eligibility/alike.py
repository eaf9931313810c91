"""One answer for everybody, so that a large family need not answer the same question person by person.

It stands for whoever has no answer of their own. Whoever has one is an exception, and stays so.
"""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from eligibility.offering import offered
from eligibility.pages import Fieldset
from eligibility.questions import Control, Option, Question
from eligibility.roster import Roster
from eligibility.submission import EVERYBODY
from eligibility.wording.saying import Text

FEWEST = 3
SAME_ANSWER: Text = _("The same answer for everybody")


def shared_options(question: Question, persons: tuple[str, ...], roster: Roster) -> tuple[Option, ...]:
    """What each of them can answer; nothing where they are few, or where "I don't know" is all they share."""
    if len(persons) < FEWEST or question.control is Control.NUMBER:
        return ()
    first, *others = (offered(question, id, roster) for id in persons)
    words = set.intersection(*({option.word for option in options} for options in others))
    shared = tuple(option for option in first if option.word in words)
    return shared if len(shared) > 1 else ()


def asked_together(
    own: tuple[Fieldset, ...], options: tuple[Option, ...], control: Control
) -> tuple[Fieldset, tuple[Fieldset, ...]]:
    """The controls for everybody, and those for each person, in which only exceptions are chosen."""
    common = _common([fieldset.chosen for fieldset in own], options)
    nobody = not any(fieldset.chosen for fieldset in own)
    everybody = Fieldset(
        name=EVERYBODY,
        legend=SAME_ANSWER,
        control=control,
        options=options,
        chosen=common,
        error=own[0].error if nobody else "",
    )
    exceptions = tuple(
        replace(
            fieldset,
            chosen="" if common and fieldset.chosen == common else fieldset.chosen,
            error="" if nobody else fieldset.error,
        )
        for fieldset in own
    )
    return everybody, exceptions


def _common(words: list[str], options: tuple[Option, ...]) -> str:
    """The word most of them answered, once all have."""
    if not all(words):
        return ""
    shared = {option.word for option in options}
    counted = Counter(word for word in words if word in shared).most_common(1)
    return counted[0][0] if counted and counted[0][1] > 1 else ""
