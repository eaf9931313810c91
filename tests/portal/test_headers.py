"""Each surface's headers, on every kind of answer."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/sv/", "/sv/finns-inte/", "/sv/?q=%00", "/en/can-i-get-the-grant/"]
STAFF = ["/konto/login/", "/arenden/", "/redaktion/", "/konto/finns-inte/", "/arenden/finns-inte/"]


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def _policy(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, _, sources in parts}


@pytest.mark.parametrize("address", PUBLIC + STAFF)
def test_every_answer_has_a_strict_policy_without_inline_scripts(stranger: Client, address: str):
    policy = _policy(stranger.get(address))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["base-uri"] == policy["object-src"] == "'none'"


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_surface_sets_no_cookie_and_tells_no_other_site(stranger: Client, address: str):
    response = stranger.get(address)
    assert not response.cookies
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    if response.status_code == 200:  # Django's redirect from "/" names a cookie that nobody sets
        assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_surface_allows_scripts_of_its_own_only(stranger: Client, address: str):
    assert _policy(stranger.get(address))["script-src"] == "'self'"


@pytest.mark.parametrize("address", STAFF)
def test_staff_pages_are_never_kept_nor_indexed(stranger: Client, address: str):
    response = stranger.get(address)
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/sv/_util/login/", "/sv/_util/authenticate_with_password/1/1/"])
def test_nobody_signs_in_on_the_public_surface(stranger: Client, address: str):
    """Wagtail has pages there that would set a cookie, and tell a right password from a wrong one."""
    for response in (stranger.get(address), stranger.post(address, {"username": "x", "password": "x"})):
        assert response.status_code in (403, 404)
        assert not response.cookies
    assert stranger.get(address).status_code == 404


def test_a_cookie_sent_to_the_public_surface_makes_nobody_somebody(stranger: Client):
    stranger.cookies["sessionid"] = "x" * 32
    response = stranger.get("/sv/")
    assert not response.cookies
    assert not hasattr(response.wsgi_request, "user")
