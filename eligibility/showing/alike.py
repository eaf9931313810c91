"""One answer for everybody, so that a large family need not answer the same question person by person.

It stands for whoever has no answer of their own. Whoever has one is an exception, and stays so.
"""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from eligibility.asking.offering import offered
from eligibility.asking.questions import Control, Option, Question
from eligibility.asking.roster import Roster
from eligibility.asking.submission import EVERYBODY
from eligibility.asking.telling import TIES
from eligibility.showing.pages import Fieldset
from eligibility.wording.saying import Text

FEWEST = 3
SAME_ANSWER: Text = _("The same answer for everybody")


def shared_options(question: Question, persons: tuple[str, ...], roster: Roster) -> tuple[Option, ...]:
    """What each of them can answer; nothing where they are few, or where "I don't know" is all they share.

    That the ties are to somebody is offered too: it is an answer for all the others.
    """
    if len(persons) < FEWEST or question.control is Control.NUMBER:
        return ()
    counted = Counter(option.word for id in persons for option in offered(question, id, roster))
    shared = tuple(
        option
        for option in offered(question, "" if question.code == "permit_ground" else persons[0], roster)
        if counted[option.word] >= len(persons) - option.word.startswith(TIES)
    )
    return shared if len(shared) > 1 else ()


def asked_together(
    own: tuple[Fieldset, ...], options: tuple[Option, ...], typed: str, error: Text
) -> tuple[Fieldset, tuple[Fieldset, ...]]:
    """The controls for everybody, and those for each person, in which only exceptions are chosen.

    ``typed`` is what was chosen for everybody and is no answer, ``error`` what is wrong with it.
    """
    common = typed or _common([fieldset.chosen for fieldset in own], options)
    nobody = not any(fieldset.chosen for fieldset in own) and not error
    everybody = replace(
        own[0],
        name=EVERYBODY,
        legend=SAME_ANSWER,
        options=options,
        chosen=common,
        error=error or (own[0].error if nobody else ""),
    )
    exceptions = tuple(
        replace(
            fieldset,
            chosen="" if common and fieldset.chosen == common else fieldset.chosen,
            error="" if nobody else fieldset.error,
            explains=False,
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
