"""Every address of case work × everybody in the cast. A new address fails here until somebody says who may enter."""

from uuid import uuid4

import pytest
from django.urls import reverse

from portal.casework.deeds.cases import assign_case
from portal.casework.deeds.documents import issue_document
from portal.casework.models import Assignment
from portal.casework.urls import urlpatterns
from tests.cast import signed_in, signed_in_with_password_only

# What an address needs, and what those who may enter get from GET. Nothing here changes with GET.
WITHOUT_A_CASE = {"case_list": 200, "open_case": 200, "start_from_code": 200}
IN_A_CASE = {
    "case": 200,
    "change_case": 200,
    "close_case": 200,
    "reopen_case": 200,
    "couples": 200,
    "add_person": 200,
    "person": 200,
    "remove_person": 200,
    "unpair": 405,
    "notes": 200,
    "information": 200,
    "issue_document": 200,
    "document": 200,
    "colleagues": 200,
    "end_assignment": 405,
    "events": 200,
}
METHODS = ("get", "post", "head", "options", "put", "delete")


def test_every_address_is_declared_here():
    assert {pattern.name for pattern in urlpatterns} == set(WITHOUT_A_CASE) | set(IN_A_CASE)


@pytest.fixture
def address_of(anna, case, person, monkeypatch):
    """An address with the ids of Anna's case, or with those that are given."""
    monkeypatch.setattr("portal.casework.deeds.documents.render", lambda summary: b"%PDF")
    own = {
        "case_id": case.pk,
        "person_id": person.pk,
        "assignment_id": Assignment.objects.get(case=case).pk,
        "document_id": issue_document(by=anna, case=case, language="sv").pk,
    }

    def address(name: str, **instead: object) -> str:
        [pattern] = [pattern for pattern in urlpatterns if pattern.name == name]
        ids = {**own, **instead}
        return reverse(f"casework:{name}", kwargs={wanted: ids[wanted] for wanted in pattern.pattern.converters})

    return address


@pytest.mark.parametrize(("name", "status"), (WITHOUT_A_CASE | IN_A_CASE).items())
def test_anna_who_is_assigned_may_enter(client, anna, address_of, name, status):
    assert signed_in(client, anna).get(address_of(name)).status_code == status


@pytest.mark.parametrize("name", IN_A_CASE)
def test_bo_may_enter_when_he_has_been_given_access(client, anna, bo, case, address_of, name):
    assign_case(by=anna, case=case, to=bo)
    assert signed_in(client, bo).get(address_of(name)).status_code == IN_A_CASE[name]


@pytest.mark.parametrize("name", IN_A_CASE)
@pytest.mark.parametrize("who", ["bo", "helga", "cecilia"])
def test_colleagues_without_access_meet_nothing(client, request, address_of, who, name):
    """Also a head of unit; a missing case and a case of others are answered alike, byte for byte."""
    signed_in(client, request.getfixturevalue(who))
    method = "post" if IN_A_CASE[name] == 405 else "get"
    others, missing = (getattr(client, method)(address_of(name, **ids)) for ids in ({}, {"case_id": uuid4()}))
    assert others.status_code == missing.status_code == 404
    assert others.content == missing.content
    assert "Haddad" not in others.content.decode()


@pytest.mark.parametrize("name", IN_A_CASE)
@pytest.mark.parametrize("who", ["bo", "cecilia"])
def test_no_method_is_a_way_around(client, request, address_of, case, person, who, name):
    signed_in(client, request.getfixturevalue(who))
    for method in METHODS:
        response = getattr(client, method)(address_of(name))
        assert response.status_code in (404, 405), method
        assert "Haddad" not in response.content.decode()


@pytest.mark.parametrize("name", WITHOUT_A_CASE | IN_A_CASE)
@pytest.mark.parametrize("who", ["karin", "erik", "ada"])
def test_the_national_roles_do_no_case_work(client, request, address_of, who, name):
    signed_in(client, request.getfixturevalue(who))
    for method in ("get", "post"):
        assert getattr(client, method)(address_of(name)).status_code == 403


@pytest.mark.parametrize("name", WITHOUT_A_CASE | IN_A_CASE)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(client, address_of, name):
    for method in ("get", "post"):
        response = getattr(client, method)(address_of(name))
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", WITHOUT_A_CASE | IN_A_CASE)
def test_a_password_alone_is_not_enough(client, anna, address_of, name):
    response = signed_in_with_password_only(client, anna).get(address_of(name))
    assert response.status_code == 302


@pytest.mark.parametrize("name", [name for name in IN_A_CASE if name not in ("unpair", "end_assignment")])
def test_a_person_or_document_of_another_case_is_not_found_in_this_one(client, anna, address_of, name):
    stranger = {key: uuid4() for key in ("person_id", "document_id")}
    status = 404 if name in ("person", "remove_person", "notes", "information", "document") else IN_A_CASE[name]
    assert signed_in(client, anna).get(address_of(name, **stranger)).status_code == status


@pytest.mark.parametrize("name", WITHOUT_A_CASE | IN_A_CASE)
def test_nothing_of_case_work_is_kept_by_a_browser_or_a_proxy(client, anna, address_of, name):
    response = signed_in(client, anna).get(address_of(name))
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", WITHOUT_A_CASE | IN_A_CASE)
def test_an_empty_post_is_no_accident(client, anna, address_of, name):
    assert signed_in(client, anna).post(address_of(name), {}).status_code in (200, 302, 400, 405)
