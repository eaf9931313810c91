"""A resident sees who gives advice independently, what it costs and who pays for it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from content.places.models import AdviceOrganisation
from portal.accounts.models import User
from tests.cast import signed_in
from tests.content.places.entries import address, organisation

pytestmark = pytest.mark.django_db


def overview(client: Client, language: str = "en") -> str:
    return client.get(address(language, "organisations")).content.decode()


def test_an_organisation_has_a_card_and_a_page(client: Client) -> None:
    shown = organisation(paid_by=["members", "state"], cost="free", secrecy="promised", counties=["12"])
    html = overview(client)
    assert "Rådgivningen Exempel" in html
    assert "Members and gifts" in html
    html = client.get(address("en", "organisation", shown.slug)).content.decode()
    for said in ("Free of charge", "The state", "have promised not to pass on", "Skåne län", "Legal advice on"):
        assert said in html


def test_who_pays_is_said_even_where_nobody_told(client: Client) -> None:
    organisation()
    assert "We have not been told who pays for it." in overview(client)


def test_where_there_is_none_it_is_said_and_others_are_named(client: Client) -> None:
    assert "We have not entered any organisation yet." in overview(client)


def test_one_that_is_not_ready_is_not_shown(client: Client) -> None:
    hidden = organisation(is_shown=False)
    assert hidden.name not in overview(client)
    assert client.get(address("sv", "organisation", hidden.slug)).status_code == 404


def test_ten_cost_no_more_questions_than_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        organisation(name=f"Exempel {number}", slug=f"exempel-{number}")
    with django_assert_max_num_queries(7):
        overview(client)


def test_an_editor_enters_one(client: Client, erik: User) -> None:
    sent = {
        "name": "Rådgivningen Exempel",
        "slug": "radgivningen-exempel",
        "helps_with": ["law", "debts"],
        "paid_by": ["members"],
        "cost": "free",
        "secrecy": "promised",
        "interpreter": "not_told",
        "contacts-TOTAL_FORMS": 0,
        "contacts-INITIAL_FORMS": 0,
    }
    response = signed_in(client, erik).post("/redaktion/platser/radgivning/add/", sent)
    assert response.status_code == 302
    assert AdviceOrganisation.objects.get().helps_with == ["law", "debts"]


def test_one_that_helps_with_nothing_is_refused(client: Client, erik: User) -> None:
    sent = {"name": "Tom", "slug": "tom", "contacts-TOTAL_FORMS": 0, "contacts-INITIAL_FORMS": 0}
    assert signed_in(client, erik).post("/redaktion/platser/radgivning/add/", sent).status_code == 200
    assert not AdviceOrganisation.objects.exists()


def test_anna_the_social_worker_may_not(client: Client, anna: User) -> None:
    assert signed_in(client, anna).get("/redaktion/platser/radgivning/").status_code in (302, 403)
