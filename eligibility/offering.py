"""Which answers can be chosen, for whom; and which words are answers at all."""

from itertools import combinations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eligibility.answers import HOUSEHOLD, may_be_asked
from eligibility.law.countries import COUNTRIES
from eligibility.questions import QUESTIONS, UNTOLD, Option, Question
from eligibility.roster import EVERY_ID, LARGEST, MOST_CHILDREN, MOST_OTHER_ADULTS, YOU, Member, Role, Roster
from eligibility.telling import OUTSIDE, PARTNER_OF, SAME_AS_YOU
from eligibility.wording.facts import DONT_KNOW, NO
from eligibility.wording.saying import said
from portal import formatting

_DONT_KNOW = Option(UNTOLD, DONT_KNOW)
_RELATIONS = {Role.PARTNER: ("spouse", "cohabiting_partner"), Role.OTHER_ADULT: ("child", "other_relative")}
LONGEST_NUMBER = 6


def offered(question: Question, id: str, roster: Roster) -> tuple[Option, ...]:
    """What can be chosen for a person, in the order shown."""
    match question.code:
        case "ties":
            return _people_to_be_tied_to(id, roster)
        case "destination":
            return _countries(id, roster)
        case "other_couple":
            return _couples(roster)
        case "relation":
            return _relations(question, roster.member(id))
        case _:
            return question.options


def _people_to_be_tied_to(id: str, roster: Roster) -> tuple[Option, ...]:
    others = [member for member in roster.members if member.id != id]
    alone = [
        member for member in others if member.role is Role.OTHER_ADULT or (member.id == YOU and not roster.partner)
    ]
    return (
        *(Option(member.id, member.name) for member in others),
        *(
            Option(
                f"{PARTNER_OF}{member.id}", said(_("The spouse or cohabiting partner of: %(name)s"), name=member.name)
            )
            for member in alone
        ),
        Option(OUTSIDE, _("Somebody who does not live in the household")),
        _DONT_KNOW,
    )


def _countries(id: str, roster: Roster) -> tuple[Option, ...]:
    same = (Option(SAME_AS_YOU, _("The same country as you")),) if id != YOU else ()
    names = [(code, name) for code, name in formatting.countries() if code in COUNTRIES and code != "SE"]
    return (*same, _DONT_KNOW, *(Option(code, name) for code, name in names))


def _couples(roster: Roster) -> tuple[Option, ...]:
    others = [member for member in roster.members if member.role is Role.OTHER_ADULT]
    return (
        Option("no", NO),
        *(
            Option(f"{one.id}+{other.id}", said(_("%(one)s and %(other)s"), one=one.name, other=other.name))
            for one, other in combinations(others, 2)
        ),
        _DONT_KNOW,
    )


def _relations(question: Question, member: Member | None) -> tuple[Option, ...]:
    words = _RELATIONS.get(member.role, ()) if member else ()
    return tuple(option for option in question.options if option.word in (*words, UNTOLD))


def roster_options() -> dict[str, tuple[Option, ...]]:
    """What can be chosen in the first question, by what it says of the household."""
    return {
        "partner": (
            Option("no", pgettext_lazy("who would move", "Only me")),
            Option("yes", pgettext_lazy("who would move", "Me and my spouse or cohabiting partner")),
        ),
        "children": _counts(MOST_CHILDREN),
        "other_adults": _counts(MOST_OTHER_ADULTS),
    }


def _counts(most: int) -> tuple[Option, ...]:
    return tuple(Option(str(count), str(count)) for count in range(most + 1))


def _known_words() -> dict[str, frozenset[str]]:
    known = {f"{HOUSEHOLD}.{key}": {option.word for option in options} for key, options in roster_options().items()}
    for question in QUESTIONS:
        for id in may_be_asked(question, LARGEST):
            known[f"{id}.{question.code}"] = {option.word for option in offered(question, id, LARGEST)}
    for id in EVERY_ID:  # whoever has no partner now could have been chosen as one who has
        known[f"{id}.ties"] |= {f"{PARTNER_OF}{other}" for other in EVERY_ID - {id}}
    return {key: frozenset(words) for key, words in known.items()}


KNOWN_WORDS = _known_words()
"""Every key a form can send, and the words that can stand there. A number is not among them: see ``is_word``."""


def is_word(key: str, word: str) -> bool:
    """Whether this is an answer a form of ours can send."""
    if key not in KNOWN_WORDS:
        return False
    return word in KNOWN_WORDS[key] or (key.endswith(".travel_cost") and is_number(word))


def is_number(typed: str) -> bool:
    """Whether this is a whole number short enough to be a cost in kronor."""
    return typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
