"""Turn to the page that answers a form: the first question, a question, another day, or the result."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from eligibility.alike import asked_together, shared_options
from eligibility.answers import HOUSEHOLD, ROSTER_KEYS, Answers
from eligibility.concluding import result_page
from eligibility.days import AskedDay, read_day
from eligibility.offering import offered, roster_options
from eligibility.pages import AnswerLine, Fieldset, Page, QuestionPage
from eligibility.questions import BY_CODE, QUESTIONS, UNTOLD, Control, Question
from eligibility.roster import MOST_PERSONS, YOU
from eligibility.routing import Standing, Turn, citation_for, next_turn, standing, turn_again, turn_before
from eligibility.submission import DAY, Submission
from eligibility.wording.questions import ASKINGS, ROSTER_LEGENDS
from eligibility.wording.saying import Text, figure_texts, said

CHOOSE_AN_ANSWER: Text = _("Choose an answer. “I don’t know” is an answer too.")
CHOOSE_WHO: Text = _("Choose who would move.")
TOO_MANY: Text = said(
    _("We can count at most %(most)s persons here. With more, talk to the Migration Agency or your municipality."),
    most=MOST_PERSONS,
)
WRITE_KRONOR: Text = _("Write whole kronor in figures, at most 999999, or leave the field empty.")
MANY_OPTIONS = 8


def page_for(sent: Submission, today: date) -> Page:
    """The page that answers a form sent today."""
    day = read_day(sent.on, today)
    roster = sent.answers.roster
    if roster is None or roster.too_many or sent.ask == HOUSEHOLD or (sent.asked == HOUSEHOLD and day.error):
        return _first_page(sent, day)
    if day.error or sent.ask == DAY:
        return Page(template="eligibility/day.html", day=day, code=DAY, hidden=_hidden(sent.answers.words))
    now = standing(sent.answers.of_people_in(roster), roster, day.day)
    return _asked_for(sent, day, now) or _asked_still(sent, day, now) or _next(day, now)


def _asked_for(sent: Submission, day: AskedDay, now: Standing) -> Page | None:
    turn = turn_again(sent.ask, now) if sent.ask in BY_CODE else None
    return _question_page(turn, day, now, typed=sent.typed) if turn else None


def _asked_still(sent: Submission, day: AskedDay, now: Standing) -> Page | None:
    """The same question, where it is not answered for somebody."""
    turn = turn_again(sent.asked, now) if sent.asked in BY_CODE and not sent.ask else None
    if turn is None:
        return None
    missing = [id for id in turn.persons if id in sent.of and now.answers.word(id, sent.asked) is None]
    if not missing:
        return None
    error = WRITE_KRONOR if turn.question.control is Control.NUMBER else CHOOSE_AN_ANSWER
    return _question_page(turn, day, now, errors=dict.fromkeys(missing, error), typed=sent.typed)


def _next(day: AskedDay, now: Standing) -> Page:
    turn = next_turn(now)
    return _question_page(turn, day, now) if turn else result_page(day, now, tuple(_lines(now)))


def _first_page(sent: Submission, day: AskedDay) -> QuestionPage:
    words, options, asking = sent.answers.words, roster_options(), ASKINGS[HOUSEHOLD]
    asked = sent.asked == HOUSEHOLD and not sent.ask
    roster = sent.answers.roster
    too_many = TOO_MANY if asked and roster and roster.too_many else ""
    fieldsets = tuple(
        Fieldset(
            name=key,
            legend=ROSTER_LEGENDS[name],
            control=Control.RADIO if name == "partner" else Control.SELECT,
            options=options[name],
            chosen=words.get(key, "" if name == "partner" else "0"),
            error=(too_many if name == "children" else "") or (CHOOSE_WHO if asked and key not in words else ""),
        )
        for key, name in ((key, key.partition(".")[2]) for key in ROSTER_KEYS)
    )
    return QuestionPage(
        template="eligibility/first.html",
        day=day,
        code=HOUSEHOLD,
        hidden=_hidden(sent.answers.beside(HOUSEHOLD, ()).words),
        title=asking.alone,
        why=asking.why,
        help=asking.help,
        fieldsets=fieldsets,
    )


def _question_page(
    turn: Turn,
    day: AskedDay,
    now: Standing,
    errors: Mapping[str, Text] | None = None,
    typed: Mapping[str, str] | None = None,
) -> QuestionPage:
    question, asking = turn.question, ASKINGS[turn.question.code]
    to_you_alone = turn.persons == (YOU,) and len(now.roster.members) == 1
    numbers = figure_texts(now.figures)
    everybody: Fieldset | None = None
    fieldsets = tuple(_fieldset(question, id, now, errors or {}, typed or {}) for id in turn.persons)
    if shared := shared_options(question, turn.persons, now.roster):
        everybody, fieldsets = asked_together(fieldsets, shared, question.control)
    return QuestionPage(
        template="eligibility/question.html",
        day=day,
        code=question.code,
        back=turn_before(question.code, now.answers),
        hidden=_carried(now.answers.beside(question.code, turn.persons), day),
        lines=tuple(_lines(now, besides=question.code)),
        title=said(asking.alone if to_you_alone else asking.each, **numbers),
        why=said(asking.why, **numbers),
        help=asking.help,
        citation=turn.citation,
        persons=turn.persons,
        fieldsets=fieldsets,
        everybody=everybody,
        number=_number(question, now),
        is_of_you_alone=to_you_alone,
    )


def _fieldset(
    question: Question, id: str, now: Standing, errors: Mapping[str, Text], typed: Mapping[str, str]
) -> Fieldset:
    member = now.roster.member(id)
    options = offered(question, id, now.roster)
    is_long = len(options) > MANY_OPTIONS and len(now.roster.members) > 1
    key = f"{id}.{question.code}"
    word = now.answers.word(id, question.code) or ""
    return Fieldset(
        name=key,
        legend=member.name if member else "",
        control=Control.SELECT if is_long and question.control is Control.RADIO else question.control,
        options=options,
        chosen=typed.get(key, "" if word == UNTOLD and question.control is Control.NUMBER else word),
        error=errors.get(id, ""),
    )


def _number(question: Question, now: Standing) -> int:
    """Which question this is: one more than those answered before it."""
    codes = [other.code for other in QUESTIONS]
    answered = {key.partition(".")[2] for key in now.answers.words} & set(codes[: codes.index(question.code)])
    return len(answered) + 2


def _lines(now: Standing, besides: str = "") -> Iterable[AnswerLine]:
    """Every answer so far that the law of that day reads, in words and in asking order."""
    yield AnswerLine(
        code=HOUSEHOLD,
        short=ASKINGS[HOUSEHOLD].short,
        answers=tuple(("", member.name) for member in now.roster.members),
    )
    for question in QUESTIONS:
        answers = tuple(_answers_in_words(question, now))
        if answers and question.code != besides and citation_for(question, now):
            yield AnswerLine(code=question.code, short=ASKINGS[question.code].short, answers=answers)


def _answers_in_words(question: Question, now: Standing) -> Iterable[tuple[Text, Text]]:
    alone = len(now.roster.members) == 1
    for id in (HOUSEHOLD, *(member.id for member in now.roster.members)):
        word = now.answers.word(id, question.code)
        if word is not None:
            member = now.roster.member(id)
            labels = {option.word: option.label for option in offered(question, id, now.roster)}
            yield "" if alone or member is None else member.name, labels.get(word, word)


def _carried(answers: Answers, day: AskedDay) -> tuple[tuple[str, str], ...]:
    return (*((("on", day.typed),) if day.typed else ()), *_hidden(answers.words))


def _hidden(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items()))
