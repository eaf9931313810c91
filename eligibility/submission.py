"""What a form sent: answers, which question they answer, which one is asked for. All else is refused with 400."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import BadRequest
from django.http import QueryDict

from eligibility.answers import HOUSEHOLD, Answers
from eligibility.offering import KNOWN_WORDS, is_number, is_word
from eligibility.questions import BY_CODE, UNTOLD
from eligibility.roster import EVERY_ID

DAY = "day"
"""What ``ask`` says when another day is to be asked about."""

EVERYBODY = "everybody"
"""The field with one answer for each of those asked who has no answer of their own."""

_LONGEST_TYPED = 40
_SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One form as it was sent. ``typed`` holds by key what could not be read as a number, to be shown again."""

    answers: Answers = field(default_factory=Answers)
    on: str = ""
    asked: str = ""
    of: tuple[str, ...] = ()
    ask: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def read_submission(post: QueryDict) -> Submission:
    """The form that was sent. Raises BadRequest for what no form of ours sends."""
    sent = {key: _only(values) for key, values in post.lists()}
    on, asked, of, ask, everybody = (sent.pop(name, "") for name in ("on", "asked", "of", "ask", EVERYBODY))
    persons = tuple(of.split())
    if (asked and asked not in (HOUSEHOLD, DAY, *BY_CODE)) or (ask and ask not in (HOUSEHOLD, DAY, *BY_CODE)):
        raise BadRequest("no such question")
    if not set(persons) <= {HOUSEHOLD, *EVERY_ID} or len(set(persons)) != len(persons) or len(on) > _LONGEST_TYPED:
        raise BadRequest("no such person, or no day")
    words, typed = _read_words(sent, asked)
    if everybody:
        words = _of_everybody(everybody, asked, persons) | words
    return Submission(answers=Answers(words), on=on.strip(), asked=asked, of=persons, ask=ask, typed=typed)


def _only(values: Sequence[object]) -> str:
    if len(values) != 1 or not isinstance(values[0], str):
        raise BadRequest("a field was sent twice")
    return values[0]


def _of_everybody(word: str, asked: str, persons: Iterable[str]) -> dict[str, str]:
    keys = [f"{person}.{asked}" for person in persons]
    if not keys or not all(is_word(key, word) for key in keys):
        raise BadRequest("no such answer for everybody")
    return dict.fromkeys(keys, word)


def _read_words(sent: Mapping[str, str], asked: str) -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    typed: dict[str, str] = {}
    for key, text in sent.items():
        word = _as_word(key, text)
        if is_word(key, word):
            words[key] = word
        elif (
            key.endswith(".travel_cost")
            and asked == "travel_cost"
            and len(text) <= _LONGEST_TYPED
            and is_word(key, UNTOLD)
        ):
            typed[key] = text
        elif text or key not in KNOWN_WORDS:
            raise BadRequest("no such answer")
    return words, typed


def _as_word(key: str, text: str) -> str:
    """A number without its spaces; an empty field for a number says "I don't know"."""
    if not key.endswith(".travel_cost"):
        return text
    number = text.translate(_SPACES).removesuffix("kr")
    return str(int(number)) if is_number(number) else text.strip() or UNTOLD
