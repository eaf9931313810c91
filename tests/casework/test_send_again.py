"""A form sent after the session has ended: nothing is saved, nothing is lost, nothing is shown to a stranger."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from portal.casework.models import Case
from tests.cast import signed_in

OPEN = reverse("casework:open_case")
OURS = {"sec-fetch-site": "same-origin"}
TYPED = {"applied_on": "2026-03-02", "name": "Yusuf Haddad", "identity_number": "", "language": "ar"}


@pytest.fixture
def typed() -> dict[str, str]:
    return {**TYPED, "request_key": str(uuid4())}


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_what_was_typed_comes_back_and_is_saved_after_signing_in(strict, anna, clock, typed):
    signed_in(strict, anna)
    strict.get(OPEN)
    clock.shift(timedelta(minutes=16))
    kept = strict.post(OPEN, typed, headers=OURS)
    assert kept.status_code == 403
    assert 'value="Yusuf Haddad"' in kept.content.decode()
    assert reverse("account_login") in kept.content.decode()
    signed_in(strict, anna)
    again = strict.post(OPEN, typed, headers=OURS)
    assert again.status_code == 403
    assert 'value="Yusuf Haddad"' in again.content.decode()
    saved = strict.post(OPEN, {**typed, "csrfmiddlewaretoken": again.context["csrf_token"]}, headers=OURS)
    assert saved.status_code == 302
    assert Case.objects.visible_to(anna).get().people.get().name == "Yusuf Haddad"


def test_without_signing_in_nothing_is_saved(strict, anna, clock, typed):
    signed_in(strict, anna)
    clock.shift(timedelta(minutes=16))
    strict.post(OPEN, typed, headers=OURS)
    assert strict.post(OPEN, typed, headers=OURS).status_code == 403
    signed_in(strict, anna)
    assert "Haddad" not in strict.get(reverse("casework:case_list")).content.decode()


def test_a_browser_that_says_only_origin_is_believed(strict, anna, typed):
    own = {"origin": "http://testserver"}
    assert "Yusuf Haddad" in strict.post(OPEN, typed, headers=own).content.decode()


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}])
def test_another_sites_form_is_never_shown(strict, anna, typed, headers):
    assert strict.post(OPEN, typed, headers=headers).status_code == 302
    signed_in(strict, anna)
    refused = strict.post(OPEN, typed, headers=headers)
    assert refused.status_code == 403
    assert "Yusuf Haddad" not in refused.content.decode()
