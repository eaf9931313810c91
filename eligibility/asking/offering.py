"""Which answers can be chosen, for whom; and which words are answers at all."""

from functools import cache
from itertools import combinations

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from eligibility.asking.answers import HOUSEHOLD, may_be_asked
from eligibility.asking.checklists import every_word
from eligibility.asking.questions import QUESTIONS, UNTOLD, Option, Question
from eligibility.asking.roster import EVERY_ID, LARGEST, MOST_CHILDREN, MOST_OTHER_ADULTS, YOU, Member, Role, Roster
from eligibility.asking.telling import NOT_FOR_GOOD, OUTSIDE, PARTNER_OF, SAME_AS_YOU, SOMEWHERE, TIES
from eligibility.law import PermitGround
from eligibility.law.countries import COUNTRIES
from eligibility.wording.facts import DONT_KNOW, NO
from eligibility.wording.saying import said
from portal import formatting

_DONT_KNOW = Option(UNTOLD, DONT_KNOW)
_RELATIONS = {Role.PARTNER: ("spouse", "cohabiting_partner"), Role.OTHER_ADULT: ("child", "other_relative")}
LONGEST_NUMBER = 6


def offered(question: Question, id: str, roster: Roster) -> tuple[Option, ...]:
    """What can be chosen for a person, in the order shown."""
    match question.code:
        case "permit_ground":
            return _grounds(question, id, roster)
        case "destination":
            return (*_other_than_a_country(id), *_countries(get_language()))
        case "other_couple":
            return _couples(roster)
        case "relation":
            return _relations(question, roster.member(id))
        case _:
            return question.options


def _grounds(question: Question, id: str, roster: Roster) -> tuple[Option, ...]:
    """The grounds, with every kind of ties where the law lists ties."""
    own = {option.word: option for option in question.options}
    strangers = own.pop(PermitGround.TIES_OTHER)
    end = [own.pop(word) for word in (PermitGround.OTHER, UNTOLD)]
    return (*own.values(), *_ties(id, roster), strangers, *end)


def _ties(id: str, roster: Roster) -> tuple[Option, ...]:
    others = [member for member in roster.members if member.id != id]
    alone = [
        member for member in others if member.role is Role.OTHER_ADULT or (member.id == YOU and not roster.partner)
    ]
    return (
        *(Option(f"{TIES}{member.id}", said(_("Family ties to: %(name)s"), name=member.name)) for member in others),
        *(
            Option(
                f"{TIES}{PARTNER_OF}{member.id}",
                said(_("Family ties to the spouse or cohabiting partner of: %(name)s"), name=member.name),
            )
            for member in alone
        ),
        Option(
            f"{TIES}{OUTSIDE}",
            _("Family ties to somebody outside the household who has protection, or another ground named above"),
        ),
    )


@cache
def _other_than_a_country(id: str) -> tuple[Option, ...]:
    same = (Option(SAME_AS_YOU, _("The same as you")),) if id != YOU else ()
    return (
        *same,
        Option(NOT_FOR_GOOD, _("In no other country for good: a visit, a season or a trial")),
        Option(SOMEWHERE, _("For good, but it is not clear in which country")),
        _DONT_KNOW,
    )


@cache  # in each language there are two hundred and fifty of them to sort
def _countries(language: str | None) -> tuple[Option, ...]:
    return tuple(
        Option(code, name) for code, name in formatting.countries(language) if code in COUNTRIES and code != "SE"
    )


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


def words_offered(question: Question, id: str, roster: Roster) -> tuple[str, ...]:
    """The words that answer a question for a person; of a check-list, every way to tick it."""
    if question.is_list:
        return tuple(every_word(question))
    return tuple(option.word for option in offered(question, id, roster))


def _known_words() -> dict[str, frozenset[str]]:
    known = {f"{HOUSEHOLD}.{key}": {option.word for option in options} for key, options in roster_options().items()}
    for question in QUESTIONS:
        for id in may_be_asked(question, LARGEST):
            known[f"{id}.{question.code}"] = set(words_offered(question, id, LARGEST))
    for id in EVERY_ID:  # whoever has no partner now could have been chosen as one who has
        known[f"{id}.permit_ground"] |= {f"{TIES}{PARTNER_OF}{other}" for other in EVERY_ID - {id}}
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
