"""Writing down what Migrationsverket has decided, as the client shows or tells it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from icalendar import Calendar

from portal.casework.deeds.decisions import DecisionChangedMeanwhile, change_decision, note_since, write_decision
from portal.casework.deeds.people import may_remove
from portal.casework.deeds.plans import change_documents, plan_documents
from portal.casework.models import AgencyDecision, GrantedPerson
from portal.casework.planning.dates import coming_dates
from portal.casework.planning.document_kinds import DocumentKind
from tests.casework.conftest import ON, enter
from tests.casework.test_plan_documents import NOTHING
from tests.cast import signed_in

TOLD = {"decided_on": ON, "known_on": None, "ordinance": "2025:970", "amount": None, "source": "letter"}
NO_DAYS = dict.fromkeys(("departed_on", "arrived_on", "second_asked_on", "permit_ended_on", "third_asked_on"))


@pytest.fixture
def decision(anna, case, person, other):
    return write_decision(by=anna, case=case, told=TOLD, granted=[person])


@pytest.fixture
def granted(decision):
    return GrantedPerson.objects.select_related("decision__case", "person").get(decision=decision)


def form(*people, **changes):
    sent = {"decided_on": "2026-03-02", "ordinance": "2025:970", "source": "letter", "version": "1"}
    return {**sent, "granted": [str(one.pk) for one in people], "request_key": str(uuid4()), **changes}


def days(granted):
    return {"departed_on": None, **{name: getattr(granted, name) for name in NO_DAYS}}


def test_anna_notes_a_decision_and_sees_the_days_that_follow(as_anna, case, person, other):
    address = reverse("casework:write_decision", args=[case.pk])
    page = as_anna.post(address, form(person, other, amount="500000"), follow=True).content.decode()
    assert "2 mars 2027" in page
    assert page.count("2025:970 15 § 1") >= 2
    assert "100\u00a0000\u00a0kr" in page


def test_the_same_form_sent_twice_is_one_decision(as_anna, case, person):
    address, sent = reverse("casework:write_decision", args=[case.pk]), form(person)
    as_anna.post(address, sent)
    as_anna.post(address, sent)
    assert AgencyDecision.objects.count() == 1


def test_it_is_written_down_with_names_of_fields_and_no_values(decision, case):
    event = case.events.get(deed="decision_written")
    assert event.field_names == list(TOLD)


def test_a_decision_that_grants_nobody_anything_has_no_days(as_anna, case, person):
    address = reverse("casework:write_decision", args=[case.pk])
    assert as_anna.post(address, form()).status_code == 302
    page = as_anna.get(reverse("casework:dates", args=[case.pk])).content.decode()
    assert "15 §" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"decided_on": "2990-01-01"},
        {"decided_on": ""},
        {"known_on": "2026-03-01"},
        {"ordinance": "2025:970", "decided_on": "2025-12-31"},
        {"amount": "0"},
        {"amount": "99999999999999999999"},
        {"granted": ["00000000-0000-4000-8000-000000000000"]},
        {"source": ""},
    ],
)
def test_a_mistake_is_shown_and_nothing_kept(as_anna, case, person, wrong):
    page = as_anna.post(reverse("casework:write_decision", args=[case.pk]), form(person, **wrong)).content.decode()
    assert f'id="id_{next(iter(wrong))}_error"' in page
    assert not AgencyDecision.objects.exists()


def test_what_has_happened_since_moves_the_later_days(as_anna, anna, case, granted, decision):
    address = reverse("casework:since_decision", args=[case.pk, decision.pk, granted.pk])
    as_anna.post(address, {"departed_on": "2026-05-31", "permit_ended_on": "2026-06-30", "version": "1"})
    page = as_anna.get(reverse("casework:dates", args=[case.pk])).content.decode()
    assert "31 augusti 2027" in page
    enter(anna)
    assert granted.person.events.filter(deed="decision_changed").get().field_names == ["departed_on", "permit_ended_on"]


def test_an_arrival_before_the_departure_is_asked_about(as_anna, case, granted, decision):
    address = reverse("casework:since_decision", args=[case.pk, decision.pk, granted.pk])
    sent = {"departed_on": "2026-05-31", "arrived_on": "2026-05-30", "version": "1"}
    assert 'id="id_arrived_on_error"' in as_anna.post(address, sent).content.decode()


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(anna, decision, granted, person):
    note_since(by=anna, granted=granted, version=1, told=NO_DAYS | {"departed_on": ON})
    with pytest.raises(DecisionChangedMeanwhile):
        note_since(by=anna, granted=granted, version=1, told=NO_DAYS)
    change_decision(by=anna, decision=decision, version=1, told=TOLD | {"source": "client"}, granted=[person])
    with pytest.raises(DecisionChangedMeanwhile):
        change_decision(by=anna, decision=decision, version=1, told=TOLD, granted=[])


def test_who_stays_granted_keeps_the_days_and_who_is_taken_out_loses_them(anna, decision, granted, person, other):
    note_since(by=anna, granted=granted, version=1, told=NO_DAYS | {"departed_on": ON})
    change_decision(by=anna, decision=decision, version=1, told=TOLD, granted=[person, other])
    assert GrantedPerson.objects.get(person=person).departed_on == ON
    change_decision(by=anna, decision=decision, version=2, told=TOLD, granted=[other])
    assert list(GrantedPerson.objects.values_list("person", flat=True)) == [other.pk]


def test_it_can_be_taken_away_again(as_anna, case, decision):
    as_anna.post(reverse("casework:remove_decision", args=[case.pk, decision.pk]))
    assert not AgencyDecision.objects.exists()
    assert not GrantedPerson.objects.exists()


def test_somebody_with_a_decision_cannot_be_removed_as_a_mistake(decision, person, other):
    assert not may_remove(person)
    assert may_remove(other)


def test_the_calendar_says_nothing_about_anybody(as_anna, case, decision):
    address = reverse("casework:calendar", args=[case.pk])
    ours, clients = (as_anna.get(address, query).content for query in ({}, {"till": "klient"}))
    (event,) = Calendar.from_ical(ours).walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 3, 2)
    assert case.reference in str(event["summary"])
    assert case.reference.encode() not in clients
    for name in (b"Yusuf", b"Haddad", b"2025:970", str(case.pk).encode()):
        assert name not in ours + clients


def test_coming_dates_are_references_in_few_queries(anna, case, decision, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        found = coming_dates(anna, today=date(2027, 2, 1))
    assert [(one.reference, one.day, one.is_over) for one in found] == [(case.reference, date(2027, 3, 2), False)]
    assert coming_dates(anna, today=ON) == []
    assert coming_dates(anna, today=date(2027, 4, 1))[0].is_over


def test_an_expected_document_is_a_coming_date(anna, case, person):
    kind = DocumentKind.PASSPORT
    plan_documents(by=anna, person=person, kinds=[kind])
    told = NOTHING | {"state": "coming", "expected_by": ON + timedelta(days=20)}
    change_documents(by=anna, person=person, told={kind: told}, versions={kind: 1})
    assert [one.day for one in coming_dates(anna, today=ON)] == [ON + timedelta(days=20)]


def test_cecilia_sees_and_changes_nothing_of_it(client, cecilia, anna, case, decision, granted):
    signed_in(client, cecilia)
    for name, args in (
        ("dates", [case.pk]),
        ("calendar", [case.pk]),
        ("write_decision", [case.pk]),
        ("change_decision", [case.pk, decision.pk]),
        ("since_decision", [case.pk, decision.pk, granted.pk]),
    ):
        assert client.get(reverse(f"casework:{name}", args=args)).status_code == 404
    assert client.post(reverse("casework:remove_decision", args=[case.pk, decision.pk])).status_code == 404
    enter(cecilia)
    assert not AgencyDecision.objects.exists()
    assert not GrantedPerson.objects.exists()
    assert coming_dates(cecilia, today=date(2027, 2, 1)) == []
    with pytest.raises(PermissionDenied):
        write_decision(by=cecilia, case=case, told=TOLD, granted=[])


@pytest.mark.parametrize("junk", ["", " ", "x" * 5000, "-1", "99999999999999999999", "2026-02-30", "None", "<script>"])
def test_junk_in_every_field_is_no_accident(as_anna, case, person, decision, granted, junk):
    plan_documents(by=case.opened_by, person=person, kinds=[DocumentKind.PASSPORT])
    fields = [
        "decided_on",
        "known_on",
        "ordinance",
        "granted",
        "amount",
        "source",
        "version",
        "request_key",
        "departed_on",
        "arrived_on",
        "wished_departure",
        "kinds",
        "passport-state",
        "passport-reason",
        "passport-version",
        "passport-valid_until",
        "passport-asked_on",
        "kind",
        "country",
        "days_from",
        "days_to",
        "as_of",
    ]
    for name, args in (
        ("planner", [case.pk]),
        ("person_documents", [case.pk, person.pk]),
        ("add_documents", [case.pk, person.pk]),
        ("lead_times", []),
        ("write_decision", [case.pk]),
        ("change_decision", [case.pk, decision.pk]),
        ("since_decision", [case.pk, decision.pk, granted.pk]),
    ):
        sent = as_anna.post(reverse(f"casework:{name}", args=args), dict.fromkeys(fields, junk))
        assert sent.status_code in {200, 302, 400}, (name, junk[:20])


def test_the_events_of_the_case_are_told_in_words(as_anna, case, decision):
    page = as_anna.get(reverse("casework:events", args=[case.pk])).content.decode()
    assert "decided_on" not in page
