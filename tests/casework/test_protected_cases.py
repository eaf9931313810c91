"""A case in which somebody has protected identity is open to those who are named for it, and to nobody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from portal.casework.deeds.access import name_for_protected, protect_case, unprotect_case
from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person, is_known_in_another_case
from portal.casework.models import Assignment, Case, Person, UnitCase
from portal.casework.people.identity_numbers import parse
from tests.casework.conftest import ON, assign, enter
from tests.cast import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def protected(anna, bo, case, person):
    """Anna and Bo have the case; then Anna learns that Yusuf has protected identity."""
    assign(bo, case)
    assert protect_case(by=anna, case=case)
    case.refresh_from_db()
    return case


def people_seen_by(user):
    enter(user)
    return Person.objects.count()


def test_whoever_marks_it_keeps_it_and_the_others_wait(protected, anna, bo):
    assert (people_seen_by(anna), people_seen_by(bo)) == (1, 0)
    assert Case.objects.visible_to(bo).count() == 0


def test_bo_meets_nothing_at_its_addresses(client, bo, protected):
    assert signed_in(client, bo).get(protected.get_absolute_url()).status_code == 404


def test_the_head_names_bo(client, helga, bo, protected):
    [waiting] = Assignment.objects.filter(user=bo)
    address = reverse("casework:name_for_protected", args=[protected.pk, waiting.pk])
    signed_in(client, helga).post(address, {"named": "yes"})
    assert people_seen_by(bo) == 1
    client.post(address, {"named": "no"})
    assert people_seen_by(bo) == 0


def test_a_colleague_who_is_given_access_is_named_at_once_or_waits(client, helga, protected):
    from tests import factories

    for name, ticked, seen in (("Dina Dal", {"named": "on"}, 1), ("Ella Ek", {}, 0)):
        colleague = factories.person(name, "social_worker", "1280")
        told = {"colleague": colleague.pk, "role": "co_worker", "reason": "behövs", **ticked}
        signed_in(client, helga).post(reverse("casework:unit_case", args=[protected.pk]), told)
        assert people_seen_by(colleague) == seen


def test_the_unit_sees_the_reference_and_who_has_it_and_no_more(helga, protected):
    enter(helga)
    seen = UnitCase.objects.get()
    assert (seen.reference, seen.has_protected) == (protected.reference, True)
    assert seen.applied_on is seen.people is None


def test_when_nobody_is_protected_any_longer_all_have_it_again(protected, anna, bo):
    enter(anna)
    assert unprotect_case(by=anna, case=protected)
    assert (people_seen_by(anna), people_seen_by(bo)) == (1, 1)
    enter(anna)
    protect_case(by=anna, case=Case.objects.get(pk=protected.pk))
    assert people_seen_by(bo) == 0


def test_saying_it_twice_is_saying_it_once(protected, anna, deeds_of):
    enter(anna)
    assert not protect_case(by=anna, case=protected)
    assert deeds_of().count("case_protected") == 1


def test_bo_cannot_say_that_it_is_over(protected, bo):
    enter(bo)
    with pytest.raises(PermissionDenied):
        unprotect_case(by=bo, case=protected)
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_unprotect_case(%s)", [protected.pk])
        assert cursor.fetchone() == (False,)


def test_nothing_but_the_deed_turns_it(protected, anna):
    enter(anna)
    with pytest.raises(ProgrammingError, match="casework_protect_case"), transaction.atomic():
        Case.objects.filter(pk=protected.pk).update(has_protected=False)


def test_anna_names_nobody(protected, anna, bo):
    enter(anna)
    waiting = Assignment.objects.get(user=bo)
    with pytest.raises(PermissionDenied):
        name_for_protected(by=anna, assignment=waiting)
    with pytest.raises(ProgrammingError, match="heads name"), transaction.atomic():
        Assignment.objects.filter(pk=waiting.pk).update(named_for_protected=True)


class TestKnownElsewhere:
    """Whether the municipality has an identity number in another open case, asked past row-level security."""

    NUMBER = parse("19840312-2396")

    @pytest.fixture
    def twin(self, bo, case):
        """The same person in a case of Bo's, whom Anna knows nothing of."""
        enter(bo)
        elsewhere, _made = open_case(by=bo, applied_on=ON)
        return add_person(by=bo, case=elsewhere, values={"name": "Y Haddad", "identity_number": self.NUMBER})

    @pytest.fixture
    def known(self, anna, case, twin):
        enter(anna)
        return add_person(by=anna, case=case, values={"name": "Yusuf", "identity_number": self.NUMBER})

    def test_it_is_known(self, known):
        assert is_known_in_another_case(known)

    def test_not_of_a_case_with_protected_identity(self, known, anna, bo, twin):
        enter(bo)
        protect_case(by=bo, case=twin.case)
        enter(anna)
        assert not is_known_in_another_case(known)

    def test_not_for_somebody_without_the_case(self, known, bo, cecilia):
        for who in (bo, cecilia):
            enter(who)
            assert not is_known_in_another_case(known)
