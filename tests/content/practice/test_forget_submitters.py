"""Who sent an example is forgotten, and the example stays."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from content.practice.deeds import FORGOTTEN_AFTER_REVIEW, FORGOTTEN_ANYWAY, forget_submitters, submit
from content.practice.forms import TellForm
from content.practice.models import PracticeEvent, Submission

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def sent(told: dict[str, Any]) -> Submission:
    forget_submitters(timezone.now() + FORGOTTEN_ANYWAY + DAY)  # what other tests have sent
    form = TellForm(told)
    assert form.is_valid()
    return submit(told=form.about(), once="1" * 32, language="sv")


def test_twelve_months_after_the_review_the_sender_is_forgotten(sent: Submission) -> None:
    now = timezone.now()
    Submission.objects.update(reviewed_at=now - FORGOTTEN_AFTER_REVIEW)
    assert forget_submitters(now) == 1
    sent.refresh_from_db()
    assert (sent.organisation, sent.email) == ("", "")
    assert sent.practice.method
    assert sent.practice.events.first().kind == PracticeEvent.Kind.SENDER_FORGOTTEN
    assert forget_submitters(now) == 0


def test_a_day_before_the_sender_is_still_known(sent: Submission) -> None:
    now = timezone.now()
    Submission.objects.update(reviewed_at=now - FORGOTTEN_AFTER_REVIEW + DAY)
    assert forget_submitters(now) == 0


def test_what_nobody_reviewed_is_forgotten_after_two_years(sent: Submission) -> None:
    assert forget_submitters(timezone.now() + FORGOTTEN_ANYWAY - DAY) == 0
    assert forget_submitters(timezone.now() + FORGOTTEN_ANYWAY + DAY) == 1


def test_the_command_can_count_without_forgetting(sent: Submission) -> None:
    Submission.objects.update(reviewed_at=timezone.now() - FORGOTTEN_AFTER_REVIEW - DAY)
    out = StringIO()
    call_command("forget_submitters", "--dry-run", stdout=out)
    assert "1 senders would be forgotten" in out.getvalue()
    sent.refresh_from_db()
    assert sent.email
