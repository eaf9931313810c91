"""Telling once what several people have in common."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.copying import copy_facts
from portal.casework.deeds.people import add_person, change_person
from portal.casework.deeds.sources import Known, sources_of
from portal.casework.models import Person, Source
from portal.casework.people.fact_groups import OWN_MATTER
from tests.casework.conftest import enter
from tests.cast import signed_in

YUSUF = {
    "born": date(1984, 3, 12),
    "swedish_citizen": False,
    "permit_status": "valid",
    "permit_ground": "refugee",
    "permit_since": date(2015, 11, 20),
    "permit_unbroken": True,
    "resident": True,
    "settle_permanently": True,
    "destination": "IQ",
    "received_there": True,
    "previous_grant": False,
    "csn_debt": False,
    "enforcement_debt": False,
    "criminal_matter": False,
}


@pytest.fixture
def yusuf(anna, person):
    return change_person(by=anna, person=person, version=1, values=YUSUF)


@pytest.fixture
def children(anna, case, yusuf):
    born = {"Amira": date(2010, 5, 17), "Lina": date(2019, 2, 28)}
    return [add_person(by=anna, case=case, values={"name": name, "born": day}) for name, day in born.items()]


@pytest.fixture
def address(case):
    return reverse("casework:copy_facts", args=[case.pk])


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_anna_fills_in_the_country_for_the_children_in_one_go(as_anna, address, yusuf, children):
    sent = {"source": str(yusuf.pk), "to": [str(child.pk) for child in children], "groups": ["leaving"]}
    assert as_anna.post(address, sent).status_code == 302
    assert [(fresh(child).destination, fresh(child).received_there) for child in children] == [("IQ", True)] * 2


def test_children_can_take_over_the_permit_through_ties_to_the_parent(anna, case, yusuf, children):
    copy_facts(by=anna, case=case, source=yusuf, to=children, groups=["ties"])
    amira = fresh(children[0])
    assert (amira.permit_ground, amira.ties_to_id, amira.ties_through_partner) == ("ties", yusuf.pk, False)
    assert (amira.permit_status, amira.permit_since) == ("valid", None)


def test_nothing_that_was_told_is_changed(anna, case, yusuf, children):
    change_person(by=anna, person=children[0], version=1, values={"destination": "TR"})
    copy_facts(by=anna, case=case, source=yusuf, to=children, groups=["leaving"])
    assert [fresh(child).destination for child in children] == ["TR", "IQ"]


def test_an_adults_own_matter_is_never_taken_over(anna, case, yusuf, other, children):
    change_person(by=anna, person=other, version=1, values={"born": date(1986, 11, 24)})
    copy_facts(by=anna, case=case, source=yusuf, to=[other, *children], groups=["permit", "leaving", "obstacles"])
    for one in (other, *children):
        assert {name for name in OWN_MATTER if getattr(fresh(one), name) is not None} == set()


def test_between_children_obstacles_can_be_taken_over(anna, case, children):
    amira, lina = children
    changed = change_person(by=anna, person=amira, version=1, values={"csn_debt": False, "settle_permanently": True})
    copy_facts(by=anna, case=case, source=changed, to=[lina], groups=["obstacles", "leaving"])
    assert (fresh(lina).csn_debt, fresh(lina).settle_permanently) == (False, True)


def test_nobody_has_a_permit_since_before_birth(anna, case, yusuf, children):
    copy_facts(by=anna, case=case, source=yusuf, to=children, groups=["permit"])
    assert [fresh(child).permit_since for child in children] == [date(2015, 11, 20), None]


def test_the_source_is_of_each_for_whom_it_is_filled_in_and_not_taken_over(anna, case, yusuf, children):
    copy_facts(by=anna, case=case, source=yusuf, to=children[:1], groups=["leaving"])
    said = Known(source=Source.FAMILY, on=date(2026, 3, 2))
    copy_facts(by=anna, case=case, source=yusuf, to=children[1:], groups=["leaving"], known=said)
    assert [sources_of(children)[child.pk].get("destination") for child in children] == [None, said]


@pytest.mark.parametrize("left_out", ["source", "to", "groups"])
def test_what_is_left_out_is_a_mistake_beside_its_field(as_anna, address, yusuf, children, left_out):
    sent = {"source": str(yusuf.pk), "to": [str(children[0].pk)], "groups": ["leaving"]}
    del sent[left_out]
    assert f'id="id_{left_out}_error"' in as_anna.post(address, sent).content.decode()


# In the form of one person


def form(person, **changes):
    common = {"language": "sv", "household": "home", "protected_identity": "none", "version": str(person.version)}
    return {"name": person.name, **common, **changes}


def test_a_button_fills_in_the_form_and_saves_nothing(as_anna, case, yusuf, children):
    amira = children[0]
    address = reverse("casework:person", args=[case.pk, amira.pk])
    assert f'value="leaving:{yusuf.pk}"' in as_anna.get(address).content.decode()
    sent = form(amira, name="Amira H", csn_debt="no", copy=f"leaving:{yusuf.pk}")
    page = as_anna.post(address, sent).content.decode()
    assert re.search(r'<option value="IQ"\s+selected', page)
    assert 'value="Amira H"' in page
    assert re.search(r'name="csn_debt" value="no"[^>]*checked', page)
    assert 'class="error' not in page
    assert fresh(amira).destination is None


def test_ties_to_the_parent_are_one_tap(as_anna, case, yusuf, children):
    address = reverse("casework:person", args=[case.pk, children[0].pk])
    page = as_anna.post(address, form(children[0], copy=f"ties:{yusuf.pk}")).content.decode()
    assert re.search(r'<option value="ties"\s+selected', page)
    assert re.search(rf'<option value="{yusuf.pk}"\s+selected', page)


@pytest.mark.parametrize("nonsense", ["", "x", "leaving:x", "household:1", "leaving:" + "0" * 36])
def test_a_button_that_is_none_fills_in_nothing(as_anna, case, yusuf, nonsense):
    address = reverse("casework:person", args=[case.pk, yusuf.pk])
    assert as_anna.post(address, form(yusuf, copy=nonsense)).status_code == 200


def test_somebody_new_can_be_filled_in_from_the_family(as_anna, case, yusuf):
    address = reverse("casework:add_person", args=[case.pk])
    page = as_anna.post(address, {"copy": f"leaving:{yusuf.pk}", "language": "ar"}).content.decode()
    assert re.search(r'<option value="IQ"\s+selected', page)
    assert 'class="error' not in page


def test_cecilia_copies_nothing_in_annas_case(client, cecilia, case, address, yusuf, children):
    assert signed_in(client, cecilia).post(address, {"source": str(yusuf.pk)}).status_code == 404
    enter(cecilia)
    with pytest.raises(PermissionDenied):
        copy_facts(by=cecilia, case=case, source=yusuf, to=children, groups=["leaving"])
