"""What a head of unit sees of the unit's cases, and handing them over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.casework.deeds.access import end_access, hand_over
from portal.casework.deeds.cases import close_case, open_case
from portal.casework.lists import unit
from portal.casework.models import Assignment, AssignmentRole, Case, ClosingReason, UnitCase
from tests.casework.conftest import ON, assign, enter
from tests.cast import signed_in

pytestmark = pytest.mark.django_db

UNIT = reverse("casework:unit_cases")
HAND_OVER = reverse("casework:hand_over")


@pytest.fixture
def as_helga(client, helga):
    return signed_in(client, helga)


@pytest.fixture
def more(anna, case, person):
    """Two more cases of Anna's; the newest last."""
    enter(anna)
    return [case, *(open_case(by=anna, applied_on=ON)[0] for _ in range(2))]


def references(response):
    return [row.case.reference for row in response.context["page"].rows]


def test_the_head_sees_references_states_and_who_has_them(as_helga, case, person):
    body = as_helga.get(UNIT).content.decode()
    for said in (case.reference, "Anna Ek"):
        assert said in body
    assert "Haddad" not in body


def test_the_head_sees_how_many_people_and_none_of_them(helga, case, person, other):
    enter(helga)
    assert UnitCase.objects.get().people == 2
    assert not Case.objects.visible_to(helga).exists()


def test_the_newest_comes_first_and_a_page_follows_where_the_last_one_ended(as_helga, more, monkeypatch):
    monkeypatch.setattr(unit, "ON_A_PAGE", 2)
    first = as_helga.get(UNIT)
    assert references(first) == [more[2].reference, more[1].reference]
    second = as_helga.get(UNIT, {"efter": first.context["page"].next})
    assert references(second) == [more[0].reference]
    assert second.context["page"].next is None


def test_a_case_is_found_by_its_reference_whatever_its_state(as_helga, anna, more):
    enter(anna)
    close_case(by=anna, case=more[0], reason=ClosingReason.MOVED)
    typed = more[0].reference.lower().replace("-", " ")
    assert references(as_helga.get(UNIT, {"referens": typed})) == [more[0].reference]


@pytest.mark.parametrize("nonsense", [{"referens": "hej"}, {"efter": "x"}, {"handlaggare": "²"}, {"visa": "allt"}])
def test_nonsense_in_the_address_is_no_error(as_helga, more, nonsense):
    assert as_helga.get(UNIT, nonsense).status_code == 200


def test_closed_cases_stand_apart(as_helga, anna, more):
    enter(anna)
    close_case(by=anna, case=more[0], reason=ClosingReason.MOVED)
    assert more[0].reference not in references(as_helga.get(UNIT))
    assert references(as_helga.get(UNIT, {"visa": "avslutade"})) == [more[0].reference]


def test_a_case_whose_only_worker_has_left_is_one_without_anybody(as_helga, anna, bo, more):
    assign(bo, more[1])
    assert references(as_helga.get(UNIT, {"visa": "utan"})) == []
    anna.memberships.get().delete()
    assert references(as_helga.get(UNIT, {"visa": "utan"})) == [more[2].reference, more[0].reference]


def test_the_cases_of_one_colleague(as_helga, bo, more):
    assign(bo, more[1])
    assert references(as_helga.get(UNIT, {"handlaggare": bo.pk})) == [more[1].reference]


def test_several_cases_are_given_at_once(as_helga, bo, more):
    address = reverse("casework:assign_cases")
    chosen = [case.pk for case in more[:2]]
    page = as_helga.get(address, {"arende": chosen})
    assert more[0].reference in page.content.decode()
    as_helga.post(address, {"arende": chosen, "colleague": bo.pk, "role": "stand_in", "reason": "semester"})
    enter(bo)
    assert Case.objects.visible_to(bo).count() == 2


def test_nothing_ticked_is_said_and_nonsense_is_refused(as_helga):
    address = reverse("casework:assign_cases")
    assert as_helga.get(address).url == UNIT
    assert as_helga.get(address, {"arende": "x"}).status_code == 400


