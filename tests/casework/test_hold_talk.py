"""A talk of one's own: noted in a minute, corrected and never changed; and the next one planned."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds.talks import NotThisPersonsTalk, note_talk, plan_talk
from portal.casework.models import InterpreterUse, Meeting, NextTalk, Talk
from portal.casework.steps.step_states import StepState
from portal.casework.talking.voices import talk_states
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:talk", args=[person.case_id, person.pk])


def form(anna, **changes):
    return {
        "held_on": "2026-03-01",
        "meeting": "in_person",
        "alone": "yes",
        "language": "ar",
        "interpreter": "present",
        "teach_back": "on",
        "held_by": str(anna.pk),
        "booking_reference": "",
        "corrects": "",
        "request_key": str(uuid4()),
        **changes,
    }


def held(anna, person, **changes):
    told = {
        "held_on": date(2026, 3, 1),
        "language": "ar",
        "interpreter": InterpreterUse.PRESENT,
        "meeting": Meeting.IN_PERSON,
        "alone": True,
        "teach_back": True,
    }
    return note_talk(by=anna, person=person, **{**told, **changes})


def state_of(person):
    return talk_states(person.case, [person])[person.pk]


def test_anna_notes_a_talk(as_anna, anna, address, person):
    page = as_anna.post(address, form(anna, booking_reference="T-4471"), follow=True).content.decode()
    assert "T-4471" in page
    talk = Talk.objects.get()
    assert (talk.person_id, talk.held_on, talk.alone, talk.teach_back) == (person.pk, date(2026, 3, 1), True, True)
    assert (talk.held_by, talk.noted_by) == (anna, anna)
    assert state_of(person) is StepState.DONE


def test_a_talk_without_the_interpreter_that_was_needed_does_not_count_and_the_page_says_so(
    as_anna, anna, address, person
):
    held(anna, person, interpreter=InterpreterUse.NOT_AVAILABLE)
    assert state_of(person) is StepState.WAITING
    assert as_anna.get(address).context["newest"].was_understood is False
    assert 'class="notice"' in as_anna.get(address).content.decode()


def test_somebody_who_wants_no_interpreter_has_had_a_talk(anna, person):
    held(anna, person, interpreter=InterpreterUse.REFUSED)
    assert state_of(person) is StepState.DONE


def test_a_talk_where_somebody_else_was_there_does_not_count(anna, person):
    held(anna, person, alone=False)
    assert state_of(person) is StepState.IN_PROGRESS


def test_a_talk_is_corrected_by_another_that_refers_to_it(as_anna, anna, address, person):
    wrong = held(anna, person, alone=False)
    page = as_anna.get(f"{address}?corrects={wrong.pk}")
    assert f'value="{wrong.pk}"' in page.content.decode()
    as_anna.post(address, form(anna, corrects=str(wrong.pk)))
    assert wrong.corrections.get().alone is True
    assert Talk.objects.get(pk=wrong.pk).alone is False
    assert state_of(person) is StepState.DONE


def test_the_correction_counts_and_not_what_it_replaces(anna, person):
    wrong = held(anna, person)
    held(anna, person, alone=False, corrects=wrong)
    assert state_of(person) is StepState.IN_PROGRESS


def test_the_next_talk_is_planned_and_forgotten_when_it_is_held(as_anna, anna, address, person):
    day = timezone.localdate() + timedelta(days=3)
    plan = {"planned_on": str(day), "meeting": "video", "interpreter_needed": "on", "booking_reference": ""}
    url = reverse("casework:talk", args=[person.case_id, person.pk, "nasta-samtal"])
    page = as_anna.post(url, plan, follow=True).content.decode()
    assert NextTalk.objects.get().planned_on == day
    assert "tolk" in page.lower() or "interpreter to book" in page
    assert state_of(person) is StepState.IN_PROGRESS
    held(anna, person, held_on=day)
    assert not NextTalk.objects.exists()


def test_planning_anew_replaces_the_plan(anna, person):
    for days in (1, 2):
        day = timezone.localdate() + timedelta(days=days)
        plan_talk(by=anna, person=person, planned_on=day, meeting=Meeting.PHONE, interpreter_needed=False)
    assert NextTalk.objects.get().planned_on == day


def test_a_day_that_has_been_cannot_be_planned(as_anna, person):
    url = reverse("casework:talk", args=[person.case_id, person.pk, "nasta-samtal"])
    page = as_anna.post(url, {"planned_on": "2020-01-01", "meeting": "phone"}).content.decode()
    assert 'id="id_planned_on_error"' in page
    assert not NextTalk.objects.exists()


def test_a_child_needs_no_talk_but_a_worksheet(anna, case, person):
    from portal.casework.deeds.people import add_person

    child = add_person(by=anna, case=case, values={"name": "Lina", "born": date(2019, 2, 28)})
    assert talk_states(case, [person, child]) == {person.pk: StepState.NOT_STARTED, child.pk: StepState.NOT_NEEDED}


def test_the_states_of_a_household_cost_two_questions(anna, case, person, other, django_assert_max_num_queries):
    held(anna, person)
    with django_assert_max_num_queries(2):
        assert talk_states(case, [person, other])[other.pk] is StepState.NOT_STARTED


def test_the_log_says_of_every_own_page_the_same(as_anna, anna, address, deeds_of):
    as_anna.post(address, form(anna), follow=True)
    assert deeds_of()[-2:] == ["own_pages_written", "own_pages_read"]


def test_a_double_click_notes_one_talk(as_anna, anna, address):
    twice = form(anna)
    as_anna.post(address, twice)
    as_anna.post(address, twice)
    assert Talk.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("held_on", "2126-01-01"),
        ("held_on", ""),
        ("alone", ""),
        ("interpreter", ""),
        ("meeting", "letter"),
        ("held_by", "0"),
        ("booking_reference", "070-123 45 67"),
        ("booking_reference", "x" * 41),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(as_anna, anna, address, field, wrong):
    page = as_anna.post(address, form(anna, **{field: wrong})).content.decode()
    assert f'id="id_{field}_error"' in page
    assert 'value="2026-03-01"' in page or field == "held_on"
    assert not Talk.objects.exists()


@pytest.mark.parametrize("broken", [{"request_key": ""}, {"corrects": "x"}])
def test_a_broken_post_is_refused_plainly(as_anna, anna, address, broken):
    assert as_anna.post(address, form(anna, **broken)).status_code == 400


def test_another_persons_talk_cannot_be_corrected_here(as_anna, anna, address, person, other):
    theirs = held(anna, other)
    assert str(theirs.pk) not in as_anna.get(f"{address}?corrects={theirs.pk}").content.decode()
    assert as_anna.post(address, form(anna, corrects=str(theirs.pk))).status_code == 400
    with pytest.raises(NotThisPersonsTalk):
        held(anna, person, corrects=theirs)


def test_a_talk_can_be_neither_changed_nor_deleted(anna, person):
    held(anna, person)
    for change in ("UPDATE casework_talk SET alone = false", "DELETE FROM casework_talk"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


def test_a_word_that_is_no_own_page_is_not_found(as_anna, address):
    assert as_anna.get(f"{address}../annat/").status_code == 404


def test_cecilia_cannot_note_a_talk_with_annas_person(client, cecilia, anna, address, person):
    signed_in(client, cecilia)
    assert client.get(address).status_code == 404
    assert client.post(address, form(anna)).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        held(cecilia, person)
