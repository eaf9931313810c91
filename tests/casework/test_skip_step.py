"""Skipping a step with its reason in one tap, and taking it up again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.casework.deeds.cases import close_case
from portal.casework.deeds.ground import CaseIsClosed
from portal.casework.deeds.information import give_information
from portal.casework.deeds.steps import CannotSkip, skip_step, take_up_step
from portal.casework.models import (
    ClosingReason,
    InformationManner,
    InformationTopic,
    SkippedStep,
    SkipReason,
    StepKind,
)
from portal.casework.steps.desk import desk_of
from portal.casework.steps.step_states import StepState
from portal.casework.steps.steps import steps_of
from tests.casework.conftest import ON, enter
from tests.cast import signed_in


@pytest.fixture
def skip(case):
    return reverse("casework:skip_step", args=[case.pk])


def step(case, kind, person=None):
    """One step of the case, as it now stands."""
    people = list(case.people.order_by("order"))
    [found] = [one for one in steps_of(desk_of(case, people)) if one.kind == kind and one.person == person]
    return found


@pytest.mark.parametrize("reason", SkipReason)
def test_anna_skips_a_step_with_one_of_the_four_reasons(as_anna, skip, case, person, reason, deeds_of):
    page = as_anna.post(skip, {"skip": f"information.{person.pk}.{reason}"}, follow=True).content.decode()
    skipped = SkippedStep.objects.get(case=case)
    assert (skipped.step, skipped.person, skipped.reason) == (StepKind.INFORMATION, person, reason)
    assert step(case, StepKind.INFORMATION, person).state == StepState.SKIPPED
    assert "överhoppat" in page
    assert "Anna" in page[page.index("Överhoppat:") :]
    assert deeds_of()[-1:] != ["step_skipped"]  # she has read the page since
    assert deeds_of().count("step_skipped") == 1


def test_a_step_of_the_whole_case_is_skipped_for_nobody_in_particular(as_anna, skip, case, person):
    as_anna.post(skip, {"skip": "document.not_needed"})
    assert SkippedStep.objects.get(case=case).person is None
    assert step(case, StepKind.DOCUMENT).state == StepState.SKIPPED


def test_it_is_taken_up_again_and_that_it_was_skipped_stays_written(as_anna, anna, case, person):
    skipped = skip_step(by=anna, case=case, step=StepKind.INFORMATION, person=person, reason=SkipReason.NO_INTERPRETER)
    as_anna.post(reverse("casework:take_up_step", args=[case.pk, skipped.pk]))
    assert step(case, StepKind.INFORMATION, person).state == StepState.NOT_STARTED
    kept = SkippedStep.objects.get(pk=skipped.pk)
    assert (kept.ended_by, kept.reason) == (anna, SkipReason.NO_INTERPRETER)
    assert kept.ended_at is not None


def test_skipping_twice_is_skipping_once_with_the_first_reason(anna, case, person, deeds_of):
    first = skip_step(by=anna, case=case, step=StepKind.FACTS, person=person, reason=SkipReason.NO_TIME)
    again = skip_step(by=anna, case=case, step=StepKind.FACTS, person=person, reason=SkipReason.DECLINES)
    assert again == first
    assert deeds_of().count("step_skipped") == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SkippedStep.objects.create(
            municipality=case.municipality, case=case, person=person, step="facts", reason="no_time", skipped_by=anna
        )


def test_the_database_holds_a_skipped_step_of_the_case_once_too(anna, case, person):
    skip_step(by=anna, case=case, step=StepKind.DOCUMENT, person=None, reason=SkipReason.NOT_NEEDED)
    with pytest.raises(IntegrityError), transaction.atomic():
        SkippedStep.objects.create(
            municipality=case.municipality, case=case, person=None, step="document", reason="no_time", skipped_by=anna
        )


def test_a_step_that_is_done_afterwards_is_done(anna, case, person):
    skip_step(by=anna, case=case, step=StepKind.INFORMATION, person=person, reason=SkipReason.NO_TIME)
    give_information(
        by=anna, person=person, topics=list(InformationTopic), language="ar", given_on=ON,
        manner=InformationManner.MEETING,
    )  # fmt: skip
    now = step(case, StepKind.INFORMATION, person)
    assert (now.state, now.skipped, now.may_skip) == (StepState.DONE, None, False)


def test_where_several_adults_apply_nobodys_own_talk_and_confirmation_can_be_skipped(anna, case, person, other):
    for kind in (StepKind.TALK, StepKind.CONFIRMATION):
        assert step(case, kind, person).only_in_person
        with pytest.raises(CannotSkip):
            skip_step(by=anna, case=case, step=kind, person=person, reason=SkipReason.NO_INTERPRETER)


def test_one_who_applies_alone_may_skip_her_own_talk(anna, case, person):
    skip_step(by=anna, case=case, step=StepKind.TALK, person=person, reason=SkipReason.DECLINES)
    assert step(case, StepKind.TALK, person).state == StepState.SKIPPED


@pytest.mark.parametrize("kind", [StepKind.SUBMITTED, StepKind.DECISION])
def test_what_the_client_and_the_agency_do_is_not_ours_to_skip(as_anna, skip, case, person, kind):
    as_anna.post(skip, {"skip": f"{kind}.not_needed"})
    assert not SkippedStep.objects.filter(case=case).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"skip": ""}, {"skip": "facts"}, {"skip": "facts.x.no_time"}, {"skip": "x.no_time"}, {"skip": "facts."},
        {"skip": "document.because"}, {"skip": "document.no_time.no_time"}, {"skip": "." * 90}, {"skip": "a" * 5000},
        {"skip": "document.\0"},
    ],
)  # fmt: skip
def test_what_is_no_button_of_ours_is_a_broken_request(as_anna, skip, case, person, sent):
    assert as_anna.post(skip, sent).status_code == 400
    assert not SkippedStep.objects.filter(case=case).exists()


def test_a_step_that_is_not_there_cannot_be_skipped(as_anna, skip, case, person):
    assert as_anna.post(skip, {"skip": "couples.no_time"}).status_code == 302
    assert as_anna.post(skip, {"skip": "facts.no_time"}).status_code == 302
    assert not SkippedStep.objects.filter(case=case).exists()


def test_nothing_is_skipped_in_a_closed_case(anna, case, person):
    skipped = skip_step(by=anna, case=case, step=StepKind.FACTS, person=person, reason=SkipReason.NO_TIME)
    close_case(by=anna, case=case, reason=ClosingReason.OTHER)
    with pytest.raises(CaseIsClosed):
        skip_step(by=anna, case=case, step=StepKind.DOCUMENT, person=None, reason=SkipReason.NO_TIME)
    with pytest.raises(CaseIsClosed):
        take_up_step(by=anna, skipped=skipped)


def test_bo_and_cecilia_cannot_skip_in_annas_case(client, bo, cecilia, anna, skip, case, person):
    skipped = skip_step(by=anna, case=case, step=StepKind.FACTS, person=person, reason=SkipReason.NO_TIME)
    take_up = reverse("casework:take_up_step", args=[case.pk, skipped.pk])
    for user in (bo, cecilia):
        client.logout()
        there = signed_in(client, user)
        assert there.post(skip, {"skip": "document.no_time"}).status_code == 404
        assert there.post(take_up).status_code == 404
        enter(user)
        assert not SkippedStep.objects.exists()
        with pytest.raises(PermissionDenied):
            skip_step(by=user, case=case, step=StepKind.DOCUMENT, person=None, reason=SkipReason.NO_TIME)
