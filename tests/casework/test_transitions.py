"""The table of a case's statuses is complete and leads nowhere unknown."""

import pytest
from django.db import IntegrityError, transaction

from portal.casework.models import Case, CaseStatus
from portal.casework.models.case import TRANSITIONS


def test_every_status_has_its_ways_on():
    assert set(TRANSITIONS) == set(CaseStatus)


def test_every_way_leads_to_another_status_that_exists():
    for status, ways in TRANSITIONS.items():
        assert ways <= set(CaseStatus)
        assert status not in ways


def test_every_status_can_be_reached_and_left_again():
    for status in CaseStatus:
        assert any(status in ways for ways in TRANSITIONS.values())
        assert TRANSITIONS[status]


def test_the_database_refuses_a_case_closed_without_day_and_reason(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status=CaseStatus.CLOSED)
