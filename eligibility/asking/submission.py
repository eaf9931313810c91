"""What a form sent: answers, which question they answer, which one is asked for. All else is refused with 400."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import BadRequest
from django.http import QueryDict

from eligibility.asking.answers import HOUSEHOLD, Answers
from eligibility.asking.checklists import as_word, contradicts_itself, superseded_by
from eligibility.asking.offering import KNOWN_WORDS, is_number, is_word
from eligibility.asking.questions import BY_CODE, NONE, UNTOLD, Control, Question
from eligibility.asking.roster import EVERY_ID

DAY = "day"
"""What ``ask`` says when another day is to be asked about."""

EVERYBODY = "everybody"
"""The field with one answer for each of those asked who has no answer of their own."""

_LONGEST_TYPED = 40
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_ONCE = ("on", "asked", "of", "ask")


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One form as it was sent.

    ``typed`` holds by key what is no answer and is to be shown again: a cost that is no number, or "none of these"
    ticked together with something.
    """

    answers: Answers = field(default_factory=Answers)
    on: str = ""
    asked: str = ""
    of: tuple[str, ...] = ()
    ask: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


def read_submission(post: QueryDict) -> Submission:
    """The form that was sent. Raises BadRequest for what no form of ours sends."""
    sent = dict(post.lists())
    on, asked, of, ask = (_only(sent.get(name, [""])) for name in _ONCE)
    persons = tuple(of.split())
    if any(code and code not in (HOUSEHOLD, DAY, *BY_CODE) for code in (asked, ask)):
        raise BadRequest("no such question")
    if not set(persons) <= {HOUSEHOLD, *EVERY_ID} or len(set(persons)) != len(persons) or len(on) > _LONGEST_TYPED:
        raise BadRequest("no such person, or no day")
    question, own = BY_CODE.get(asked), [f"{person}.{asked}" for person in persons]
    texts = {key: _text(key, values, question) for key, values in sent.items()}
    everybody = texts.pop(EVERYBODY, "")
    is_typed = contradicts_itself(question, everybody)
    if everybody and not is_typed and not any(is_word(key, everybody) for key in own):
        raise BadRequest("no such answer for everybody")
    words, typed = _read_words(_in_asking_order(texts, own, everybody), question)
    if is_typed:
        typed[EVERYBODY] = everybody
    if question and question.is_list:
        words = _without_superseded(words, question, persons)
    return Submission(answers=Answers(words), on=on.strip(), asked=asked, of=persons, ask=ask, typed=typed)


def _text(key: str, values: Sequence[object], question: Question | None) -> str:
    """What one field says; what was ticked in a check-list, as its word."""
    if question and question.is_list and (key == EVERYBODY or key.partition(".")[2] == question.code):
        known = {*question.items, NONE, UNTOLD}
        if len(values) <= len(known) and known.issuperset(values):
            return as_word(question, [str(value) for value in values])
    return _only(values)


def _only(values: Sequence[object]) -> str:
    if len(values) != 1 or not isinstance(values[0], str):
        raise BadRequest("a field was sent twice")
    return values[0]


def _in_asking_order(texts: Mapping[str, str], own: Sequence[str], everybody: str) -> dict[str, str]:
    """The answers in the order in which they were asked; those to this question where its controls stand.

    Whoever has no own answer gets that for everybody.
    """
    order = [key for key in texts if key not in own]
    place = order.index("of") if "of" in order else len(order)
    answered = {key: texts.get(key) or (everybody if is_word(key, everybody) else "") for key in own}
    asked = {key: text for key, text in answered.items() if text or key in texts}
    rest = [{key: texts[key] for key in part if key not in _ONCE} for part in (order[:place], order[place:])]
    return rest[0] | asked | rest[1]


def _read_words(sent: Mapping[str, str], question: Question | None) -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    typed: dict[str, str] = {}
    for key, text in sent.items():
        word = _as_word(key, text)
        if is_word(key, word):
            words[key] = word
        elif _may_be_typed(key, text, question):
            typed[key] = text
        elif text or key not in KNOWN_WORDS:
            raise BadRequest("no such answer")
    return words, typed


def _may_be_typed(key: str, text: str, question: Question | None) -> bool:
    """Whether a person can have come to this by the form of the question asked."""
    if question is None or key not in KNOWN_WORDS or key.partition(".")[2] != question.code:
        return False
    if question.control is Control.NUMBER:
        return len(text) <= _LONGEST_TYPED
    return contradicts_itself(question, text)


def _as_word(key: str, text: str) -> str:
    """A number without its spaces; an empty field for a number says "I don't know"."""
    if not key.endswith(".travel_cost"):
        return text
    number = text.translate(_SPACES).removesuffix("kr")
    return str(int(number)) if is_number(number) else text.strip() or UNTOLD


def _without_superseded(words: Mapping[str, str], question: Question, persons: Iterable[str]) -> dict[str, str]:
    """The answers without those that a check-list, answered now, says itself."""
    said: set[str] = set()
    for person in persons:
        said |= superseded_by(question, person, words.get(f"{person}.{question.code}", ""))
    return {key: word for key, word in words.items() if key not in said}
