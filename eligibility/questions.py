"""The questions in the order in which they are asked, and the facts that each answer tells.

A question is answered by one word per person; the words travel in hidden fields. "I don't know" is a word too: it
tells no fact, and the question is not asked again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from eligibility.law.facts import PermitGround, PermitStatus, Person, Relation
from eligibility.wording.facts import DONT_KNOW, NO, RATHER_NOT_SAY, YES, choice_label
from eligibility.wording.options import OPTIONS
from eligibility.wording.saying import Text

UNTOLD = "dont_know"
NOT_SAID = "not_said"

Facts: TypeAlias = Mapping[str, Any]


class Control(StrEnum):
    """How a question is shown."""

    RADIO = "radio"
    SELECT = "select"
    NUMBER = "number"


class Asked(StrEnum):
    """Of whom a question is asked."""

    EVERYONE = "everyone"
    CHILDREN = "children"
    NOT_YOU = "not_you"
    OTHER_ADULTS = "other_adults"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen: its word, and what it is called."""

    word: str
    label: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question. ``tells`` says which facts a word tells; the rest is worked out in ``eligibility.telling``."""

    code: str
    facts: tuple[str, ...]
    options: tuple[Option, ...] = ()
    tells: Mapping[str, Facts] = field(default_factory=dict)
    control: Control = Control.RADIO
    of: Asked = Asked.EVERYONE
    when: Callable[[Person], bool] = lambda person: True


_UNTOLD = Option(UNTOLD, DONT_KNOW)


def _yes_or_no(fact: str, *more: Option, of: Asked = Asked.EVERYONE) -> Question:
    options = (Option("yes", YES), Option("no", NO), _UNTOLD, *more)
    return Question(code=fact, facts=(fact,), options=options, tells={"yes": {fact: True}, "no": {fact: False}}, of=of)


def _choice(fact: str, words: type[StrEnum], of: Asked = Asked.EVERYONE) -> Question:
    options = tuple(Option(word.value, choice_label(word)) for word in words)
    tells = {word.value: {fact: word} for word in words}
    return Question(code=fact, facts=(fact,), options=(*options, _UNTOLD), tells=tells, of=of)


def _worded(code: str, facts: tuple[str, ...], tells: Mapping[str, Facts], **more: Any) -> Question:
    options = tuple(Option(word, label) for word, label in OPTIONS[code].items())
    return Question(code=code, facts=facts, options=(*options, _UNTOLD), tells=tells, **more)


_DEBTS: Mapping[str, Facts] = {
    "neither": {"csn_debt": False, "enforcement_debt": False},
    "csn": {"csn_debt": True, "enforcement_debt": False},
    "enforcement": {"csn_debt": False, "enforcement_debt": True},
    "both": {"csn_debt": True, "enforcement_debt": True},
}

QUESTIONS: tuple[Question, ...] = (
    _worded("shares_household", ("household",), {}, of=Asked.OTHER_ADULTS),
    Question(code="other_couple", facts=("couples",), of=Asked.HOUSEHOLD),
    _yes_or_no("swedish_citizen"),
    _choice("permit_status", PermitStatus),
    _choice("permit_ground", PermitGround),
    Question(
        code="ties",
        facts=("ties_to", "ties_through_partner"),
        when=lambda person: person.permit_ground is PermitGround.TIES,
    ),
    _worded("permit_since", ("permit_since", "permit_unbroken"), {}),
    Question(code="destination", facts=("destination",), control=Control.SELECT),
    _yes_or_no("previous_grant"),
    _worded("debts", ("csn_debt", "enforcement_debt"), _DEBTS),
    _yes_or_no("criminal_matter", Option(NOT_SAID, RATHER_NOT_SAY)),
    _yes_or_no("resident"),
    _yes_or_no("settle_permanently"),
    _yes_or_no("received_there"),
    _yes_or_no("lacks_means"),
    _choice("relation", Relation, of=Asked.NOT_YOU),
    Question(code="travel_cost", facts=("travel_cost",), options=(_UNTOLD,), control=Control.NUMBER),
    _worded("age", ("born",), {}, of=Asked.CHILDREN),
)
"""In asking order. The first question, on who would move, is the ground all these stand on and is in ``roster``."""

BY_CODE: Mapping[str, Question] = {question.code: question for question in QUESTIONS}
