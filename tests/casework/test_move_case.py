"""Telling where a case stands: it waits, it goes on, the client has handed in the application."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds import turns
from portal.casework.deeds.cases import close_case
from portal.casework.models import Case, CaseStatus, ClosingReason
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def move(case):
    return reverse("casework:move_case", args=[case.pk])


@pytest.fixture
def submit(case):
    return reverse("casework:submit_case", args=[case.pk])


def status(case):
    return Case.objects.get(pk=case.pk).status


def test_anna_says_in_one_tap_what_the_work_waits_for_and_that_it_goes_on(as_anna, move, case, person):
    page = as_anna.post(move, {"turn": "wait_for_client"}, follow=True).content.decode()
    assert "väntar på klienten" in page
    assert status(case) == CaseStatus.WAITING_CLIENT
    as_anna.post(move, {"turn": "wait_for_document"})
    assert status(case) == CaseStatus.WAITING_DOCUMENT
    as_anna.post(move, {"turn": "go_on"})
    assert status(case) == CaseStatus.DRAFT


def test_the_day_of_handing_in_is_noted_and_can_be_taken_back(as_anna, submit, move, case, person):
    as_anna.post(submit, {"submitted_on": "2026-03-09"})
    now = Case.objects.get(pk=case.pk)
    assert (now.status, now.submitted_on) == (CaseStatus.SUBMITTED, date(2026, 3, 9))
    as_anna.post(move, {"turn": "undo_submit"})
    now = Case.objects.get(pk=case.pk)
    assert (now.status, now.submitted_on) == (CaseStatus.DRAFT, None)


def test_a_day_that_has_not_been_is_refused_beside_the_field(as_anna, submit, case, person):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = as_anna.post(submit, {"submitted_on": tomorrow.isoformat()}).content.decode()
    assert tomorrow.isoformat() in page
    assert "error-summary" in page
    assert status(case) == CaseStatus.DRAFT


def test_a_second_tap_on_the_same_button_changes_nothing_and_says_so(as_anna, move, case, person):
    as_anna.post(move, {"turn": "wait_for_client"})
    page = as_anna.post(move, {"turn": "wait_for_client"}, follow=True)
    assert page.status_code == 200
    assert status(case) == CaseStatus.WAITING_CLIENT


@pytest.mark.parametrize("sent", [{}, {"turn": ""}, {"turn": "close"}, {"turn": "prepare"}, {"turn": "\0"}])
def test_what_is_no_button_of_ours_is_a_broken_request(as_anna, move, case, sent):
    assert as_anna.post(move, sent).status_code == 400
    assert status(case) == CaseStatus.DRAFT


def test_a_closed_case_does_not_move(as_anna, anna, move, submit, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    as_anna.post(move, {"turn": "wait_for_client"})
    as_anna.post(submit, {"submitted_on": "2026-03-09"})
    assert status(case) == CaseStatus.CLOSED


def test_cecilia_cannot_move_annas_case(client, cecilia, move, submit, case):
    there = signed_in(client, cecilia)
    assert there.post(move, {"turn": "wait_for_client"}).status_code == 404
    assert there.post(submit, {"submitted_on": "2026-03-09"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        turns.go_on(by=cecilia, case=case)
