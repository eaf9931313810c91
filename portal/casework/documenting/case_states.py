"""The states of a case as a page with a diagram, made from the table in `portal.casework.steps.states`."""

from collections.abc import Iterator, Mapping

from django.utils import translation

from eligibility.documenting.drawing import INSET, LINE_HEIGHT, Drawing
from portal.casework.models import CaseStatus
from portal.casework.steps.states import FOLLOWS, NEEDS, STAY, TRANSITIONS, Turn, Ways

_STYLES = {
    CaseStatus.DRAFT: "question",
    CaseStatus.WAITING_CLIENT: "open",
    CaseStatus.WAITING_DOCUMENT: "open",
    CaseStatus.READY: "met",
    CaseStatus.SUBMITTED: "agency",
    CaseStatus.DECISION_KNOWN: "agency",
    CaseStatus.CLOSED: "stop",
}
WIDTH, LEFT, MIDDLE, RIGHT = 1080, 20, 290, 730
BOX, TURN_BOX, TARGET_BOX = 230, 400, 330
ROW = LINE_HEIGHT + 2 * INSET + 8


def files() -> Mapping[str, str]:
    """The page and its diagram, by their names under docs."""
    with translation.override("en"):
        return {"case-states.md": _page(), "case-states.svg": _diagram()}


def _moves(status: CaseStatus) -> Iterator[tuple[Turn, Ways]]:
    """The turns that lead from a state to another one."""
    for turn in Turn:
        ways = TRANSITIONS[turn][status]
        if ways and ways != STAY:
            yield turn, ways


def _targets(ways: Ways) -> str:
    return " or ".join(str(way.label) for way in ways)


def _page() -> str:
    return "\n".join(
        [
            "# The states of a case",
            "",
            "Made from `portal/casework/steps/states.py` by `manage.py write_case_docs`; a test compares. A state says "
            "where the municipality's work",
            "stands, never what the client wants and never what the agency decided. Every change is a row "
            "(`StateChange`) with its moment.",
            "",
            "![From each state, what leads where](case-states.svg)",
            "",
            "```mermaid",
            *_mermaid(),
            "```",
            "",
            "## Every state and every turn",
            "",
            *_table(),
            "",
            "– is refused; = is allowed and moves nothing. Where there are several, what is noted in the case decides: "
            "a decision of the",
            "agency, else the day on which the application was handed in, else neither.",
            "",
            "## What must hold, and who may",
            "",
            *_needs(),
            "",
            "Whoever has the case may: somebody with an assignment that gives access now, in the municipality. To all "
            "others it does not exist.",
            "",
        ]
    )


def _mermaid() -> Iterator[str]:
    yield "stateDiagram-v2"
    for status in CaseStatus:
        yield f'  state "{status.label}" as {status.value}'
    yield f"  [*] --> {CaseStatus.DRAFT.value}"
    for status in CaseStatus:
        for turn, ways in _moves(status):
            for way in ways:
                yield f"  {status.value} --> {way.value}: {turn.label}"


def _table() -> Iterator[str]:
    yield "| turn | " + " | ".join(str(status.label) for status in CaseStatus) + " |"
    yield "| --- |" + " --- |" * len(CaseStatus)
    for turn in Turn:
        yield f"| {turn.label} | " + " | ".join(_cell(TRANSITIONS[turn][status]) for status in CaseStatus) + " |"


def _cell(ways: Ways) -> str:
    if not ways:
        return "–"
    return "=" if ways == STAY else f"→ {_targets(ways)}"


def _needs() -> Iterator[str]:
    for turn in Turn:
        how = "follows from other deeds" if turn in FOLLOWS else "is told"
        needs = f"; needs {NEEDS[turn]}" if turn in NEEDS else ""
        yield f"- **{turn.label}** {how}{needs}."


def _diagram() -> str:
    drawing = Drawing(
        width=WIDTH,
        title="The states of a case",
        description="For each state, what leads from it, and to which state. The same as the table on the page.",
    )
    top: float = 20
    for status in CaseStatus:
        top = _row(drawing, status, top) + 22
    return drawing.svg(top)


def _row(drawing: Drawing, status: CaseStatus, top: float) -> float:
    """One state with its ways on; how far down it reaches."""
    drawing.box(LEFT, top, BOX, [str(status.label)], _STYLES[status])
    down = top
    for turn, ways in _moves(status):
        style = "question" if turn in FOLLOWS else "met"
        middle = down + ROW / 2 - 4
        drawing.line(LEFT + BOX, top + ROW / 2 - 4, LEFT + BOX + 18, top + ROW / 2 - 4)
        drawing.line(LEFT + BOX + 18, top + ROW / 2 - 4, LEFT + BOX + 18, middle)
        drawing.arrow(LEFT + BOX + 18, middle, MIDDLE, middle)
        drawing.box(MIDDLE, down, TURN_BOX, [str(turn.label)], style)
        drawing.arrow(MIDDLE + TURN_BOX, middle, RIGHT, middle)
        drawing.box(RIGHT, down, TARGET_BOX, [_targets_short(ways)], _STYLES[ways[-1]])
        down += ROW
    return down


def _targets_short(ways: Ways) -> str:
    return str(ways[0].label) if len(ways) == 1 else "as it is noted in the case"
