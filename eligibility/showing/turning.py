"""Turn to the page that answers a form: the first question, a question, another day, or the result."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from eligibility.asking.answers import HOUSEHOLD, ROSTER_KEYS, Answers
from eligibility.asking.days import AskedDay, read_day
from eligibility.asking.offering import offered, roster_options
from eligibility.asking.questions import BY_CODE, UNTOLD, Control, Option, Question
from eligibility.asking.roster import MOST_PERSONS, YOU
from eligibility.asking.routing import Turn, citation_of, turn_again
from eligibility.asking.standing import Standing, standing
from eligibility.asking.submission import DAY, EVERYBODY, Submission
from eligibility.asking.weighing import next_turn
from eligibility.showing.alike import asked_together, shared_options
from eligibility.showing.concluding import result_page
from eligibility.showing.pages import Fieldset, Page, QuestionPage
from eligibility.showing.recalling import lines_before, lines_of
from eligibility.wording.questions import ASKINGS, ROSTER_LEGENDS
from eligibility.wording.saying import Text, figure_texts, said

CHOOSE_AN_ANSWER: Text = _("Choose an answer. “I don’t know” is an answer too.")
CHOOSE_WHO: Text = _("Choose who would move.")
TOO_MANY: Text = said(
    _("We can count at most %(most)s persons here. With more, talk to the Migration Agency or your municipality."),
    most=MOST_PERSONS,
)
WRITE_KRONOR: Text = _("Write whole kronor in figures, at most 999999, or leave the field empty.")
TICK_SOMETHING: Text = _("Tick what holds. If nothing does, tick “None of these”; if you are not sure, tick that.")
NOT_TOGETHER: Text = _("Tick either what holds or “None of these” or “Not sure about all of it”, not both.")
MANY_OPTIONS = 8

_MISSING: Mapping[Control, Text] = {Control.NUMBER: WRITE_KRONOR, Control.CHECKS: TICK_SOMETHING}


def page_for(sent: Submission, today: date) -> Page:
    """The page that answers a form sent today."""
    day = read_day(sent.on, today)
    roster = sent.answers.roster
    if roster is None or roster.too_many or sent.ask == HOUSEHOLD or (sent.asked == HOUSEHOLD and day.error):
        return _first_page(sent, day)
    if day.error or sent.ask == DAY:
        return Page(template="eligibility/day.html", day=day, code=DAY, hidden=tuple(sent.answers.words.items()))
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
    return _question_page(turn, day, now, errors=_errors(turn.question, missing, sent.typed), typed=sent.typed)


def _errors(question: Question, missing: Iterable[str], typed: Mapping[str, str]) -> dict[str, Text]:
    """What is missing or wrong, by person; one message is enough where it is wrong for everybody."""
    wrong = {id: NOT_TOGETHER for id in missing if f"{id}.{question.code}" in typed and question.is_list}
    if EVERYBODY in typed:
        return {EVERYBODY: NOT_TOGETHER, **wrong}
    return dict.fromkeys(missing, _MISSING.get(question.control, CHOOSE_AN_ANSWER)) | wrong


def _next(day: AskedDay, now: Standing) -> Page:
    turn = next_turn(now)
    return _question_page(turn, day, now) if turn else result_page(day, now, lines_of(now))


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
        hidden_after=tuple(sent.answers.beside(HOUSEHOLD, ())[1].words.items()),
        title=asking.alone,
        why=asking.why,
        help=asking.help,
        terms=asking.terms,
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
    everybody, fieldsets = _controls(turn, now, errors or {}, typed or {})
    lines = lines_of(now)
    earlier = lines_before(question.code, now, lines)
    before, after = now.answers.beside(question.code, turn.persons)
    return QuestionPage(
        template="eligibility/question.html",
        day=day,
        code=question.code,
        back=earlier[-1].code,
        hidden=_carried(before, day),
        hidden_after=tuple(after.words.items()),
        lines=tuple(line for line in lines if line.code != question.code),
        title=said(asking.alone if to_you_alone else asking.each, **numbers),
        why=said(asking.why, **numbers),
        help=asking.help,
        terms=asking.terms,
        citation=None if question.is_list else turn.citation,
        persons=turn.persons,
        fieldsets=fieldsets,
        everybody=everybody,
        number=len(earlier) + 1,
        is_of_you_alone=to_you_alone,
    )


def _controls(
    turn: Turn, now: Standing, errors: Mapping[str, Text], typed: Mapping[str, str]
) -> tuple[Fieldset | None, tuple[Fieldset, ...]]:
    question = turn.question
    own = tuple(_fieldset(question, id, now, errors, typed) for id in turn.persons)
    own = (replace(own[0], explains=True), *own[1:])
    shared = shared_options(question, turn.persons, now.roster)
    if not shared:
        return None, own
    options = _cited(question, shared, now)
    return asked_together(own, options, typed.get(EVERYBODY, ""), errors.get(EVERYBODY, ""))


def _fieldset(
    question: Question, id: str, now: Standing, errors: Mapping[str, Text], typed: Mapping[str, str]
) -> Fieldset:
    member = now.roster.member(id)
    options = _cited(question, offered(question, id, now.roster), now)
    is_long = len(options) > MANY_OPTIONS and len(now.roster.members) > 1
    key = f"{id}.{question.code}"
    word = now.answers.word(id, question.code) or now.words.get(key) or ""
    return Fieldset(
        name=key,
        legend=member.name if member else "",
        control=Control.SELECT if is_long and question.control is Control.RADIO else question.control,
        options=options,
        chosen=typed.get(key, "" if word == UNTOLD and question.control is Control.NUMBER else word),
        error=errors.get(id, ""),
    )


def _cited(question: Question, options: tuple[Option, ...], now: Standing) -> tuple[Option, ...]:
    """The options of a check-list with the law's numbers filled in, each with its provision."""
    if not question.is_list:
        return options
    numbers = figure_texts(now.figures)
    read = {
        item: [fact for part in spelled for fact in BY_CODE[part].facts] for item, spelled in question.items.items()
    }
    return tuple(
        replace(
            option,
            label=said(option.label, **numbers),
            citation=citation_of(read[option.word], now) if option.word in read else None,
        )
        for option in options
    )


def _carried(answers: Answers, day: AskedDay) -> tuple[tuple[str, str], ...]:
    return (*((("on", day.typed),) if day.typed else ()), *answers.words.items())
