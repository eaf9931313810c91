"""Check-lists: one word for everything ticked, and the single questions it stands for.

Only "none of these" says no to everything. Beside a ticked item, one that is not ticked was not told.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from eligibility.asking.questions import BY_CODE, NONE, QUESTIONS, UNTOLD, Question, Spelling

AND = "+"
LISTS: tuple[Question, ...] = tuple(question for question in QUESTIONS if question.is_list)


def ticked(word: str) -> tuple[str, ...]:
    """What was ticked."""
    return tuple(word.split(AND)) if word else ()


def as_word(question: Question, ticks: Iterable[str]) -> str:
    """What was ticked as one word, in the order shown."""
    chosen = set(ticks)
    return AND.join(word for word in (*question.items, NONE, UNTOLD) if word in chosen)


def contradicts_itself(question: Question | None, word: str) -> bool:
    """Whether "none of these", or "not sure", was ticked in a check-list together with something else."""
    if question is None or not question.is_list:
        return False
    ticks = set(ticked(word))
    return len(ticks) > 1 and word == as_word(question, ticks) and not ticks.isdisjoint({NONE, UNTOLD})


def every_word(question: Question) -> Iterable[str]:
    """Every word that answers a check-list."""
    for count in range(1, len(question.items) + 1):
        for items in combinations(question.items, count):
            yield as_word(question, items)
    yield NONE
    yield UNTOLD


def spell(question: Question, word: str) -> Spelling:
    """The words of single questions that a word of a check-list stands for. Items that disagree tell nothing."""
    if word == NONE:
        return question.none_spells
    told: dict[str, str] = {}
    disputed: set[str] = set()
    for item in ticked(word):
        for part, said in question.items.get(item, {}).items():
            if told.setdefault(part, said) != said:
                disputed.add(part)
    return {part: said for part, said in told.items() if part not in disputed}


def spelled_out(words: Mapping[str, str]) -> dict[str, str]:
    """The answers with every check-list as its single questions. An own answer to one of these goes before the list."""
    told: dict[str, str] = {}
    for key, word in words.items():
        person, _, code = key.partition(".")
        if code in BY_CODE and BY_CODE[code].is_list:
            told |= {f"{person}.{part}": said for part, said in spell(BY_CODE[code], word).items()}
    return told | dict(words)


def superseded_by(question: Question, person: str, word: str) -> frozenset[str]:
    """The answers that a check-list, answered anew, says itself."""
    return frozenset(f"{person}.{part}" for part in spell(question, word))


def parts_of(question: Question) -> tuple[str, ...]:
    """The single questions a check-list stands for; none for any other question."""
    return tuple(question.none_spells)


def lists_with(code: str) -> tuple[Question, ...]:
    """The check-lists that stand for a question, among others."""
    return tuple(question for question in LISTS if code in question.none_spells)
