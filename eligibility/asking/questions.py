"""The questions, and the facts that each answer tells.

A question is answered by one word per person; the words travel in hidden fields. "I don't know" is a word too: it
tells no fact, and the question is not asked again. In which order they are asked is worked out in ``weighing``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from eligibility.law import Citation
from eligibility.law.facts import PermitGround, PermitStatus, Relation
from eligibility.wording.facts import DONT_KNOW, NO, RATHER_NOT_SAY, YES, choice_label
from eligibility.wording.options import HINTS, OPTIONS
from eligibility.wording.saying import Text

UNTOLD = "dont_know"
NOT_SAID = "not_said"
NONE = "none"

Facts: TypeAlias = Mapping[str, Any]
Spelling: TypeAlias = Mapping[str, str]
"""The words of other questions that one item of a check-list stands for, by question."""


class Control(StrEnum):
    """How a question is shown."""

    RADIO = "radio"
    SELECT = "select"
    NUMBER = "number"
    CHECKS = "checks"


class Asked(StrEnum):
    """Of whom a question is asked."""

    EVERYONE = "everyone"
    CHILDREN = "children"
    NOT_YOU = "not_you"
    OTHER_ADULTS = "other_adults"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen: its word, what it is called, a line that explains it, and where it stands."""

    word: str
    label: Text
    hint: Text = ""
    citation: Citation | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question. ``tells`` says which facts a word tells; the rest is worked out in ``eligibility.asking.telling``.

    ``follows`` is a question that has to be answered first, for this one to make sense. A check-list has ``items``
    instead of what it tells, in the order shown, each with the words of the single questions it stands for;
    ``none_spells`` are the words of "none of these".
    """

    code: str
    facts: tuple[str, ...]
    options: tuple[Option, ...] = ()
    tells: Mapping[str, Facts] = field(default_factory=dict)
    control: Control = Control.RADIO
    of: Asked = Asked.EVERYONE
    follows: str = ""
    items: Mapping[str, Spelling] = field(default_factory=dict)
    none_spells: Spelling = field(default_factory=dict)

    @property
    def is_list(self) -> bool:
        """Whether several things are asked about at once."""
        return bool(self.items)


_UNTOLD = Option(UNTOLD, DONT_KNOW)


def _yes_or_no(fact: str, *more: Option) -> Question:
    options = (Option("yes", YES), Option("no", NO), _UNTOLD, *more)
    return Question(code=fact, facts=(fact,), options=options, tells={"yes": {fact: True}, "no": {fact: False}})


def _choice(fact: str, words: type[StrEnum], of: Asked) -> Question:
    options = tuple(Option(word.value, choice_label(word)) for word in words)
    tells = {word.value: {fact: word} for word in words}
    return Question(code=fact, facts=(fact,), options=(*options, _UNTOLD), tells=tells, of=of)


def _worded(code: str, facts: tuple[str, ...], tells: Mapping[str, Facts], of: Asked = Asked.EVERYONE) -> Question:
    options = tuple(Option(word, label) for word, label in OPTIONS[code].items())
    return Question(code=code, facts=facts, options=(*options, _UNTOLD), tells=tells, of=of)


def _list(code: str, facts: tuple[str, ...], items: Mapping[str, Spelling], none_spells: Spelling) -> Question:
    options = tuple(Option(word, label, HINTS[code].get(word, "")) for word, label in OPTIONS[code].items())
    return Question(
        code=code,
        facts=facts,
        options=options,
        control=Control.CHECKS,
        follows="stay",
        items=items,
        none_spells=none_spells,
    )


_STAY: Mapping[str, Facts] = {
    "citizen": {"swedish_citizen": True},
    "valid": {"swedish_citizen": False, "permit_status": PermitStatus.VALID, "resident": True},
    "extending": {"swedish_citizen": False, "permit_status": PermitStatus.RENEWAL_PENDING, "resident": True},
    "expired": {"swedish_citizen": False, "permit_status": PermitStatus.EXPIRED, "resident": True},
    "waiting": {"swedish_citizen": False, "permit_status": PermitStatus.FIRST_APPLICATION_PENDING},
    "refused": {"swedish_citizen": False, "permit_status": PermitStatus.REFUSED},
    "none": {"swedish_citizen": False, "permit_status": PermitStatus.NONE},
    "moved": {"swedish_citizen": False, "permit_status": PermitStatus.VALID, "resident": False},
    "foreign": {"swedish_citizen": False},
}
_OWN_GROUNDS = tuple(ground for ground in PermitGround if ground is not PermitGround.TIES)
_OBSTACLES: Mapping[str, Spelling] = {
    "permit_late": {"permit_since": "no"},
    "permit_gap": {"permit_since": "gap"},
    "previous_grant": {"previous_grant": "yes"},
    "csn_debt": {"csn_debt": "yes"},
    "enforcement_debt": {"enforcement_debt": "yes"},
    "not_received": {"received_there": "no"},
}
_NO_OBSTACLE: Spelling = {
    "permit_since": "unbroken",
    "previous_grant": "no",
    "csn_debt": "no",
    "enforcement_debt": "no",
    "received_there": "yes",
}
_OLD_OBSTACLES: Mapping[str, Spelling] = {
    "previous_grant": {"previous_grant": "yes"},
    "has_means": {"lacks_means": "no"},
    "not_received": {"received_there": "no"},
}
_NO_OLD_OBSTACLE: Spelling = {"previous_grant": "no", "lacks_means": "yes", "received_there": "yes"}

QUESTIONS: tuple[Question, ...] = (
    _worded("stay", ("swedish_citizen", "permit_status", "resident"), _STAY),
    Question(
        code="permit_ground",
        follows="stay",
        facts=("permit_ground", "ties_to", "ties_through_partner"),
        options=(*(Option(ground.value, choice_label(ground)) for ground in _OWN_GROUNDS), _UNTOLD),
        tells={ground.value: {"permit_ground": ground} for ground in _OWN_GROUNDS},
    ),
    _worded("shares_household", ("household",), {}, of=Asked.OTHER_ADULTS),
    _list(
        "obstacles",
        ("permit_since", "permit_unbroken", "previous_grant", "csn_debt", "enforcement_debt", "received_there"),
        _OBSTACLES,
        _NO_OBSTACLE,
    ),
    _list("old_obstacles", ("previous_grant", "lacks_means", "received_there"), _OLD_OBSTACLES, _NO_OLD_OBSTACLE),
    Question(code="destination", facts=("destination", "settle_permanently"), control=Control.SELECT),
    _yes_or_no("criminal_matter", Option(NOT_SAID, RATHER_NOT_SAY)),
    _choice("relation", Relation, of=Asked.NOT_YOU),
    _worded("permit_since", ("permit_since", "permit_unbroken"), {}),
    _yes_or_no("previous_grant"),
    _yes_or_no("csn_debt"),
    _yes_or_no("enforcement_debt"),
    _yes_or_no("received_there"),
    _yes_or_no("lacks_means"),
    Question(code="other_couple", facts=("couples",), of=Asked.HOUSEHOLD),
    _worded("age", ("born",), {}, of=Asked.CHILDREN),
    Question(code="travel_cost", facts=("travel_cost",), options=(_UNTOLD,), control=Control.NUMBER),
)
"""In the order that settles which comes first of two that decide as much. The first question of all, on who would
move, is the ground these stand on and is in ``roster``."""

BY_CODE: Mapping[str, Question] = {question.code: question for question in QUESTIONS}
