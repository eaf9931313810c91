"""A resident reads how her municipality takes part, and what it has not told."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import TimeMachineFixture

from content.places import demo
from content.places.choices import HoursFor, TakesPart, WhyOther
from content.places.hours import weeks
from content.places.models import OpeningHours, OtherHours
from tests.content.places.entries import TODAY, address, entry_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(f"{TODAY}T10:00+01:00", tick=False)


def page(client: Client, slug: str = "malmo", language: str = "en") -> str:
    return client.get(address(language, "municipality", slug)).content.decode()


def test_everything_that_is_told_stands_there(client: Client) -> None:
    demo.build(on=TODAY)
    html = page(client)
    assert "The municipality has contacts for questions about repatriation." in html
    assert 'href="tel:+46406280400"' in html
    assert "vagledning@malmo.example" in html
    assert '<span class="kr">13:00–16:00</span>' in html
    assert "Closed for lunch in between" in html
    assert "Public holiday" in html
    assert '<span lang="ar" dir="rtl">العربية</span>' in html
    assert "An interpreter can be booked." in html
    assert "Exempelkontoret (påhittat)" in html


def test_what_is_not_told_is_said(client: Client) -> None:
    html = page(client, "gotland")
    assert "We have not been told whether this municipality takes part, or how." in html
    assert "We have not been told of any telephone number" in html
    assert "We have not been told whether an interpreter can be booked." in html
    assert "Nobody has confirmed what stands here." in html


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (TakesPart.ON_REQUEST, "to those who ask for it"),
        (TakesPart.NO_PART, "Each municipality chooses that itself."),
        (TakesPart.NOT_TOLD, "We have not been told whether this municipality takes part"),
    ],
)
def test_however_it_takes_part_it_is_said_neutrally(client: Client, how: TakesPart, said: str) -> None:
    entry_of("1280", takes_part=how)
    assert said in page(client)


def test_every_page_says_who_decides_and_where_independent_advice_is(client: Client) -> None:
    for slug in ("malmo", "gotland"):
        html = page(client, slug)
        assert "A municipality does not decide on the grant." in html
        assert f'href="{address("en", "organisations")}"' in html


def test_a_check_that_is_overdue_is_said(client: Client) -> None:
    told = {"confirmed_on": date(2026, 1, 1), "confirmed_by": "Kontoret", "next_check_on": date(2026, 11, 20)}
    entry_of("1280", takes_part=TakesPart.CONTACTS, **told)
    assert "It should have been checked again by 20 November 2026" in page(client)


def test_the_municipalitys_own_words_are_swedish_on_an_arabic_page(client: Client) -> None:
    entry_of("1280", visiting_address="Exempelgatan 1")
    html = page(client, language="ar")
    assert '<h1><span lang="sv" dir="ltr">Malmö</span></h1>' in html
    assert '<div lang="sv" dir="ltr" class="as-written">Exempelgatan 1</div>' in html


def test_a_weekday_without_hours_is_closed_and_days_that_passed_are_gone() -> None:
    hours = [OpeningHours(hours_for="visits", weekday=0, opens=time(9), closes=time(15))]
    others = [
        OtherHours(hours_for="visits", first_day=date(2026, 11, 20), why=WhyOther.STAFF),
        OtherHours(hours_for="visits", first_day=date(2026, 11, 1), last_day=TODAY, why=WhyOther.SUMMER),
    ]
    visits, telephone = weeks(hours, others, on=TODAY)
    assert [len(day.spans) for day in visits.days] == [1, 0, 0, 0, 0, 0, 0]
    assert [other.why for other in visits.others] == [WhyOther.SUMMER]
    assert telephone.hours_for is HoursFor.TELEPHONE
    assert not telephone.days


def test_a_page_asks_the_database_few_questions(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    demo.build(on=TODAY)
    with django_assert_max_num_queries(9):
        page(client)


def test_no_cookie_is_set_and_nothing_comes_from_elsewhere(client: Client) -> None:
    response = client.get(address("sv", "municipality", "malmo"))
    assert not response.cookies
    assert "//" not in response.content.decode().replace("https://", "").replace("http://", "")
