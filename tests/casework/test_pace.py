"""A script that opens case after case is shown to the heads of unit at once, and stopped."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.casework.deeds.cases import open_case
from portal.casework.deeds.people import add_person
from portal.casework.log import pace
from portal.casework.log.noticing import acknowledge
from portal.casework.models import Notice
from tests.casework.conftest import ON, enter
from tests.cast import signed_in


@pytest.fixture
def pages(anna, monkeypatch):
    """Eight cases of Anna's with one person in each, and a pace of three and six instead of thirty and sixty."""
    monkeypatch.setattr(pace, "NOTICE_AT", 3)
    monkeypatch.setattr(pace, "LIMIT", 6)
    enter(anna)
    cases = [open_case(by=anna, applied_on=ON)[0] for _ in range(8)]
    for case in cases:
        add_person(by=anna, case=case, values={"name": "Någon"})
    return [case.get_absolute_url() for case in cases]


@pytest.fixture
def notices(helga):
    """What a head sees."""

    def seen():
        enter(helga)
        return list(Notice.objects.all())

    return seen


def opened(client, pages):
    return [client.get(page).status_code for page in pages]


def test_the_heads_see_it_in_the_same_request(as_anna, anna, pages, notices):
    assert opened(as_anna, pages[:2]) == [200, 200]
    assert notices() == []
    assert opened(as_anna, pages[2:3]) == [200]
    [notice] = notices()
    assert (notice.about, notice.kind) == (anna, "many_cases")


def test_one_notice_for_one_run_however_many_cases(as_anna, pages, notices):
    opened(as_anna, pages)
    assert len(notices()) == 1


def test_at_the_limit_no_further_case_opens_and_the_page_is_calm(as_anna, anna, pages):
    assert opened(as_anna, pages) == [200] * 6 + [429] * 2
    body = as_anna.get(pages[7]).content.decode()
    assert "Någon" not in body


def test_the_cases_just_worked_with_stay_open(as_anna, pages):
    opened(as_anna, pages)
    assert opened(as_anna, pages[:6]) == [200] * 6


def test_when_some_time_has_gone_it_works_again(as_anna, pages, monkeypatch):
    opened(as_anna, pages)
    monkeypatch.setattr(pace, "LATELY", timedelta(0))
    assert opened(as_anna, pages[7:]) == [200]


def test_a_worker_at_her_ordinary_pace_is_never_stopped(as_anna, case, person, notices):
    assert opened(as_anna, [case.get_absolute_url()] * 20) == [200] * 20
    assert notices() == []


def test_the_head_finds_it_on_her_page_and_says_that_she_has_seen_it(client, as_anna, anna, helga, pages, notices):
    opened(as_anna, pages)
    [notice] = notices()
    signed_in(client, helga)
    assert "Anna Ek" in client.get(reverse("casework:review_months")).content.decode()
    client.post(reverse("casework:acknowledge_notice", args=[notice.pk]))
    [notice] = notices()
    assert notice.acknowledged_by == helga
    assert "Anna Ek" not in client.get(reverse("casework:review_months")).content.decode()


def test_nobody_acknowledges_a_notice_about_herself(as_anna, helga, pages, notices):
    opened(as_anna, pages)
    [notice] = notices()
    notice.about = helga
    acknowledge(by=helga, notice=notice)
    assert notices()[0].acknowledged_at is None


def test_a_social_worker_neither_sees_nor_acknowledges_a_notice(as_anna, anna, pages, notices):
    opened(as_anna, pages)
    [notice] = notices()
    enter(anna)
    assert not Notice.objects.exists()
    assert as_anna.post(reverse("casework:acknowledge_notice", args=[notice.pk])).status_code in {403, 404}
    assert notices()[0].acknowledged_at is None


def test_a_head_of_another_municipality_sees_nothing(as_anna, cecilia, pages):
    opened(as_anna, pages)
    enter(cecilia)
    assert not Notice.objects.exists()
