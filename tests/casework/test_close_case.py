"""Ending the work, and taking it up again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.cases import WrongStatus, change_case, close_case, reopen_case
from portal.casework.deeds.couples import unpair
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person, change_person, remove_person
from portal.casework.models import Case, CaseStatus, ClosingReason, InformationManner, InformationTopic
from tests.casework.conftest import ON, enter
from tests.cast import signed_in


@pytest.fixture
def close(case):
    return reverse("casework:close_case", args=[case.pk])


@pytest.fixture
def reopen(case):
    return reverse("casework:reopen_case", args=[case.pk])


def status(case):
    return Case.objects.get(pk=case.pk).status


def test_anna_closes_the_case_with_a_reason(as_anna, close, case, person):
    page = as_anna.post(close, {"reason": "clients_wish"}, follow=True).content.decode()
    closed = Case.objects.get(pk=case.pk)
    assert (closed.status, closed.closing_reason) == (CaseStatus.CLOSED, ClosingReason.CLIENTS_WISH)
    assert reverse("casework:reopen_case", args=[case.pk]) in page


def test_anna_opens_it_again_with_everything_as_it_was(as_anna, anna, reopen, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    as_anna.post(reopen)
    again = Case.objects.get(pk=case.pk)
    assert (again.status, again.closed_at, again.closing_reason) == (CaseStatus.DRAFT, None, "")
    assert again.people.get() == person


def test_a_closed_case_is_in_the_other_list(as_anna, anna, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    address = reverse("casework:case_list")
    assert case.reference not in as_anna.get(address).content.decode()
    assert case.reference in as_anna.get(f"{address}?status=closed").content.decode()


def test_nothing_is_written_in_a_closed_case(anna, case, person):
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    deeds = [
        lambda: add_person(by=anna, case=case, values={"name": "x"}),
        lambda: change_person(by=anna, person=person, version=1, values={"csn_debt": True}),
        lambda: remove_person(by=anna, person=person),
        lambda: unpair(by=anna, person=person),
        lambda: write_note(by=anna, person=person, text="x"),
        lambda: change_case(by=anna, case=case, applied_on=ON, household_unclear=True),
        lambda: give_information(
            by=anna, person=person, topics=[InformationTopic.VOLUNTARY], language="ar", given_on=ON,
            manner=InformationManner.MEETING,
        ),
    ]  # fmt: skip
    for deed in deeds:
        with pytest.raises(CaseIsClosed):
            deed()


def test_closing_twice_is_closing_once(as_anna, anna, close, case, deeds_of):
    as_anna.post(close, {"reason": "other"})
    as_anna.post(close, {"reason": "moved"})
    assert Case.objects.get(pk=case.pk).closing_reason == "other"
    assert deeds_of().count("case_closed") == 1
    with pytest.raises(WrongStatus):
        close_case(by=anna, case=case, reason=ClosingReason.OTHER)


def test_an_open_case_cannot_be_opened_again(as_anna, anna, reopen, case):
    assert as_anna.post(reopen).status_code == 302
    with pytest.raises(WrongStatus):
        reopen_case(by=anna, case=case)


@pytest.mark.parametrize("sent", [{}, {"reason": ""}, {"reason": "declined"}])
def test_closing_needs_one_of_the_reasons(as_anna, close, case, sent):
    assert as_anna.post(close, sent).status_code == 200
    assert status(case) == CaseStatus.DRAFT


def test_cecilia_cannot_close_annas_case(client, cecilia, close, case):
    assert signed_in(client, cecilia).post(close, {"reason": "other"}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        close_case(by=cecilia, case=case, reason=ClosingReason.OTHER)
