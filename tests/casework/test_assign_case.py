"""Giving a colleague access, and ending it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.cases import LastAssignment, assign_case, end_assignment
from portal.casework.models import Assignment, Case
from tests.casework.conftest import enter
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:colleagues", args=[case.pk])


def test_anna_gives_bo_access(as_anna, address, bo, case):
    as_anna.post(address, {"colleague": bo.pk})
    assert Case.objects.visible_to(bo).get() == case


def test_bo_loses_access_at_the_next_request(as_anna, anna, bo, case, client):
    assignment = assign_case(by=anna, case=case, to=bo)
    end_assignment(by=anna, assignment=assignment)
    assert signed_in(client, bo).get(case.get_absolute_url()).status_code == 404
    enter(anna)
    assert Assignment.objects.get(pk=assignment.pk).until is not None


def test_somebody_always_has_access(anna, case, as_anna):
    only = Assignment.objects.get(case=case)
    with pytest.raises(LastAssignment):
        end_assignment(by=anna, assignment=only)
    as_anna.post(reverse("casework:end_assignment", args=[case.pk, only.pk]))
    assert Case.objects.visible_to(anna).exists()


def test_a_colleague_who_no_longer_works_here_is_nobody_to_leave_the_case_to(anna, bo, case):
    assign_case(by=anna, case=case, to=bo)
    bo.memberships.get().delete()
    with pytest.raises(LastAssignment):
        end_assignment(by=anna, assignment=Assignment.objects.live().get(case=case, user=anna))
    end_assignment(by=anna, assignment=Assignment.objects.live().get(case=case, user=bo))
    assert Assignment.objects.live().get(case=case).user == anna


def test_anna_can_hand_the_case_over_and_step_back(as_anna, anna, bo, case):
    assign_case(by=anna, case=case, to=bo)
    own = Assignment.objects.live().get(case=case, user=anna)
    response = as_anna.post(reverse("casework:end_assignment", args=[case.pk, own.pk]))
    assert response.url == reverse("casework:case_list")
    assert not Case.objects.visible_to(anna).exists()
    assert Case.objects.visible_to(bo).exists()


def test_giving_access_twice_is_giving_it_once(anna, bo, case):
    assert assign_case(by=anna, case=case, to=bo) == assign_case(by=anna, case=case, to=bo)


def test_only_colleagues_of_the_municipality_can_be_chosen(as_anna, address, bo, cecilia, karin, erik):
    page = as_anna.get(address).content.decode()
    assert "Bo Alm" in page
    for stranger in (cecilia, karin, erik):
        assert stranger.name not in page
        assert as_anna.post(address, {"colleague": stranger.pk}).status_code == 200
    assert Assignment.objects.live().count() == 1


@pytest.mark.parametrize("name", ["cecilia", "karin"])
def test_nobody_from_elsewhere_can_be_given_access(anna, case, name, request):
    with pytest.raises(PermissionDenied):
        assign_case(by=anna, case=case, to=request.getfixturevalue(name))


def test_access_and_its_end_are_written_down(anna, bo, case, deeds_of):
    end_assignment(by=anna, assignment=assign_case(by=anna, case=case, to=bo))
    assert deeds_of()[-2:] == ["case_assigned", "assignment_ended"]


def test_somebody_whose_membership_has_ended_sees_nothing(anna, case):
    anna.memberships.all().delete()
    assert not Case.objects.visible_to(anna).exists()


def test_bo_cannot_give_himself_access(client, bo, case, address):
    assert signed_in(client, bo).post(address, {"colleague": bo.pk}).status_code == 404
    with pytest.raises(PermissionDenied):
        assign_case(by=bo, case=case, to=bo)
