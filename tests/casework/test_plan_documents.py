"""Planning a household's papers backwards from a wished day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.casework.deeds.couples import pair
from portal.casework.deeds.lead_times import note_lead_time
from portal.casework.deeds.people import change_person
from portal.casework.deeds.plans import (
    PLANNABLE,
    ChangedMeanwhile,
    change_documents,
    plan_documents,
    plan_suggested,
    wish_departure,
)
from portal.casework.models import LeadTime, PlannedDocument
from portal.casework.planning.counting import (
    MARGIN,
    Outlook,
    Validity,
    documents_states,
    latest_day_to_ask,
    outlook_of,
    validity_of,
)
from portal.casework.planning.document_kinds import Concerns, DocumentKind, Standing
from portal.casework.planning.document_table import ABOUT
from portal.casework.planning.lead_times import NATIONAL, Lead, lead_times_here
from portal.casework.planning.planner import plan_of
from portal.casework.steps.step_states import StepState
from tests.casework.conftest import ON, enter
from tests.cast import signed_in

PASSPORT = DocumentKind.PASSPORT
DAYS = st.dates(date(2026, 1, 1), date(2060, 1, 1))
SPANS = st.integers(0, 1500)
NOTHING = dict.fromkeys(PLANNABLE, None) | {"state": "needed", "reason": "", "source": ""}


def lead(longest, shortest=0):
    return Lead(shortest=shortest, longest=longest, source="Ambassadens sida", as_of=ON)


@pytest.fixture
def adult(anna, person):
    return change_person(by=anna, person=person, version=1, values={"born": date(1984, 3, 12)})


@pytest.fixture
def child(anna, other):
    return change_person(by=anna, person=other, version=1, values={"born": date(2016, 5, 1)})


def kinds_of(person):
    return set(PlannedDocument.objects.filter(person=person).values_list("kind", flat=True))


# What anna does


def test_anna_puts_the_suggested_papers_on_the_plan_in_one_tap(as_anna, case, adult, child):
    page = as_anna.post(reverse("casework:plan_suggested", args=[case.pk]), follow=True).content.decode()
    assert {"passport", "permit", "reception", "csn", "enforcement"} <= kinds_of(adult)
    assert {"passport", "custody_consent", "birth", "school"} <= kinds_of(child)
    assert "school" not in kinds_of(adult)
    assert str(PASSPORT.label) in page


def test_a_second_tap_adds_nothing_and_changes_nothing(anna, case, adult):
    assert plan_suggested(by=anna, case=case) > 0
    change_documents(by=anna, person=adult, told={PASSPORT: NOTHING | {"state": "held"}}, versions={PASSPORT: 1})
    assert plan_suggested(by=anna, case=case) == 0
    assert PlannedDocument.objects.get(person=adult, kind=PASSPORT).state == "held"


def test_without_a_date_of_birth_nothing_is_suggested_that_depends_on_it(anna, case, person):
    plan_suggested(by=anna, case=case)
    concerns = {ABOUT[DocumentKind(kind)].concerns for kind in kinds_of(person)}
    assert concerns == {Concerns.EACH}


def test_a_couple_is_thought_of(anna, case, adult, other):
    partner = change_person(by=anna, person=other, version=1, values={"born": date(1986, 11, 24)})
    pair(by=anna, one=adult, other=partner)
    plan_suggested(by=anna, case=case)
    assert "civil_status" in kinds_of(partner)


def test_a_debt_told_not_to_be_there_needs_no_paper(anna, case, adult):
    change_person(by=anna, person=adult, version=adult.version, values={"csn_debt": False})
    plan_suggested(by=anna, case=case)
    assert "csn" not in kinds_of(adult)
    assert "enforcement" in kinds_of(adult)


def test_what_comes_after_a_decision_is_not_suggested_before_it(anna, case, adult):
    plan_suggested(by=anna, case=case)
    standings = {ABOUT[DocumentKind(kind)].standing for kind in kinds_of(adult)}
    assert Standing.AFTER_DECISION not in standings


def test_anna_notes_where_papers_stand(as_anna, anna, adult):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT, DocumentKind.PERMIT])
    sent = {
        "passport-state": "in_place", "passport-source": "seen", "passport-seen_on": "2026-03-02",
        "passport-valid_until": "2027-01-15", "passport-version": "1",
        "permit-state": "not_applicable", "permit-reason": "other_document", "permit-version": "1",
    }  # fmt: skip
    response = as_anna.post(reverse("casework:person_documents", args=[adult.case_id, adult.pk]), sent)
    assert response.status_code == 302
    enter(anna)
    passport = PlannedDocument.objects.get(person=adult, kind="passport")
    assert (passport.state, passport.valid_until, passport.version) == ("in_place", date(2027, 1, 15), 2)
    assert PlannedDocument.objects.get(person=adult, kind="permit").reason == "other_document"
    assert adult.events.get(deed="documents_changed").field_names == ["passport", "permit"]


def test_saving_the_same_again_is_no_deed(anna, adult, deeds_of):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT])
    assert change_documents(by=anna, person=adult, told={PASSPORT: NOTHING}, versions={PASSPORT: 1}) == []
    assert "documents_changed" not in deeds_of()


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"passport-state": "not_applicable"}, "passport-reason"),
        ({"passport-state": "asked"}, "passport-asked_on"),
        ({"passport-state": "coming"}, "passport-expected_by"),
        ({"passport-state": "in_place", "passport-seen_on": "2026-03-02"}, "passport-source"),
        ({"passport-state": "asked", "passport-asked_on": "2990-01-01"}, "passport-asked_on"),
        ({"passport-state": "x"}, "passport-state"),
    ],
)
def test_nothing_is_left_out_in_silence(as_anna, anna, adult, sent, wrong):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT])
    address = reverse("casework:person_documents", args=[adult.case_id, adult.pk])
    page = as_anna.post(address, {"passport-version": "1", **sent}).content.decode()
    assert f'id="id_{wrong}_error"' in page
    enter(anna)
    assert PlannedDocument.objects.get(person=adult).state == "needed"


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(as_anna, anna, adult):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT])
    change_documents(by=anna, person=adult, told={PASSPORT: NOTHING | {"state": "held"}}, versions={PASSPORT: 1})
    with pytest.raises(ChangedMeanwhile):
        change_documents(by=anna, person=adult, told={PASSPORT: NOTHING}, versions={PASSPORT: 1})
    address = reverse("casework:person_documents", args=[adult.case_id, adult.pk])
    typed = {"passport-state": "asked", "passport-asked_on": "2026-03-02", "passport-version": "1"}
    page = as_anna.post(address, typed)
    assert page.status_code == 200
    assert 'name="passport-version" value="2"' in page.content.decode()
    assert as_anna.post(address, {**typed, "passport-version": "2"}).status_code == 302


def test_the_wished_day_is_kept_changed_and_taken_away(as_anna, anna, case, person):
    address = reverse("casework:planner", args=[case.pk])
    as_anna.post(address, {"wished_departure": "2027-05-01"})
    case.refresh_from_db()
    assert case.wished_departure == date(2027, 5, 1)
    as_anna.post(address, {"wished_departure": ""})
    case.refresh_from_db()
    assert case.wished_departure is None


# What is counted


def test_no_time_is_known_until_somebody_notes_one_with_its_source(anna, case, adult):
    assert NATIONAL == {}
    known = lead_times_here(case.municipality_id)
    assert all(known.of(kind, adult) is None for kind in DocumentKind)
    note_lead_time(
        by=anna, municipality_id=case.municipality_id, kind=PASSPORT, country="", days_from=30, days_to=90,
        source="Ambassadens sida", as_of=ON,
    )  # fmt: skip
    assert lead_times_here(case.municipality_id).of(PASSPORT, adult).longest == 90


def test_a_countrys_own_time_comes_first_and_a_newer_takes_the_olders_place(anna, case, adult):
    noted = {"by": anna, "municipality_id": case.municipality_id, "kind": PASSPORT, "source": "x", "as_of": ON}
    note_lead_time(**noted, country="", days_from=1, days_to=10)
    note_lead_time(**noted, country="IQ", days_from=60, days_to=180)
    note_lead_time(**noted, country="IQ", days_from=60, days_to=120)
    assert LeadTime.objects.count() == 2
    iraq = change_person(by=anna, person=adult, version=adult.version, values={"destination": "IQ"})
    assert lead_times_here(case.municipality_id).of(PASSPORT, iraq).longest == 120


@given(wished=DAYS, later=SPANS, longest=SPANS, more=SPANS)
def test_the_plan_is_monotone(wished, later, longest, more):
    """A later journey leaves more time, a slower authority less."""
    ask_by = latest_day_to_ask(wished, lead(longest))
    assert ask_by <= wished - MARGIN
    assert latest_day_to_ask(wished + timedelta(days=later), lead(longest)) == ask_by + timedelta(days=later)
    assert latest_day_to_ask(wished, lead(longest + more)) <= ask_by


@given(wished=st.none() | DAYS, today=DAYS)
def test_unknown_stays_unknown(wished, today):
    assert latest_day_to_ask(wished, None) is None
    assert latest_day_to_ask(None, lead(10)) is None
    outlook = outlook_of(PlannedDocument(kind=PASSPORT), None, wished=wished, today=today)
    if wished is None:
        assert outlook is Outlook.NO_DAY
    else:
        assert outlook is (Outlook.UNKNOWN if wished > today else Outlook.MAY_NOT_HOLD)


@given(wished=DAYS, today=DAYS, longest=SPANS, state=st.sampled_from(["needed", "held", "asked"]))
def test_it_may_not_hold_exactly_when_the_time_has_run_out(wished, today, longest, state):
    document = PlannedDocument(kind=PASSPORT, state=state, asked_on=today)
    fits = today + timedelta(days=longest) + MARGIN <= wished and wished > today
    expected = Outlook.IN_TIME if fits else Outlook.MAY_NOT_HOLD
    assert outlook_of(document, lead(longest), wished=wished, today=today) is expected


@pytest.mark.parametrize(
    ("until", "validity"),
    [
        (None, Validity.NOT_TOLD),
        (date(2026, 3, 1), Validity.ENDED),
        (date(2026, 8, 31), Validity.ENDS_BEFORE),
        (date(2026, 9, 1), Validity.SHORT),
        (date(2027, 2, 28), Validity.SHORT),
        (date(2027, 3, 1), Validity.HOLDS),
    ],
)
def test_a_passport_is_warned_of_before_and_half_a_year_after_the_journey(until, validity):
    passport = PlannedDocument(kind=PASSPORT, state="in_place", valid_until=until)
    assert validity_of(passport, wished=date(2026, 9, 1), today=ON) is validity


def test_a_permit_is_warned_of_when_it_ends_before_the_journey_and_a_birth_certificate_never():
    permit = PlannedDocument(kind=DocumentKind.PERMIT, state="in_place", valid_until=date(2026, 8, 31))
    assert validity_of(permit, wished=date(2026, 9, 1), today=ON) is Validity.ENDS_BEFORE
    permit.valid_until = date(2026, 9, 1)
    assert validity_of(permit, wished=date(2026, 9, 1), today=ON) is Validity.HOLDS
    birth = PlannedDocument(kind=DocumentKind.BIRTH, state="in_place", valid_until=date(2020, 1, 1))
    assert validity_of(birth, wished=None, today=ON) is Validity.NOT_LOOKED_AT


def test_the_page_warns_calmly_and_counts_no_days_down(as_anna, anna, case, adult):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT])
    wish_departure(by=anna, case=case, day=date(2027, 9, 1))
    told = {"state": "in_place", "source": "seen", "seen_on": ON, "valid_until": date(2027, 8, 1)}
    change_documents(by=anna, person=adult, told={PASSPORT: NOTHING | told}, versions={PASSPORT: 1})
    page = as_anna.get(reverse("casework:planner", args=[case.pk])).content.decode()
    assert "1 augusti 2027" in page
    assert "dagar kvar" not in page


def test_the_months_hold_every_day_there_is(anna, case, adult):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT, DocumentKind.SCHOOL])
    case.wished_departure = date(2027, 9, 1)
    told = {"state": "coming", "asked_on": ON, "expected_by": date(2026, 4, 4)}
    change_documents(by=anna, person=adult, told={PASSPORT: NOTHING | told}, versions={PASSPORT: 1})
    months = plan_of(case, [adult], today=ON).months
    assert [month.first for month in months] == [date(2026, 4, 1), date(2027, 9, 1)]


def test_every_kind_says_for_whom_why_from_whom_and_on_what_it_rests():
    assert set(ABOUT) == set(DocumentKind)
    for about in ABOUT.values():
        assert about.why
        assert about.where
        assert about.source.name


@pytest.mark.parametrize(
    ("states", "step"),
    [
        ([], StepState.NOT_STARTED),
        (["needed"], StepState.IN_PROGRESS),
        (["asked", "in_place"], StepState.WAITING),
        (["held", "in_place"], StepState.IN_PROGRESS),
        (["in_place", "not_applicable"], StepState.DONE),
        (["not_applicable"], StepState.NOT_NEEDED),
    ],
)
def test_the_step_says_where_a_persons_papers_stand(anna, case, adult, states, step, django_assert_num_queries):
    kinds = [PASSPORT, DocumentKind.PERMIT]
    plan_documents(by=anna, person=adult, kinds=[*kinds[: len(states)], DocumentKind.JOURNEY_PROOF])
    full = {"in_place": {"source": "seen", "seen_on": ON}, "not_applicable": {"reason": "not_concerned"}}
    told = {
        kind: NOTHING | {"asked_on": ON if state == "asked" else None, **full.get(state, {}), "state": state}
        for kind, state in zip(kinds, states, strict=False)
    }
    change_documents(by=anna, person=adult, told=told, versions=dict.fromkeys(told, 1))
    with django_assert_num_queries(1):
        assert documents_states(case, [adult]) == {adult.pk: step}


# On paper


def test_the_sheet_is_in_both_languages_and_about_one_person_alone(as_anna, anna, case, adult, other):
    for one in (adult, other):
        plan_documents(by=anna, person=one, kinds=[PASSPORT])
    address = reverse("casework:plan_sheet", args=[case.pk, adult.pk])
    page = as_anna.get(address, {"sprak": "ar"}).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "Yusuf Haddad" in page
    assert "Maryam" not in page
    assert adult.events.filter(deed="person_read").exists()


# Who may not


def test_nothing_is_written_in_a_closed_case(as_anna, anna, case, adult):
    from portal.casework.deeds.cases import close_case
    from portal.casework.models import ClosingReason

    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    as_anna.post(reverse("casework:plan_suggested", args=[case.pk]))
    enter(anna)
    assert not PlannedDocument.objects.exists()
    assert as_anna.get(reverse("casework:planner", args=[case.pk])).status_code == 200


def test_a_lead_time_of_malmo_is_not_seen_in_goteborg(client, anna, cecilia, case):
    note_lead_time(
        by=anna, municipality_id=case.municipality_id, kind=PASSPORT, country="", days_from=1, days_to=2,
        source="Malmös egen", as_of=ON,
    )  # fmt: skip
    assert "Malmös egen" not in signed_in(client, cecilia).get(reverse("casework:lead_times")).content.decode()


def test_cecilia_cannot_plan_in_annas_case(client, anna, cecilia, case, adult):
    plan_documents(by=anna, person=adult, kinds=[PASSPORT])
    signed_in(client, cecilia)
    assert client.get(reverse("casework:planner", args=[case.pk])).status_code == 404
    assert client.post(reverse("casework:plan_suggested", args=[case.pk])).status_code == 404
    assert client.get(reverse("casework:plan_sheet", args=[case.pk, adult.pk])).status_code == 404
    enter(cecilia)
    assert not PlannedDocument.objects.exists()
    with pytest.raises(PermissionDenied):
        wish_departure(by=cecilia, case=case, day=ON)
