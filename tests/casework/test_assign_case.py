"""Giving a colleague access and ending it: heads of unit do, and anybody may step back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from portal.accounts.memberships import end_access as end_membership
from portal.accounts.models import Membership, Municipality, Role
from portal.casework.deeds.access import LastAssignment, end_access, give_access
from portal.casework.deeds.cases import open_case
from portal.casework.models import Assignment, AssignmentRole, Case, Notice, NoticeKind
from tests.casework.conftest import ON, assign, enter
from tests.cast import signed_in


@pytest.fixture
def address(case):
    return reverse("casework:unit_case", args=[case.pk])


@pytest.fixture
def given(bo):
    """What the form holds when Bo is to have the case."""
    return {"colleague": bo.pk, "role": "co_worker", "reason": "Anna är ledig"}


def test_whoever_opens_a_case_is_responsible_for_it(anna, case):
    [assignment] = Assignment.objects.all()
    assert (assignment.user, assignment.given_by, assignment.role) == (anna, anna, AssignmentRole.RESPONSIBLE)


def test_the_head_gives_bo_access(client, helga, address, bo, case, given):
    signed_in(client, helga).post(address, given)
    enter(bo)
    assert Case.objects.visible_to(bo).get() == case
    assignment = Assignment.objects.get(user=bo)
    assert (assignment.given_by, assignment.role, assignment.reason) == (helga, "co_worker", "Anna är ledig")


def test_access_can_be_planned_from_a_day_to_a_day(client, helga, address, bo, case, given):
    today = timezone.localdate()
    signed_in(client, helga).post(
        address, {**given, "role": "stand_in", "since": today + timedelta(days=1), "until": today + timedelta(days=3)}
    )
    enter(bo)
    assert not Case.objects.visible_to(bo).exists()
    planned = Assignment.objects.get(user=bo)
    assert timezone.localdate(planned.since) == today + timedelta(days=1)
    assert planned.until - planned.since == timedelta(days=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"colleague": ""},
        {"role": ""},
        {"role": "break_glass"},
        {"reason": ""},
        {"since": "2020-01-01"},
        {"until": "2020-01-01"},
        {"since": "snart"},
    ],
)
def test_what_is_wrong_in_the_form_gives_nobody_access(client, helga, address, case, given, wrong):
    assert signed_in(client, helga).post(address, {**given, **wrong}).status_code == 200
    enter(helga)
    assert Assignment.objects.count() == 1


def test_bo_loses_access_at_the_next_request(client, helga, bo, case):
    assignment = assign(bo, case)
    assert signed_in(client, bo).get(case.get_absolute_url()).status_code == 200
    enter(helga)
    end_access(by=helga, assignment=assignment)
    assert client.get(case.get_absolute_url()).status_code == 404
    enter(helga)
    assert Assignment.objects.get(pk=assignment.pk).until is not None


def test_somebody_always_has_access(anna, helga, case, as_anna):
    only = Assignment.objects.get(case=case)
    for who in (anna, helga):
        enter(who)
        with pytest.raises(LastAssignment):
            end_access(by=who, assignment=only)
    as_anna.post(reverse("casework:end_assignment", args=[case.pk, only.pk]))
    enter(anna)
    assert Case.objects.visible_to(anna).exists()


def test_a_colleague_who_no_longer_works_here_is_nobody_to_leave_the_case_to(anna, bo, case):
    assign(bo, case)
    bo.memberships.get().delete()
    with pytest.raises(LastAssignment):
        end_access(by=anna, assignment=Assignment.objects.live().get(case=case, user=anna))


def test_anna_can_hand_the_case_over_and_step_back(as_anna, anna, bo, case):
    assign(bo, case)
    own = Assignment.objects.live().get(case=case, user=anna)
    response = as_anna.post(reverse("casework:end_assignment", args=[case.pk, own.pk]))
    assert response.url == reverse("casework:case_list")
    assert not Case.objects.visible_to(anna).exists()
    enter(bo)
    assert Case.objects.visible_to(bo).exists()


def test_what_was_planned_can_be_taken_back_before_it_begins(helga, bo, case):
    tomorrow = timezone.now() + timedelta(days=1)
    planned = assign(bo, case, since=tomorrow)
    enter(helga)
    end_access(by=helga, assignment=planned)
    assert not Assignment.objects.not_ended().filter(user=bo).exists()


def test_giving_access_twice_is_giving_it_once(bo, case):
    assert assign(bo, case) == assign(bo, case)


def test_only_colleagues_of_the_municipality_can_be_chosen(client, helga, address, given, bo, cecilia, karin, erik):
    signed_in(client, helga)
    page = client.get(address).content.decode()
    assert "Bo Alm" in page
    for stranger in (cecilia, karin, erik):
        assert stranger.name not in page
        assert client.post(address, {**given, "colleague": stranger.pk}).status_code == 200
    enter(helga)
    assert Assignment.objects.live().count() == 1


def test_giving_and_ending_are_written_down(helga, bo, case, deeds_of):
    assignment = assign(bo, case)
    enter(helga)
    end_access(by=helga, assignment=assignment)
    assert deeds_of()[-2:] == ["case_assigned", "assignment_ended"]


def test_a_case_says_who_has_it_and_who_gives_access(as_anna, bo, helga, case):
    assign(bo, case)
    body = as_anna.get(reverse("casework:colleagues", args=[case.pk])).content.decode()
    for said in ("Anna Ek", "Bo Alm", "Helga Rönn", case.reference):
        assert said in body


class TestLeaving:
    """Access ends with the membership, at the next request, and does not come back with it."""

    def test_somebody_whose_membership_is_ended_sees_nothing(self, client, anna, helga, case):
        signed_in(client, anna)
        end_membership(by=helga, membership=anna.memberships.get())
        assert client.get(case.get_absolute_url()).status_code == 302
        assert not Case.objects.visible_to(anna).exists()

    def test_somebody_who_is_disabled_sees_nothing(self, client, anna, case):
        signed_in(client, anna)
        type(anna).objects.filter(pk=anna.pk).update(is_active=False)
        assert client.get(case.get_absolute_url()).status_code == 302

    def test_somebody_who_has_moved_sees_nothing_of_the_old_municipality(self, client, anna, case):
        signed_in(client, anna)
        Membership.objects.filter(user=anna).update(municipality=Municipality.objects.get(code="1480"))
        assert client.get(case.get_absolute_url()).status_code == 404
        assert case.reference not in client.get(reverse("casework:case_list")).content.decode()

    def test_somebody_who_comes_back_begins_without_cases(self, anna, helga, case):
        membership = anna.memberships.get()
        membership.delete()
        Membership.objects.create(user=anna, role=Role.SOCIAL_WORKER, municipality=membership.municipality)
        enter(anna)
        assert not Case.objects.visible_to(anna).exists()
        assert Assignment.objects.get(user=anna).until is not None


class TestTheDatabase:
    """What the deeds refuse the database refuses as well."""

    def give(self, case, user, **how):
        given = {"municipality_id": case.municipality_id, "case_id": case.pk, "user": user, "given_by": user, **how}
        with transaction.atomic():
            return Assignment.objects.create(**given)

    @pytest.mark.parametrize("role", AssignmentRole)
    def test_bo_cannot_give_himself_a_case_of_annas(self, bo, case, role):
        enter(bo)
        with pytest.raises(ProgrammingError, match="row-level security"):
            self.give(case, bo, role=role)

    def test_anna_cannot_give_bo_her_case(self, anna, bo, case):
        with pytest.raises(ProgrammingError, match="row-level security"):
            self.give(case, bo, given_by=anna)

    def test_nobody_gives_in_anothers_name(self, anna, helga, bo, case):
        with pytest.raises(ProgrammingError, match="row-level security"):
            self.give(case, bo, given_by=helga)

    def test_anna_cannot_take_back_what_has_ended(self, anna, bo, case):
        assign(bo, case)
        end_access(by=anna, assignment=Assignment.objects.get(user=anna))
        with pytest.raises(ProgrammingError, match="row-level security"):
            self.give(case, anna, role="responsible")

    @pytest.mark.parametrize(
        "change",
        [
            {"until": None},
            {"until": timezone.now() + timedelta(days=99)},
            {"since": timezone.now() - timedelta(days=9)},
            {"role": "responsible"},
            {"named_for_protected": True},
            {"reason_sealed": b"x"},
        ],
    )
    def test_an_assignment_is_only_ever_ended(self, bo, case, change):
        assign(bo, case, until=timezone.now() + timedelta(days=2))
        enter(bo)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Assignment.objects.filter(user=bo).update(**change)

    def test_bo_does_not_end_annas(self, anna, bo, case):
        assign(bo, case)
        enter(bo)
        with pytest.raises(ProgrammingError, match="only end"), transaction.atomic():
            Assignment.objects.filter(user=anna).update(until=timezone.now())

    def test_none_is_deleted(self, case):
        Assignment.objects.all()._raw_delete("default")
        assert Assignment.objects.exists()

    def test_a_case_is_opened_by_oneself_alone(self, anna, bo):
        enter(anna)
        case = Case.objects.bulk_create(
            [Case(municipality_id=anna.memberships.get().municipality_id, applied_on=ON, opened_by=anna)]
        )[0]
        enter(bo)
        with pytest.raises(ProgrammingError, match="row-level security"):
            self.give(case, bo, role="responsible")

    def test_a_function_of_the_owner_says_nothing_to_those_it_is_not_for(self, bo, cecilia, case):
        for who in (bo, cecilia):
            enter(who)
            with connection.cursor() as cursor:
                cursor.execute("SELECT * FROM casework_hold_case(%s)", [case.pk])
                assert cursor.fetchall() == []
                cursor.execute("SELECT casework_protect_case(%s)", [case.pk])
                assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("name", ["cecilia", "karin"])
def test_nobody_from_elsewhere_can_be_given_access(helga, case, name, request):
    enter(helga)
    with pytest.raises(PermissionDenied):
        give_access(by=helga, case_id=case.pk, to=request.getfixturevalue(name))


@pytest.mark.parametrize("name", ["anna", "bo", "cecilia"])
def test_nobody_but_a_head_gives_access(bo, case, name, request):
    who = request.getfixturevalue(name)
    enter(who)
    with pytest.raises(PermissionDenied):
        give_access(by=who, case_id=case.pk, to=bo)


def test_a_head_of_another_municipality_gives_none(cecilia, bo, case):
    cecilia.memberships.update(role=Role.HEAD_OF_UNIT)
    enter(cecilia)
    for case_id in (case.pk, uuid4()):
        with pytest.raises(PermissionDenied):
            give_access(by=cecilia, case_id=case_id, to=bo)


def test_anna_ends_nobodys_access_but_her_own(as_anna, anna, bo, case):
    assignment = assign(bo, case)
    with pytest.raises(PermissionDenied):
        end_access(by=anna, assignment=assignment)
    assert as_anna.post(reverse("casework:end_assignment", args=[case.pk, assignment.pk])).status_code == 404


def test_bo_cannot_open_the_heads_pages(client, bo, case, address):
    own, _made = (enter(bo), open_case(by=bo, applied_on=ON))[1]
    signed_in(client, bo)
    for page in (address, reverse("casework:unit_case", args=[own.pk]), reverse("casework:unit_cases")):
        assert client.get(page).status_code == 403


def test_a_head_who_gives_herself_a_case_is_told_of_to_the_others(helga, case):
    enter(helga)
    give_access(by=helga, case_id=case.pk, to=helga)
    assert Notice.objects.get().kind == NoticeKind.OWN_CASE