def test_all_of_annas_cases_are_handed_to_bo_in_the_same_role(as_helga, anna, bo, more, deeds_of):
    as_helga.post(HAND_OVER, {"giver": anna.pk, "colleague": bo.pk, "reason": "föräldraledig"})
    enter(bo)
    assert Case.objects.visible_to(bo).count() == 3
    assert not Case.objects.visible_to(anna).exists()
    roles = Assignment.objects.live().filter(user=bo).values_list("role", flat=True)
    assert set(roles) == {AssignmentRole.RESPONSIBLE}
    assert {one.reason for one in Assignment.objects.filter(user=bo)} == {"föräldraledig"}


def test_what_was_handed_over_for_a_time_can_be_handed_back(helga, anna, bo, case):
    enter(helga)
    until = timezone.now() + timedelta(days=200)
    hand_over(by=helga, case_ids=[case.pk], giver=anna, to=bo, reason="ledig", until=until)
    assert Assignment.objects.get(user=bo).until == until
    hand_over(by=helga, case_ids=[case.pk], giver=bo, to=anna, reason="tillbaka")
    assert [one.user for one in Assignment.objects.live()] == [anna]


def test_the_cases_of_somebody_who_has_left_can_be_handed_over(as_helga, anna, bo, more):
    anna.memberships.get().delete()
    as_helga.post(HAND_OVER, {"giver": anna.pk, "colleague": bo.pk, "reason": "slutat"})
    enter(bo)
    assert Case.objects.visible_to(bo).count() == 3


def test_handing_over_to_nobody_ends_access_where_somebody_else_has_the_case(as_helga, helga, anna, bo, more):
    assign(bo, more[0])
    page = as_helga.post(HAND_OVER, {"giver": anna.pk, "colleague": "", "reason": "slutar"}, follow=True)
    enter(anna)
    assert Case.objects.visible_to(anna).count() == 2
    assert more[1].reference in page.content.decode()


@pytest.mark.parametrize("wrong", [{"giver": ""}, {"reason": ""}, {"until": "2020-01-01"}, {"colleague": "same"}])
def test_what_is_wrong_hands_nothing_over(as_helga, anna, bo, more, wrong):
    told = {"giver": anna.pk, "colleague": bo.pk, "reason": "ledig", **wrong}
    told["colleague"] = anna.pk if told["colleague"] == "same" else told["colleague"]
    assert as_helga.post(HAND_OVER, told).status_code == 200
    enter(anna)
    assert Case.objects.visible_to(anna).count() == 3


def test_the_head_ends_an_access(as_helga, anna, bo, case):
    assignment = assign(bo, case)
    as_helga.post(reverse("casework:end_access", args=[case.pk, assignment.pk]))
    enter(bo)
    assert not Case.objects.visible_to(bo).exists()


def test_a_page_takes_as_many_queries_for_fifty_cases_as_for_one(as_helga, anna, case):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as counted:
            as_helga.get(UNIT)
        return len(counted)

    as_helga.get(UNIT)
    one = queries()
    enter(anna)
    for _ in range(5):
        open_case(by=anna, applied_on=ON)
    assert queries() == one


def test_nobody_writes_through_the_view(helga, case):
    enter(helga)
    from django.db import DatabaseError, transaction

    for change in ("UPDATE casework_unitcase SET status = 'closed'", "DELETE FROM casework_unitcase"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


@pytest.mark.parametrize("name", ["anna", "bo", "cecilia", "karin"])
def test_the_view_is_empty_for_everybody_who_leads_nothing_here(case, person, request, name):
    user = request.getfixturevalue(name)
    if membership := user.memberships.filter(municipality__isnull=False).first():
        assert membership
        enter(user)
    assert UnitCase.objects.count() == 0


def test_a_head_of_another_municipality_sees_hers_and_meets_nothing_of_ours(client, cecilia, helga, case):
    cecilia.memberships.update(role="head_of_unit")
    signed_in(client, cecilia)
    assert references(client.get(UNIT)) == []
    assert client.get(reverse("casework:unit_case", args=[case.pk])).status_code == 404
    assert references(client.get(UNIT, {"referens": case.reference})) == []


def test_only_a_head_hands_over(anna, bo, case):
    enter(anna)
    with pytest.raises(PermissionDenied):
        hand_over(by=anna, case_ids=[case.pk], giver=anna, to=bo, reason="x")
    with pytest.raises(PermissionDenied):
        end_access(by=bo, assignment=Assignment.objects.get(user=anna))
