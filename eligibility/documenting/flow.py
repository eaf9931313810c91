"""docs/law/flow.svg: the questions in the order in which they come, and where each answer leads, from the routing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.asking.answers import HOUSEHOLD
from eligibility.asking.offering import words_offered
from eligibility.asking.questions import Asked, Question
from eligibility.asking.roster import YOU
from eligibility.asking.routing import Turn
from eligibility.asking.standing import Standing
from eligibility.asking.weighing import next_turn
from eligibility.documenting.asked_of_cases import stand
from eligibility.documenting.catalogues import speaking
from eligibility.documenting.drawing import Drawing, wrapped
from eligibility.law import Finding, Outcome, PersonOutcome, figures
from eligibility.law.countries import COUNTRIES
from eligibility.law.repatriation_grant import EDITIONS
from eligibility.wording import figure_texts, said, worded
from eligibility.wording.questions import ASKINGS
from eligibility.wording.saying import Text

MOST_NAMED = 40
"""How many countries are named, and not only counted."""

EVERYBODY = {"partner": "yes", "children": "1", "other_adults": "2"}
ALONE = {"partner": "no", "children": "0", "other_adults": "0"}
WHEN = {
    Asked.CHILDREN: "asked of children",
    Asked.OTHER_ADULTS: "asked where other adults would move too",
    Asked.HOUSEHOLD: "asked where two other adults or more would move",
    Asked.NOT_YOU: "asked of the others",
}
EFFECTS = {
    PersonOutcome.NOT_COVERED: ("not covered: asked nothing more", "stop"),
    PersonOutcome.OTHER_SCHEME: ("another ordinance: asked nothing more", "stop"),
    PersonOutcome.BLOCKED_NOW: ("an obstacle now: the questions go on", "stop"),
    PersonOutcome.INDIVIDUAL: ("for the agency: the questions go on", "agency"),
    PersonOutcome.UNKNOWN: ("left open: the questions go on", "open"),
    PersonOutcome.POSSIBLE: ("met, or no obstacle: the questions go on", "met"),
}
"""What an answer does, in words and by its colour, the most severe first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """Answers that do the same: to what, by which condition, and the questions that only they bring."""

    outcome: PersonOutcome
    deciding: Finding | None
    words: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One question on the way where nothing stands in the way."""

    turn: Turn
    branches: tuple[Branch, ...]


def documents() -> dict[str, str]:
    """The picture, by its name under docs/law."""
    with speaking("sv"):
        return {"flow.svg": _draw(steps(EDITIONS[-1].in_force_from), EDITIONS[-1].in_force_from)}


def steps(on: date) -> tuple[Step, ...]:
    """Every question of a large household, in the order asked; what its answers do, tried on one adult alone."""
    found = []
    together, alone = _first(EVERYBODY), _first(ALONE)
    while turn := next_turn(stand(together, on)):
        found.append(Step(turn=turn, branches=tuple(_branches(turn.question, alone, on))))
        best = _best(turn, together, on)
        together |= best
        if f"{YOU}.{turn.question.code}" in best:
            alone[f"{YOU}.{turn.question.code}"] = best[f"{YOU}.{turn.question.code}"]
    return tuple(found)


def _first(who: Mapping[str, str]) -> dict[str, str]:
    return {f"{HOUSEHOLD}.{key}": word for key, word in who.items()}


def _best(turn: Turn, words: Mapping[str, str], on: date) -> dict[str, str]:
    """The answers after which least is open and nothing stands in the way."""
    given = dict(words)
    for id in turn.persons:
        key = f"{id}.{turn.question.code}"
        ways = {word: stand({**given, key: word}, on) for word in _words(turn.question, id, stand(given, on))}
        given[key] = min(ways, key=lambda word: _openness(ways[word]))
    return {key: word for key, word in given.items() if key not in words}


def _openness(now: Standing) -> tuple[int, int]:
    findings = [finding for person in now.assessment.persons for finding in person.findings]
    in_the_way = sum(finding.outcome in (Outcome.NOT_MET, Outcome.FOR_THE_AGENCY) for finding in findings)
    return in_the_way, sum(finding.outcome is Outcome.UNKNOWN for finding in findings)


def _words(question: Question, id: str, now: Standing) -> tuple[str, ...]:
    """The answers; of a check-list one item at a time."""
    words = words_offered(question, id, now.roster)
    return tuple(word for word in words if not question.is_list or "+" not in word)


def _branches(question: Question, alone: Mapping[str, str], on: date) -> Iterator[Branch]:
    now = stand(alone, on)
    asked = next_turn(now)
    if asked is None or asked.question is not question:
        return
    grouped: dict[tuple[PersonOutcome, Finding | None, tuple[str, ...]], list[str]] = {}
    key = f"{YOU}.{question.code}"
    for word in _words(question, YOU, now):
        after = stand({**alone, key: word}, on)
        outcome, deciding = _effect(now, after)
        grouped.setdefault((outcome, deciding, _brought(word, question, alone, on)), []).append(word)
    order = list(EFFECTS)
    for (outcome, deciding, then), words in sorted(grouped.items(), key=lambda item: order.index(item[0][0])):
        yield Branch(outcome=outcome, deciding=deciding, words=tuple(words), then=then)


def _effect(before: Standing, after: Standing) -> tuple[PersonOutcome, Finding | None]:
    """Where the answer leads by itself: the most severe of what it decided."""
    known = {finding.condition for finding in before.assessment.person(YOU).findings if _is_decided(finding)}
    new = [f for f in after.assessment.person(YOU).findings if f.condition not in known and _is_decided(f)]
    worst = max(new, key=lambda finding: finding.leads_to.severity, default=None)
    if worst is None:
        return PersonOutcome.UNKNOWN, None
    return worst.leads_to, worst if worst.outcome is not Outcome.MET else None


def _is_decided(finding: Finding) -> bool:
    return finding.outcome is not Outcome.UNKNOWN


def _brought(word: str, question: Question, alone: Mapping[str, str], on: date) -> tuple[str, ...]:
    """The questions that an answer brings, and that are not on the way where nothing stands in the way."""
    given = {**alone, f"{YOU}.{question.code}": word}
    codes = []
    while turn := next_turn(stand(given, on)):
        codes.append(turn.question.code)
        given |= _best(turn, given, on)
    return tuple(code for code in codes if code in question.none_spells)


WIDTH, LEFT, SPINE, GAP = 1000, 30, 360, 60
RIGHT = LEFT + SPINE + GAP
BESIDE = RIGHT - GAP / 2
LINE, SHORT_LINE = 70, 48


def _draw(found: tuple[Step, ...], on: date) -> str:
    drawing = Drawing(
        width=WIDTH,
        title="The questions of the wizard, and where the answers lead",
        description=(
            f"Under ordinance {EDITIONS[-1].ordinance} as it stands from {on}. On the left the questions in the order "
            "in which they come where nothing stands in the way; on the right what each answer does."
        ),
    )
    numbers = figure_texts(figures(on))
    middle = LEFT + SPINE / 2
    bottom = drawing.box(LEFT, 30, SPINE, _question_lines(HOUSEHOLD, "the first page", numbers), "question")
    for step in found:
        top = bottom + 34
        drawing.arrow(middle, bottom, middle, top)
        when = WHEN.get(step.turn.question.of, "asked of everybody")
        lines = _question_lines(step.turn.question.code, f"{when} · {step.turn.citation}", numbers)
        below = drawing.box(LEFT, top, SPINE, lines, "question")
        beside = _draw_branches(drawing, top, step, numbers)
        if beside > below:
            drawing.line(middle, below, middle, beside)
        bottom = max(below, beside)
    drawing.arrow(middle, bottom, middle, bottom + 34)
    lines = ["result", "Nothing that could be told would decide more."]
    return drawing.svg(drawing.box(LEFT, bottom + 34, SPINE, lines, "met") + 30)


def _question_lines(code: str, when: str, numbers: Mapping[str, Text]) -> list[str]:
    return [code, *wrapped(str(said(ASKINGS[code].each, **numbers)), SHORT_LINE), *wrapped(when, SHORT_LINE)]


def _draw_branches(drawing: Drawing, top: float, step: Step, numbers: Mapping[str, Text]) -> float:
    bottom = top
    if step.branches:
        drawing.line(LEFT + SPINE, top + 20, BESIDE, top + 20)
    for branch in step.branches:
        drawing.line(BESIDE, top + 20, BESIDE, bottom + 20)
        drawing.arrow(BESIDE, bottom + 20, RIGHT, bottom + 20)
        text, style = EFFECTS[branch.outcome]
        lines = [text]
        if branch.deciding:
            label = str(said(worded(branch.deciding.condition).label, **numbers)).rstrip(".")
            lines += wrapped(f"{branch.deciding.condition} · {label} · {branch.deciding.citation}", LINE)
        lines += wrapped(f"answers: {_answers(branch.words)}", LINE)
        if branch.then:
            lines += wrapped(f"then one by one: {', '.join(branch.then)}", LINE)
        bottom = drawing.box(RIGHT, bottom, WIDTH - RIGHT - LEFT, lines, style) + 10
    return bottom - 10 if step.branches else top


def _answers(words: tuple[str, ...]) -> str:
    countries = sorted(word for word in words if word in COUNTRIES)
    others = [word for word in words if word not in COUNTRIES]
    few = len(countries) <= MOST_NAMED
    named = [", ".join(countries)] if countries and few else [f"{len(countries)} countries"] if countries else []
    return ", ".join([*others, *named])
