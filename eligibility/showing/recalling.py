"""What was answered so far, in words and in the order in which it was asked."""

from collections.abc import Iterable

from eligibility.asking.answers import HOUSEHOLD
from eligibility.asking.checklists import parts_of, ticked
from eligibility.asking.offering import offered
from eligibility.asking.questions import BY_CODE, Question
from eligibility.asking.routing import citation_for, words_shown
from eligibility.asking.standing import Standing
from eligibility.showing.pages import AnswerLine
from eligibility.wording.questions import ASKINGS
from eligibility.wording.saying import Text, figure_texts, listed, said


def lines_of(now: Standing) -> tuple[AnswerLine, ...]:
    """Every answer so far that the law of the day reads."""
    return (
        AnswerLine(
            code=HOUSEHOLD,
            short=ASKINGS[HOUSEHOLD].short,
            answers=tuple(("", member.name) for member in now.roster.members),
        ),
        *(
            AnswerLine(code=question.code, short=ASKINGS[question.code].short, answers=answers)
            for question in _answered(now)
            if (answers := tuple(_answers(question, now)))
        ),
    )


def lines_before(code: str, now: Standing, lines: tuple[AnswerLine, ...]) -> tuple[AnswerLine, ...]:
    """Those of the lines that were asked before a question; all of them when it is asked for the first time."""
    codes = now.answers.codes
    if code not in codes:
        return lines
    later = set(codes[codes.index(code) :])
    return tuple(line for line in lines if line.code not in later)


def _answered(now: Standing) -> Iterable[Question]:
    """The questions; in place of a check-list that the law of the day does not ask, what it says of single ones."""
    codes = dict.fromkeys(
        spelled for code in now.answers.codes for spelled in (code, *parts_of(BY_CODE[code])) if _is_shown(spelled, now)
    )
    listed_here = {part for code in codes for part in parts_of(BY_CODE[code])}
    return (BY_CODE[code] for code in codes if code not in listed_here - set(now.answers.codes))


def _is_shown(code: str, now: Standing) -> bool:
    return citation_for(BY_CODE[code], now) is not None


def _answers(question: Question, now: Standing) -> Iterable[tuple[Text, Text]]:
    alone = len(now.roster.members) == 1
    words = words_shown(question, now)
    for id in (HOUSEHOLD, *(member.id for member in now.roster.members)):
        word = words.get(f"{id}.{question.code}")
        if word is not None:
            member = now.roster.member(id)
            yield "" if alone or member is None else member.name, _in_words(question, id, word, now)


def _in_words(question: Question, id: str, word: str, now: Standing) -> Text:
    labels = {option.word: option.label for option in offered(question, id, now.roster)}
    if not question.is_list:
        return labels.get(word, word)
    numbers = figure_texts(now.figures)
    return listed(said(labels[item], **numbers) for item in ticked(word))
