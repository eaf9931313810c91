"""The states of a case and every way between them, as a table. What is not in it cannot happen.

A state says where our work stands. None says what the client wants, and none says what was decided: the municipality
makes no decision, and the Swedish Migration Agency's is its own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy

from portal.casework.models import Case, CaseStatus

WAITING = frozenset({CaseStatus.WAITING_CLIENT, CaseStatus.WAITING_DOCUMENT})


class Turn(models.TextChoices):
    """What can move a case from state to state."""

    CHANGE = "change", pgettext_lazy("turn", "What the document says is changed")
    PREPARE = "prepare", pgettext_lazy("turn", "The document is made and no step is left")
    WAIT_FOR_CLIENT = "wait_for_client", pgettext_lazy("turn", "Wait for the client")
    WAIT_FOR_DOCUMENT = "wait_for_document", pgettext_lazy("turn", "Wait for a document")
    GO_ON = "go_on", pgettext_lazy("turn", "Go on with the work")
    SUBMIT = "submit", pgettext_lazy("turn", "The client has handed in the application")
    UNDO_SUBMIT = "undo_submit", pgettext_lazy("turn", "It was not handed in after all")
    NOTE_DECISION = "note_decision", pgettext_lazy("turn", "A decision of the agency is noted")
    UNDO_DECISION = "undo_decision", pgettext_lazy("turn", "A noted decision is taken away")
    CLOSE = "close", pgettext_lazy("turn", "Close the case")
    REOPEN = "reopen", pgettext_lazy("turn", "Open the case again")


Ways = tuple[CaseStatus, ...]
"""Where a turn leads: one state, or one of several, which is then told by what is noted. Nowhere: it is refused."""

STAY: Ways = tuple(CaseStatus)
"""Allowed, and changes no state; written so because no other turn may lead to every state."""
AS_NOTED: Ways = (CaseStatus.DRAFT, CaseStatus.SUBMITTED, CaseStatus.DECISION_KNOWN)
_WORDS: Mapping[str, Ways] = {
    **{status.value: (status,) for status in CaseStatus},
    "client": (CaseStatus.WAITING_CLIENT,),
    "paper": (CaseStatus.WAITING_DOCUMENT,),
    "decision": (CaseStatus.DECISION_KNOWN,),
    "noted": AS_NOTED,
    "=": STAY,
    "-": (),
}


def _ways(row: str) -> Mapping[CaseStatus, Ways]:
    """A word for each state, in their order: where the turn leads from it, or - for nowhere, = for no move."""
    return MappingProxyType(dict(zip(CaseStatus, (_WORDS[word] for word in row.split()), strict=True)))


# fmt: off
TRANSITIONS: Mapping[Turn, Mapping[CaseStatus, Ways]] = MappingProxyType({
    # from:                        draft     client    paper     ready     submitted decision  closed
    Turn.CHANGE:            _ways("=         =         =         draft     =         =         -"),
    Turn.PREPARE:           _ways("ready     =         =         =         =         =         -"),
    Turn.WAIT_FOR_CLIENT:   _ways("client    -         client    client    -         -         -"),
    Turn.WAIT_FOR_DOCUMENT: _ways("paper     paper     -         paper     -         -         -"),
    Turn.GO_ON:             _ways("-         draft     draft     -         -         -         -"),
    Turn.SUBMIT:            _ways("submitted submitted submitted submitted -         =         -"),
    Turn.UNDO_SUBMIT:       _ways("-         -         -         -         draft     -         -"),
    Turn.NOTE_DECISION:     _ways("decision  decision  decision  decision  decision  =         -"),
    Turn.UNDO_DECISION:     _ways("=         =         =         =         =         noted     -"),
    Turn.CLOSE:             _ways("closed    closed    closed    closed    closed    closed    -"),
    Turn.REOPEN:            _ways("-         -         -         -         -         -         noted"),
})
# fmt: on
"""Who may: whoever has the case (an assignment that gives access now). Nobody else sees that it exists."""

FOLLOWS = frozenset({Turn.CHANGE, Turn.PREPARE, Turn.NOTE_DECISION, Turn.UNDO_DECISION})
"""Turns that nobody tells: they follow from other deeds."""

NEEDS: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.PREPARE: "the newest document says what the case says, and every step is done, skipped or not needed",
        Turn.SUBMIT: "the day on which it was handed in, which has been",
        Turn.CLOSE: "one of the reasons for which work ends",
    }
)
"""What must hold beside the state."""


class WrongStatus(Exception):
    """The case is not in a state from which this can be done."""


def after(turn: Turn, case: Case) -> CaseStatus:
    """The state a turn leads to. Raises WrongStatus where the table refuses it."""
    status = CaseStatus(case.status)
    ways = TRANSITIONS[turn][status]
    if not ways:
        raise WrongStatus
    if ways == STAY:
        return status
    return ways[0] if len(ways) == 1 else _as_noted(case)


def may(turn: Turn, case: Case) -> bool:
    """Whether the table allows it now."""
    return bool(TRANSITIONS[turn][CaseStatus(case.status)])


def _as_noted(case: Case) -> CaseStatus:
    """Where a case stands by what is noted in it."""
    if case.agency_decisions.exists():
        return CaseStatus.DECISION_KNOWN
    return CaseStatus.SUBMITTED if case.submitted_on else CaseStatus.DRAFT
