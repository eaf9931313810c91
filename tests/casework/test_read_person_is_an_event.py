"""Each page that shows a person writes one event for each person shown; where it cannot, it shows nothing."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import write_note
from portal.casework.deeds.people import add_person, change_person, read_case, read_person
from portal.casework.doors.registry import RULES
from portal.casework.log.events import NotRecorded
from portal.casework.models import Event, InformationManner, InformationTopic
from portal.casework.models.event import READINGS
from portal.casework.urls import urlpatterns
from tests.casework.conftest import enter
from tests.casework.test_change_person import form
from tests.cast import signed_in


def readings(person):
    return Event.objects.filter(deed__in=READINGS, person=person).count()


def pages_of(case, person):
    """Every address of case work that can be opened for this case and this person."""
    for pattern in urlpatterns:
        needs = set(pattern.pattern.converters)
        if needs <= {"case_id", "person_id"}:
            known = {"case_id": case.pk, "person_id": person.pk}
            yield pattern.name, reverse(f"casework:{pattern.name}", kwargs={name: known[name] for name in needs})


@pytest.fixture
def log_refuses(monkeypatch):
    """As if the function that writes the log were not there."""
    monkeypatch.setattr("portal.casework.log.events._APPEND", "SELECT * FROM casework_append_nothing(%s)")


@pytest.fixture
def each_page(as_anna, anna, case, person, other):
    """What each page answers, with the readings of each person that it wrote: (name, response, {person: readings})."""
    write_note(by=anna, person=person, text="En anteckning.")
    enter(anna)
    seen = []
    for name, address in pages_of(case, person):
        before = {one: readings(one) for one in (person, other)}
        response = as_anna.get(address)
        enter(anna)
        seen.append((name, response, {one: readings(one) - before[one] for one in before}))
    return seen


def test_every_page_that_shows_somebody_is_exactly_one_reading_of_each_it_shows(each_page):
    shown = {}
    for name, response, written in each_page:
        for one, times in written.items():
            if one.name in response.content.decode():
                shown.setdefault(name, []).append(times)
    assert {name: times for name, times in shown.items() if set(times) != {1}} == {}
    assert {"case", "person", "notes", "information", "couples", "add_person"} <= set(shown)


def test_a_page_that_shows_nobody_is_no_reading_and_names_nobody(each_page):
    """Pages say in the registry whether they show people."""
    quiet = [(name, response, written) for name, response, written in each_page if not RULES[name].shows_people]
    assert {"case_list", "open_case", "events", "colleagues", "close_case"} <= {name for name, _, _ in quiet}
    for name, response, written in quiet:
        assert set(written.values()) == {0}, name
        assert "Haddad" not in response.content.decode(), name


def test_no_page_shows_anybody_when_the_log_cannot_be_written(as_anna, anna, case, person, other, log_refuses):
    refused = []
    for name, address in pages_of(case, person):
        with transaction.atomic():  # as ATOMIC_REQUESTS has it: the transaction is given up, and so is its error
            response = as_anna.get(address)
            transaction.set_rollback(True)
        assert person.name not in response.content.decode(), name
        assert other.name not in response.content.decode(), name
        if response.status_code == 503:
            refused.append(name)
            assert "no-store" in response["Cache-Control"]
    assert {"case", "person", "notes", "information", "couples", "add_person", "events"} <= set(refused)


def test_a_database_that_only_reads_shows_nobody(as_anna, anna, case, person):
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        response = as_anna.get(case.get_absolute_url())
        transaction.set_rollback(True)
    assert response.status_code == 503
    assert person.name not in response.content.decode()


def test_saving_shows_nobody_until_the_page_is_shown(as_anna, case, person):
    response = as_anna.post(reverse("casework:person", args=[case.pk, person.pk]), form(person))
    assert response.status_code == 302
    assert readings(person) == 0


def test_two_versions_that_tie_somebody_to_others_are_a_reading_of_those_too(as_anna, anna, case, person, other):
    third = add_person(by=anna, case=case, values={"name": "Amira Haddad"})
    unseen = add_person(by=anna, case=case, values={"name": "Sami Haddad"})
    change_person(by=anna, person=person, version=1, values={"ties_to": other})
    mine = form(person, ties_to=str(third.pk))
    response = as_anna.post(reverse("casework:person", args=[case.pk, person.pk]), mine)
    assert response.status_code == 409
    for one, times in ((person, 1), (other, 1), (third, 1), (unseen, 0)):
        assert (one.name in response.content.decode()) == bool(times)
        assert readings(one) == times


def test_no_page_has_a_name_in_its_title_or_address(each_page):
    for name, response, _written in each_page:
        title = response.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert "Haddad" not in title + response.request["PATH_INFO"], name


def test_an_event_says_who_in_which_unit_when_which_person_why_and_where(as_anna, anna, case, person):
    as_anna.get(reverse("casework:person", args=[case.pk, person.pk]))
    enter(anna)
    event = Event.objects.get(deed="person_read", person=person)
    assert (event.actor, event.unit, event.municipality_id) == (anna, "social_worker", case.municipality_id)
    assert (event.case, event.reference, event.page) == (case, case.reference, "person")
    assert event.why in {"responsible", "co_worker"}
    assert event.assignment == case.assignments.get(user=anna).pk


def test_one_page_about_several_people_is_one_call_to_the_log(
    as_anna, case, person, other, django_assert_max_num_queries
):
    with django_assert_max_num_queries(100) as seen:
        as_anna.get(case.get_absolute_url())
    assert len([query for query in seen.captured_queries if "casework_append_events" in query["sql"]]) == 1


def test_looking_at_who_has_read_is_written_down_too(as_anna, case, person, deeds_of):
    body = as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()
    assert deeds_of()[-1] == "events_read"
    assert "Anna Ek" in body


def test_one_look_at_several_people_is_one_line(as_anna, case, person, other):
    as_anna.get(case.get_absolute_url())
    happenings = as_anna.get(reverse("casework:events", args=[case.pk])).context["happenings"]
    assert [happening.numbers for happening in happenings if happening.event.deed == "person_read"] == [(1, 2)]


def test_the_list_of_events_says_which_facts_and_topics_but_not_their_values(as_anna, anna, case, person):
    give_information(
        by=anna, person=person, topics=[InformationTopic.VOLUNTARY, InformationTopic.CHILDREN], language="ar",
        given_on=date(2026, 3, 2), manner=InformationManner.MEETING,
    )  # fmt: skip
    body = as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()
    assert str(InformationTopic.CHILDREN.label) in body
    assert "Haddad" not in body


def test_a_deed_without_its_event_does_not_happen(anna, case, person, log_refuses):
    with pytest.raises(NotRecorded):
        change_person(by=anna, person=person, version=1, values={"csn_debt": True})
    person.refresh_from_db()
    assert person.csn_debt is None


def test_what_a_savepoint_takes_back_leaves_no_event(as_anna, anna, case, person, other, deeds_of):
    """Somebody else in the case has the number: the save is refused, and nothing says that it was made."""
    number = "19840312-2396"
    as_anna.post(reverse("casework:person", args=[case.pk, other.pk]), form(other, identity_number=number))
    assert deeds_of().count("person_changed") == 1
    address = reverse("casework:person", args=[case.pk, person.pk])
    response = as_anna.post(address, form(person, identity_number=number))
    assert response.status_code == 200
    assert deeds_of().count("person_changed") == 1


def test_reading_returns_the_people_in_order(anna, case, person, other):
    assert [one.name for one in read_case(by=anna, case=case)] == ["Yusuf Haddad", "Maryam Haddad"]
    assert read_person(by=anna, person=person) == person


def test_nobody_writes_an_event_in_a_colleagues_name(anna, bo, case, person):
    with pytest.raises(NotRecorded), transaction.atomic():
        read_person(by=bo, person=person)
    assert readings(person) == 0


def test_the_application_cannot_add_an_event_itself(anna, case, person):
    event = Event(
        municipality_id=case.municipality_id, case=case, actor=anna, deed="person_read", sequence=99, at=case.opened_at,
        previous=b"", hash=b"",
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        event.save(force_insert=True)


def test_cecilia_cannot_read_and_leaves_no_trace_in_annas_case(client, cecilia, anna, case, person):
    page = reverse("casework:person", args=[case.pk, person.pk])
    assert signed_in(client, cecilia).get(page).status_code == 404
    enter(anna)
    assert readings(person) == 0
