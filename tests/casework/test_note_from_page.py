"""From the foot of a public page: noting with whom it was gone through, with one click."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from portal import guidance
from portal.casework.deeds.cases import close_case
from portal.casework.models import ClosingReason
from portal.settings.surfaces import Surface
from tests.casework.test_give_information import GRANT, page
from tests.cast import signed_in

NOTE = "/arenden/information/notera/"


@pytest.fixture
def offered(monkeypatch):
    pages = [page(), page(language="ar", title="منحة العودة الطوعية", url="/ar/x/")]
    monkeypatch.setattr(guidance, "_offers", [lambda: pages])
    return pages


def sent(person, **changes):
    told = {"read": f"{GRANT}.ar", "language": "ar", "manner": "portal", "interpreter": "", "person": str(person.pk)}
    return {**told, "request_key": str(uuid4()), **changes}


def asked(language="ar"):
    return {"page": str(GRANT), "language": language}


def test_the_address_on_the_page_is_the_one_of_case_work():
    assert guidance.NOTING_PATH == NOTE == reverse("casework:note_page")
    assert guidance.noting_address(GRANT, "ar") == f"{NOTE}?page={GRANT}&language=ar"


def test_the_page_asks_with_whom_and_one_click_notes_it(as_anna, person, offered):
    body = " ".join(as_anna.get(NOTE, asked()).content.decode().split())
    assert f'name="person" value="{person.pk}"' in body
    assert person.case.reference in body
    told = as_anna.post(NOTE, sent(person), follow=True)
    assert told.redirect_chain[-1][0] == reverse("casework:information", args=[person.case_id, person.pk])
    assert person.information.filter(page=GRANT, page_language="ar").count() == 3


def test_no_name_stands_there_and_nobody_is_read(as_anna, person, offered, deeds_of):
    before = deeds_of()
    body = as_anna.get(NOTE, asked()).content.decode()
    assert "Yusuf" not in body
    assert deeds_of() == before


def test_a_double_click_notes_it_once(as_anna, person, offered):
    twice = sent(person)
    as_anna.post(NOTE, twice)
    as_anna.post(NOTE, twice)
    assert person.information.count() == 3


def test_the_case_that_was_touched_last_comes_first_and_a_closed_one_not_at_all(as_anna, anna, case, person, offered):
    from portal.casework.deeds.cases import open_case
    from tests.casework.conftest import ON, enter

    enter(anna)
    newer = open_case(by=anna, applied_on=ON)[0]
    shown = [one for one, _people in as_anna.get(NOTE, asked()).context["cases"]]
    assert shown == [newer, case]
    enter(anna)
    close_case(by=anna, case=newer, reason=ClosingReason.values[0])
    assert [one for one, _people in as_anna.get(NOTE, asked()).context["cases"]] == [case]


def test_somebody_who_is_not_signed_in_is_asked_to(client, offered):
    response = client.get(NOTE, asked())
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={NOTE}")


def test_whoever_comes_back_from_signing_in_chooses_the_page(as_anna, offered):
    body = as_anna.get(NOTE).content.decode()
    assert f"?page={GRANT}&amp;language=ar" in body


def test_a_deployment_without_case_work_has_no_such_line_unless_it_is_told_where(settings):
    settings.SURFACES = frozenset({Surface.PUBLIC})
    assert guidance.noting_address(GRANT, "sv") == ""
    settings.CASEWORK_URL = "https://arenden.example.se"
    assert guidance.noting_address(GRANT, "sv").startswith(f"https://arenden.example.se{NOTE}?")


def test_an_offer_made_twice_holds_once(monkeypatch):
    monkeypatch.setattr(guidance, "_offers", [])
    only = lambda: [page()]  # noqa: E731  a name is needed to offer it twice
    guidance.offer(only)
    guidance.offer(only)
    assert len(guidance.published().pages) == 1


@pytest.mark.parametrize("query", [{"page": "x"}, {"page": str(uuid4()), "language": "sv"}, asked("tlh"), asked("fa")])
def test_a_page_that_is_none_does_not_exist(as_anna, offered, query):
    assert as_anna.get(NOTE, query).status_code == 404


def test_a_form_without_a_person_is_a_broken_request(as_anna, person, offered):
    assert as_anna.post(NOTE, {**sent(person), "person": ""}).status_code == 400
    assert as_anna.post(NOTE, {}).status_code == 400


def test_cecilia_meets_none_of_annas_cases_and_can_note_nothing(client, cecilia, person, offered):
    in_goteborg = signed_in(client, cecilia)
    assert person.case.reference not in in_goteborg.get(NOTE, asked()).content.decode()
    assert in_goteborg.post(NOTE, sent(person)).status_code == 404
    assert not re.search("Yusuf", in_goteborg.get(NOTE, asked()).content.decode())
