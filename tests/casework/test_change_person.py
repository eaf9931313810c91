"""Saving a person's facts, alone and at the same time as a colleague."""

import re
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import EditConflict, add_person, change_person
from portal.casework.models import Event, Person
from portal.casework.people.identity_numbers import parse
from tests import factories
from tests.casework.conftest import ON, assign, at_once, enter
from tests.cast import signed_in


@pytest.fixture
def address(person):
    return reverse("casework:person", args=[person.case_id, person.pk])


def form(person, **changes):
    common = {"language": "sv", "household": "home", "protected_identity": "none", "version": str(person.version)}
    return {"name": person.name, **common, **changes}


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_anna_changes_facts_and_comes_back_to_the_same_page(as_anna, address, person):
    response = as_anna.post(address, form(person, csn_debt="yes", destination="IQ"), follow=True)
    assert response.redirect_chain == [(address, 302)]
    saved = fresh(person)
    assert (saved.csn_debt, saved.destination, saved.version) == (True, "IQ", 2)


def test_the_assessment_beside_follows_what_was_saved(as_anna, address, person):
    before = as_anna.get(address).content.decode()
    after = as_anna.post(address, form(person, csn_debt="yes"), follow=True).content.decode()
    assert 'class="state stop"' not in before
    assert 'class="state stop"' in after


def test_a_fact_can_go_back_to_not_told(as_anna, address, anna, person):
    change_person(by=anna, person=person, version=1, values={"csn_debt": True, "permit_ground": "refugee"})
    as_anna.post(address, form(person, version="2", csn_debt="", permit_ground=""))
    assert (fresh(person).csn_debt, fresh(person).permit_ground) == (None, None)


def test_only_what_changed_is_named_in_the_event(anna, person):
    change_person(by=anna, person=person, version=1, values={"name": person.name, "csn_debt": True})
    assert Event.objects.get(deed="person_changed").field_names == ["csn_debt"]


def test_saving_nothing_new_is_no_deed(anna, person, deeds_of):
    before = deeds_of()
    change_person(by=anna, person=person, version=1, values={"name": person.name})
    assert deeds_of() == before
    assert fresh(person).version == 1


def test_the_saved_number_is_kept_when_the_field_is_left_empty(as_anna, address, anna, person):
    change_person(by=anna, person=person, version=1, values={"identity_number": parse("19840312-2396")})
    page = as_anna.get(address).content.decode()
    assert "19840312-••••" in page
    assert "2396" not in page
    as_anna.post(address, form(person, version="2", csn_debt="no"))
    assert fresh(person).identity_number == parse("19840312-2396")
    as_anna.post(address, form(person, version="3", remove_identity_number="on"))
    assert fresh(person).identity_number is None


def test_what_the_page_does_not_ask_is_kept(as_anna, address, anna, person):
    """The facts that only the ordinance of 1984 reads are not on the page for a day in 2026."""
    change_person(by=anna, person=person, version=1, values={"travel_cost": 4500})
    assert "travel_cost" not in as_anna.get(address).content.decode()
    as_anna.post(address, form(person, version="2", csn_debt="no"))
    assert fresh(person).travel_cost == 4500


def test_a_mistake_keeps_what_was_typed(as_anna, address, person):
    page = as_anna.post(address, form(person, name="", permit_since="igår", csn_debt="yes")).content.decode()
    assert 'value="igår"' in page
    assert 'href="#id_name"' in page
    assert re.search(r'name="csn_debt" value="yes"[^>]*checked', page)


@pytest.mark.parametrize("broken", [{"version": ""}, {"version": "x"}, {"version": "0"}, {"version": "9" * 30}])
def test_a_broken_version_is_a_broken_post(as_anna, address, person, broken):
    assert as_anna.post(address, form(person, **broken)).status_code == 400


def test_a_closed_case_keeps_its_facts(as_anna, anna, address, person):
    from portal.casework.deeds.cases import close_case
    from portal.casework.models import ClosingReason

    close_case(by=anna, case=person.case, reason=ClosingReason.OTHER)
    assert as_anna.get(address).status_code == 200
    response = as_anna.post(address, form(person, csn_debt="yes"))
    assert response.url == person.case.get_absolute_url()
    assert fresh(person).csn_debt is None


