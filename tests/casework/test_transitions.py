"""The table of a case's states is complete, every state is reached and left, and the page in docs/ says the same."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from portal.casework.deeds import turns
from portal.casework.deeds.cases import close_case, open_case, reopen_case
from portal.casework.deeds.people import add_person
from portal.casework.management.commands.write_case_docs import stale_files
from portal.casework.models import Case, CaseStatus, ClosingReason, Event, StateChange
from portal.casework.steps.states import AS_NOTED, FOLLOWS, STAY, TRANSITIONS, Turn, WrongStatus, may
from portal.casework.steps.turning import turn
from tests.casework.conftest import ON

CELLS = [(state, way) for state in CaseStatus for way in Turn]
SUBMITTED = date(2026, 3, 9)


@pytest.mark.parametrize(("state", "way"), CELLS)
def test_every_turn_from_every_state_is_refused_stays_or_leads_to_states_that_exist(state, way):
    ways = TRANSITIONS[way][state]
    assert ways in ((), STAY, AS_NOTED) or (len(ways) == 1 and ways[0] in CaseStatus and ways[0] != state)


def test_the_table_holds_nothing_beside_them_and_cannot_be_changed():
    assert set(TRANSITIONS) == set(Turn)
    assert all(set(row) == set(CaseStatus) for row in TRANSITIONS.values())
    with pytest.raises(TypeError):
        TRANSITIONS[Turn.CLOSE][CaseStatus.DRAFT] = ()


def leads_from(state):
    """The states that one turn leads to."""
    return {to for row in TRANSITIONS.values() if row[state] != STAY for to in row[state]} - {state}


def reached_from(state):
    """The states that turns lead to, one after another."""
    reached, new = set(), {state}
    while new:
        reached |= new
        new = {to for one in new for to in leads_from(one)} - reached
    return reached


@pytest.mark.parametrize("state", CaseStatus)
def test_every_state_is_reached_from_the_first_and_leads_back_to_it(state):
    assert state in reached_from(CaseStatus.DRAFT)
    assert CaseStatus.DRAFT in reached_from(state)


def test_in_a_closed_case_nothing_but_opening_it_again_is_allowed():
    assert [way for way in Turn if TRANSITIONS[way][CaseStatus.CLOSED]] == [Turn.REOPEN]


def test_every_open_case_can_be_closed():
    assert all(TRANSITIONS[Turn.CLOSE][state] for state in CaseStatus if state != CaseStatus.CLOSED)


def test_the_page_in_docs_says_what_the_table_says():
    assert stale_files() == {}


TOLD = {
    Turn.WAIT_FOR_CLIENT: lambda by, case: turns.wait(by=by, case=case, for_what=CaseStatus.WAITING_CLIENT),
    Turn.WAIT_FOR_DOCUMENT: lambda by, case: turns.wait(by=by, case=case, for_what=CaseStatus.WAITING_DOCUMENT),
    Turn.GO_ON: lambda by, case: turns.go_on(by=by, case=case),
    Turn.SUBMIT: lambda by, case: turns.note_submitted(by=by, case=case, submitted_on=SUBMITTED),
    Turn.UNDO_SUBMIT: lambda by, case: turns.undo_submitted(by=by, case=case),
    Turn.CLOSE: lambda by, case: close_case(by=by, case=case, reason=ClosingReason.OTHER),
    Turn.REOPEN: lambda by, case: reopen_case(by=by, case=case),
}
walks = some.lists(some.sampled_from(sorted(TOLD)), max_size=12)


def test_every_turn_is_a_deed_or_follows_from_one():
    assert set(TOLD) | FOLLOWS == set(Turn)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=walks)
def test_wherever_a_case_is_led_the_deeds_do_what_the_table_says_and_no_more(anna, case, walk):
    here = open_case(by=anna, applied_on=ON)[0]
    for way in walk:
        before = Case.objects.get(pk=here.pk)
        ways = TRANSITIONS[way][CaseStatus(before.status)]
        if not ways:
            with pytest.raises(WrongStatus):
                TOLD[way](anna, here)
        else:
            TOLD[way](anna, here)
        now = Case.objects.get(pk=here.pk)
        assert now.status in (ways or (before.status,))
        assert may(way, before) == bool(ways)
    changes = list(StateChange.objects.filter(case=here))
    assert [change.before for change in changes] == ["", *(change.after for change in changes[:-1])]
    assert changes[-1].after == Case.objects.get(pk=here.pk).status


@pytest.mark.parametrize(
    "walk",
    [
        [Turn.WAIT_FOR_CLIENT, Turn.WAIT_FOR_DOCUMENT, Turn.GO_ON, Turn.SUBMIT, Turn.UNDO_SUBMIT, Turn.CLOSE],
        [Turn.SUBMIT, Turn.CLOSE, Turn.REOPEN, Turn.UNDO_SUBMIT, Turn.WAIT_FOR_DOCUMENT, Turn.CLOSE, Turn.REOPEN],
    ],
)
def test_each_change_of_state_is_a_row_with_who_and_when(anna, case, walk):
    states = [CaseStatus.DRAFT]
    for way in walk:
        states.append(CaseStatus(TOLD[way](anna, case).status))
    changes = list(StateChange.objects.filter(case=case))
    assert [change.after for change in changes] == states
    assert [change.before for change in changes] == ["", *states[:-1]]
    assert [change.turn for change in changes] == ["open", *walk]
    assert {change.by for change in changes} == {anna}
    assert sorted(change.at for change in changes) == [change.at for change in changes]


def test_what_the_table_refuses_is_refused_and_leaves_no_trace(anna, case, deeds_of):
    before = deeds_of()
    for way in (Turn.GO_ON, Turn.UNDO_SUBMIT, Turn.REOPEN):
        with pytest.raises(WrongStatus):
            TOLD[way](anna, case)
    assert deeds_of() == before
    assert StateChange.objects.filter(case=case).count() == 1


def test_a_change_of_what_the_document_says_makes_a_ready_case_a_draft_again(anna, case):
    turn(case, Turn.PREPARE, by=anna)
    assert Case.objects.get(pk=case.pk).status == CaseStatus.READY
    add_person(by=anna, case=case, values={"name": "Yusuf"})
    assert Case.objects.get(pk=case.pk).status == CaseStatus.DRAFT
    assert StateChange.objects.filter(case=case).last().turn == Turn.CHANGE


def test_a_case_that_was_handed_in_is_still_that_when_it_is_opened_again(anna, case):
    turns.note_submitted(by=anna, case=case, submitted_on=SUBMITTED)
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    assert reopen_case(by=anna, case=case).status == CaseStatus.SUBMITTED


def test_the_events_say_what_is_waited_for_in_a_word_of_the_table(anna, case):
    turns.wait(by=anna, case=case, for_what=CaseStatus.WAITING_DOCUMENT)
    assert Event.objects.get(case=case, deed="case_waits").fields == "waiting_document"


def test_the_database_refuses_a_case_closed_without_day_and_reason_or_handed_in_without_a_day(case):
    for status in (CaseStatus.CLOSED, CaseStatus.SUBMITTED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=case.pk).update(status=status)
