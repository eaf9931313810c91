"""Saying how a fact is known: seen, said, or in a register, and on which day."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.casework.deeds.people import add_person, change_person
from portal.casework.deeds.sources import Known, sources_of
from portal.casework.models import Event, FactSource, Person, Source
from portal.casework.people.telling import told_facts
from tests.casework.conftest import assign, enter

CARD = Known(source=Source.PERMIT_CARD, on=date(2026, 3, 1))
SAID = Known(source=Source.CLIENT, on=date(2026, 3, 2))


@pytest.fixture
def address(person):
    return reverse("casework:person", args=[person.case_id, person.pk])


@pytest.fixture
def told(anna, person):
    """Yusuf, whose permit card Anna has seen."""
    values = {"permit_status": "valid", "csn_debt": False}
    return change_person(by=anna, person=person, version=1, values=values, known=CARD)


def form(person, **changes):
    common = {"language": "sv", "household": "home", "protected_identity": "none", "version": str(person.version)}
    return {"name": person.name, **common, **changes}


def as_saved(person, **changes):
    """The form as the page of `told` sends it back."""
    sources = {
        f"{field}-{fact}": value
        for fact in ("permit_status", "csn_debt")
        for field, value in (("source", "permit_card"), ("source_on", "2026-03-01"))
    }
    return form(person, **{"permit_status": "valid", "csn_debt": "no", **sources, **changes})


def known(person):
    return sources_of([person])[person.pk]


def test_what_is_filled_in_now_has_the_source_that_is_asked_once(as_anna, address, person):
    as_anna.post(address, form(person, csn_debt="no", destination="IQ", known_source="client", known_on="2026-03-02"))
    assert known(person) == {"csn_debt": SAID, "destination": SAID}


def test_the_day_is_today_where_none_is_written(as_anna, address, person, time_machine):
    time_machine.move_to(date(2026, 3, 5))
    as_anna.post(address, form(person, csn_debt="no", known_source="client"))
    assert known(person)["csn_debt"].on == date(2026, 3, 5)


def test_saving_without_a_source_is_no_mistake_and_is_said(as_anna, address, person):
    page = as_anna.post(address, form(person, csn_debt="no"), follow=True).content.decode()
    assert known(person) == {}
    assert "Ingen källa antecknad" in page or "No source noted" in page


def test_the_source_stands_beside_the_fact(as_anna, address, told):
    page = as_anna.get(address).content.decode()
    assert "1 mars 2026" in page
    [fact] = [one for one in told_facts(told, (told,), known(told)) if one.name == "permit_status"]
    assert fact.source == CARD


def test_what_was_not_told_before_keeps_its_source_when_something_else_changes(as_anna, address, told):
    as_anna.post(address, as_saved(told, destination="IQ", known_source="client", known_on="2026-03-02"))
    assert known(told) == {"permit_status": CARD, "csn_debt": CARD, "destination": SAID}


def test_a_fact_that_is_told_anew_loses_its_earlier_source(as_anna, address, told):
    as_anna.post(address, as_saved(told, csn_debt="yes"))
    assert known(told) == {"permit_status": CARD}


def test_a_fact_that_is_not_told_any_longer_has_no_source(as_anna, address, told):
    as_anna.post(address, as_saved(told, csn_debt="", known_source="client"))
    assert known(told) == {"permit_status": CARD}


def test_the_source_of_one_fact_can_be_changed_alone(as_anna, address, told):
    changed = {"source-csn_debt": "csn", "source_on-csn_debt": "2026-03-02"}
    as_anna.post(address, as_saved(told, **changed))
    assert known(told)["csn_debt"] == Known(source=Source.CSN, on=date(2026, 3, 2))
    assert Person.objects.get(pk=told.pk).version == 3
    assert Event.objects.filter(deed="person_changed").order_by("-sequence")[0].field_names == ["source-csn_debt"]


def test_saving_the_same_again_is_no_deed(as_anna, address, told):
    as_anna.post(address, as_saved(told))
    assert Person.objects.get(pk=told.pk).version == 2


@pytest.mark.parametrize("wrong", [{"known_source": "rumour"}, {"known_on": "2999-01-01"}, {"known_on": "x"}])
def test_a_wrong_source_or_day_is_a_mistake_beside_the_field(as_anna, address, person, wrong):
    page = as_anna.post(address, form(person, csn_debt="no", known_source="client") | wrong).content.decode()
    assert f'id="id_{next(iter(wrong))}_error"' in page
    assert not FactSource.objects.exists()


def test_two_colleagues_who_say_different_sources_choose(as_anna, bo, address, told):
    assign(bo, told.case)
    enter(bo)
    csn = Known(source=Source.CSN, on=date(2026, 3, 2))
    change_person(by=bo, person=told, version=2, values={}, sources={"csn_debt": csn})
    mine = {"source-csn_debt": "client", "source_on-csn_debt": "2026-03-02"}
    page = as_anna.post(address, as_saved(told, **mine))
    assert page.status_code == 409
    assert re.findall(r'name="differs" value="([\w-]+)"', page.content.decode()) == ["source-csn_debt"]
    settled = {"version": "3", "since": "2", "differs": "source-csn_debt", "choose-source-csn_debt": "theirs"}
    assert as_anna.post(address, as_saved(told, **mine, **settled)).status_code == 302
    assert known(told)["csn_debt"] == csn


def test_new_people_can_be_told_of_with_a_source(anna, case):
    added = add_person(by=anna, case=case, values={"name": "x", "born": date(1990, 1, 1)}, known=SAID)
    assert known(added) == {"born": SAID}


def test_nobody_else_writes_or_sees_a_source(cecilia, told):
    enter(cecilia)
    assert not FactSource.objects.exists()
    with pytest.raises(PermissionDenied):
        change_person(by=cecilia, person=told, version=2, values={}, sources={"csn_debt": SAID})