# Two colleagues


@pytest.fixture
def bo_has_saved(anna, bo, person):
    assign(bo, person.case)
    enter(bo)
    enter(bo)
    change_person(by=bo, person=person, version=1, values={"destination": "SY", "csn_debt": False})


def test_the_second_sees_both_versions_and_loses_nothing(as_anna, address, person, bo_has_saved):
    response = as_anna.post(address, form(person, destination="IQ", enforcement_debt="yes"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bo Alm" in page
    assert "Irak" in page
    assert "Syrien" in page
    assert '<input type="hidden" name="enforcement_debt" value="yes">' in page
    assert fresh(person).destination == "SY"


def test_she_is_asked_only_about_what_the_other_has_changed(as_anna, address, person, bo_has_saved):
    page = as_anna.post(address, form(person, destination="IQ", enforcement_debt="yes")).content.decode()
    chosen = set(re.findall(r'name="choose-(\w+)"\s+value="mine"\s+required\s+checked', page))
    differs = set(re.findall(r'name="differs" value="(\w+)"', page))
    assert differs == {"destination", "csn_debt", "enforcement_debt"}
    assert chosen == {"enforcement_debt"}


def test_what_she_chooses_is_saved_field_by_field(as_anna, address, person, bo_has_saved):
    mine = form(person, destination="IQ", enforcement_debt="yes", version="2", since="1")
    choices = {"choose-destination": "mine", "choose-csn_debt": "theirs", "choose-enforcement_debt": "mine"}
    differs = ["destination", "csn_debt", "enforcement_debt"]
    response = as_anna.post(address, {**mine, **choices, "differs": differs})
    saved = fresh(person)
    assert response.status_code == 302
    assert (saved.destination, saved.csn_debt, saved.enforcement_debt) == ("IQ", False, True)


def test_a_choice_that_is_left_out_is_asked_again(as_anna, address, person, bo_has_saved):
    mine = form(person, destination="IQ", version="2", since="1")
    response = as_anna.post(address, {**mine, "differs": ["destination", "csn_debt"], "choose-csn_debt": "theirs"})
    assert response.status_code == 409
    assert fresh(person).destination == "SY"


def test_a_third_save_in_between_is_a_conflict_again(as_anna, bo, address, person, bo_has_saved):
    enter(bo)
    change_person(by=bo, person=person, version=2, values={"destination": "TR"})
    mine = form(person, destination="IQ", version="2", since="1")
    response = as_anna.post(address, {**mine, "differs": ["destination"], "choose-destination": "mine"})
    assert response.status_code == 409
    assert "Turkiet" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_many_saves_at_once_exactly_one_wins():
    """Eight colleagues, eight connections, one version: one save stands and seven are told."""
    workers = 8
    anna = factories.make_anna()
    with transaction.atomic():
        enter(anna)
        case = open_case(by=anna, applied_on=ON)[0]
        person = add_person(by=anna, case=case, values={"name": "Yusuf Haddad"})

    def save(cost: int) -> int:
        change_person(by=anna, person=Person.objects.get(), version=1, values={"travel_cost": cost})
        return cost

    deeds = [partial(save, cost) for cost in range(1, workers + 1)]
    outcomes = at_once(deeds, by=anna)

    with transaction.atomic():
        enter(anna)
        saved = fresh(person)
        assert Event.objects.filter(deed="person_changed").count() == 1
    told = [outcome for outcome in outcomes if isinstance(outcome, EditConflict)]
    assert [outcome for outcome in outcomes if outcome not in told] == [saved.travel_cost]
    assert len(told) == workers - 1
    assert {conflict.current.travel_cost for conflict in told} == {saved.travel_cost}
    assert saved.version == 2


def test_cecilia_cannot_change_annas_person(client, cecilia, address, person):
    assert signed_in(client, cecilia).post(address, form(person, csn_debt="yes")).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        change_person(by=cecilia, person=person, version=1, values={"csn_debt": True})


def test_bo_without_access_cannot_change_annas_person(bo, person):
    with pytest.raises(PermissionDenied):
        change_person(by=bo, person=person, version=1, values={"csn_debt": True})
    assert fresh(person).csn_debt is None
