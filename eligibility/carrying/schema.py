"""What a code of a version can hold: the questions and the words of the day it was written, in a fixed order.

A version that people have on paper is never changed. Its file is kept, so that its codes can be read for ever.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eligibility.asking.answers import HOUSEHOLD, may_be_asked
from eligibility.asking.checklists import AND, lists_with
from eligibility.asking.offering import KNOWN_WORDS, LONGEST_NUMBER, roster_options
from eligibility.asking.questions import NONE, NOT_SAID, QUESTIONS, UNTOLD, Control, Question
from eligibility.asking.roster import LARGEST, Member, Role
from eligibility.asking.telling import SAME_AS_YOU

FOLDER = Path(__file__).parent
_ONLY_1984 = ("old_obstacles", "relation", "travel_cost")
_OFTEN = 8
"""How much room an ordinary word has. More room in the number means fewer letters for whoever answers so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question: of which roles (or of the household), the words with their room, and how long a number can be.

    Most people are not asked one that is asked ``seldom``, so not to answer it takes next to no room. ``naming`` are
    the words that name somebody, with whom: "partner_of.adult1" names adult1.
    """

    code: str
    of: tuple[str, ...]
    words: Mapping[str, int]
    digits: int = 0
    seldom: bool = False
    naming: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Schema:
    """Everything a version's codes can hold."""

    version: int
    household: Mapping[str, Mapping[str, int]]
    questions: tuple[Asked, ...]


def live(version: int) -> Schema:
    """What can be answered now, as a version of this number would hold it."""
    return Schema(
        version=version,
        household={key: _counted([option.word for option in options]) for key, options in roster_options().items()},
        questions=tuple(_asked(question) for question in QUESTIONS),
    )


def _asked(question: Question) -> Asked:
    ids = may_be_asked(question, LARGEST)
    known = {word for id in ids for word in KNOWN_WORDS[f"{id}.{question.code}"]}
    first = [option.word for option in question.options if option.word in known]
    words = [*first, *sorted(known - set(first))]
    return Asked(
        code=question.code,
        of=tuple(dict.fromkeys(_role(LARGEST.member(id)) for id in ids)),
        words=_roomy_list(words) if question.is_list else _roomy(words),
        digits=LONGEST_NUMBER if question.control is Control.NUMBER else 0,
        seldom=bool(lists_with(question.code)) or question.code in _ONLY_1984,
    )


def _counted(words: list[str]) -> dict[str, int]:
    """Few persons have the most room: those codes are short anyway, and can be shorter."""
    return {word: max(_OFTEN * 8 >> 2 * place, 4) for place, word in enumerate(words)}


def _role(member: Member | None) -> str:
    return member.role.value if member else HOUSEHOLD


def _roomy(words: list[str]) -> dict[str, int]:
    """The words with their room: not knowing has an eighth of all the others, "the same as you" half of it."""
    plain = len([word for word in words if word not in (UNTOLD, NOT_SAID, SAME_AS_YOU)])
    special = {UNTOLD: max(plain, 2), NOT_SAID: max(plain, 2), SAME_AS_YOU: plain * _OFTEN}
    return {word: special.get(word, _OFTEN) for word in words}


def _roomy_list(words: list[str]) -> dict[str, int]:
    """The same for a check-list: the more is ticked, the less room; "none of these" has as much as all the others."""
    ticked = {word: max(_OFTEN >> 2 * word.count(AND), 1) for word in words if word not in (NONE, UNTOLD)}
    all_of_them = sum(ticked.values())
    return {NONE: all_of_them, UNTOLD: all_of_them // _OFTEN, **ticked}


def kept_versions() -> tuple[int, ...]:
    """The versions whose codes can be read, oldest first."""
    return tuple(sorted(int(path.stem.removeprefix("schema_")) for path in FOLDER.glob("schema_*.json")))


def newest() -> Schema:
    """The version in which codes are written."""
    return kept(kept_versions()[-1])


@cache
def kept(version: int) -> Schema:
    """A version as its file has it."""
    told = json.loads(path_of(version).read_text(encoding="utf-8"))
    persons = _everybody(told["household"])
    return Schema(
        version=told["version"],
        household=told["household"],
        questions=tuple(
            Asked(**{**asked, "of": tuple(asked["of"]), "naming": _naming(asked["words"], persons)})
            for asked in told["questions"]
        ),
    )


def _everybody(household: Mapping[str, Mapping[str, int]]) -> frozenset[str]:
    children = {f"{Role.CHILD}{count}" for count in household["children"]}
    others = {f"{Role.OTHER_ADULT}{count}" for count in household["other_adults"]}
    return frozenset({Role.YOU.value, Role.PARTNER.value} | children | others)


def _naming(words: Iterable[str], persons: frozenset[str]) -> dict[str, frozenset[str]]:
    named = {word: frozenset(re.split(r"[.+]", word)) & persons for word in words}
    return {word: ids for word, ids in named.items() if ids}


def path_of(version: int) -> Path:
    """Where a version is kept."""
    return FOLDER / f"schema_{version}.json"


def as_json(schema: Schema) -> str:
    """The file of a version: a line for each question."""
    questions = ",\n".join(f"    {_line(asked)}" for asked in schema.questions)
    household = ",\n".join(f"    {json.dumps(key)}: {json.dumps(words)}" for key, words in schema.household.items())
    return (
        f'{{\n  "version": {schema.version},\n  "household": {{\n{household}\n  }},\n'
        f'  "questions": [\n{questions}\n  ]\n}}\n'
    )


def _line(asked: Asked) -> str:
    told: dict[str, Any] = {"code": asked.code, "of": asked.of, "digits": asked.digits, "seldom": asked.seldom}
    return json.dumps({**told, "words": asked.words})
