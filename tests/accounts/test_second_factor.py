"""Setting up a second factor, and what is open before, with and after it."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from time_machine import TimeMachineFixture

from portal.accounts import secrecy
from portal.accounts.models import User
from tests.cast import TOTP_SECRET, code_now, signed_in, signed_in_with_password_only, with_second_factor
from tests.factories import PASSWORD

# Past the door, where there is nothing: what is behind it is not this test's matter.
CASE_WORK = "/arenden/finns-inte/"

# allauth ends setting up an authenticator when it is committed.
COMMITTED = pytest.mark.django_db(transaction=True)


def set_up(client: Client):
    secret = client.get("/konto/2fa/totp/activate/").context["form"].secret
    return client.post("/konto/2fa/totp/activate/", {"code": code_now(secret)})


@COMMITTED
def test_anna_sets_up_her_app_and_goes_on_to_her_cases(client: Client, anna: User) -> None:
    signed_in_with_password_only(client, anna)
    assert client.get(CASE_WORK).url == f"/konto/2fa/totp/activate/?next={CASE_WORK}"

    answer = set_up(client)

    assert answer.url == "/konto/2fa/recovery-codes/"
    assert client.get(CASE_WORK).status_code == 404


@COMMITTED
def test_the_codes_for_the_lost_telephone_are_shown_once(client: Client, anna: User) -> None:
    signed_in_with_password_only(client, anna)
    set_up(client)

    first = client.get("/konto/2fa/recovery-codes/").content.decode()
    second = client.get("/konto/2fa/recovery-codes/").content.decode()

    assert len(re.findall(r"<code>\d{8}</code>", first)) == 10
    assert not re.findall(r"\d{8}", second)


@COMMITTED
def test_a_recovery_code_lets_in_once(client: Client, anna: User) -> None:
    signed_in_with_password_only(client, anna)
    set_up(client)
    code = re.findall(r"<code>(\d{8})</code>", client.get("/konto/2fa/recovery-codes/").content.decode())[0]

    def with_code() -> str:
        elsewhere = Client()
        elsewhere.post("/konto/login/", {"login": anna.email, "password": PASSWORD})
        elsewhere.post("/konto/2fa/authenticate/", {"code": code})
        return elsewhere.get("/konto/2fa/").status_code

    assert (with_code(), with_code()) == (200, 302)


def test_the_picture_for_the_app_is_data_that_the_policy_allows(client: Client, anna: User) -> None:
    signed_in_with_password_only(client, anna)

    answer = client.get("/konto/2fa/totp/activate/")

    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', answer.content.decode())
    assert picture is not None
    assert base64.b64decode(picture[1]).startswith(b"<?xml")
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]


def test_a_session_from_before_the_second_factor_must_show_it(client: Client, anna: User) -> None:
    signed_in_with_password_only(client, anna)
    with_second_factor(anna)

    assert client.get(CASE_WORK).url == f"/konto/2fa/reauthenticate/?next={CASE_WORK}"
    client.post(f"/konto/2fa/reauthenticate/?next={CASE_WORK}", {"code": code_now()})

    assert client.get(CASE_WORK).status_code == 404


@pytest.mark.parametrize(
    "address", ["/konto/2fa/", "/konto/2fa/totp/deactivate/", "/konto/2fa/webauthn/add/", "/konto/password/change/"]
)
def test_a_password_alone_changes_nobodys_second_factor(client: Client, anna: User, address: str) -> None:
    signed_in_with_password_only(client, anna)
    with_second_factor(anna)

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer.url.startswith("/konto/2fa/reauthenticate/")
    assert Authenticator.objects.filter(user=anna).exists()


def test_a_session_made_with_an_authenticator_ends_with_it(client: Client, anna: User) -> None:
    signed_in(client, anna)
    assert client.get(CASE_WORK).status_code == 404

    Authenticator.objects.filter(user=anna).delete()

    assert client.get(CASE_WORK).url == f"/konto/2fa/totp/activate/?next={CASE_WORK}"


def test_removing_the_app_long_after_signing_in_asks_once_more(
    client: Client, anna: User, clock: TimeMachineFixture
) -> None:
    signed_in(client, anna)
    clock.shift(10 * 60)

    assert client.post("/konto/2fa/totp/deactivate/").url.startswith("/konto/reauthenticate/")
    assert Authenticator.objects.filter(user=anna, type="totp").exists()


def test_the_database_alone_cannot_make_codes(anna: User) -> None:
    stored = with_second_factor(anna).data["secret"]

    assert TOTP_SECRET not in stored
    assert secrecy.unseal(stored) == TOTP_SECRET
    assert secrecy.seal(TOTP_SECRET) != stored


def test_another_persons_session_does_not_count(client: Client, anna: User, bo: User) -> None:
    signed_in(client, anna)
    client.force_login(bo)

    assert client.get(CASE_WORK).url == f"/konto/2fa/totp/activate/?next={CASE_WORK}"


def test_a_question_in_the_address_is_not_carried_along(client: Client, anna: User) -> None:
    assert client.get(f"{CASE_WORK}?q=namn").url == f"/konto/login/?next={CASE_WORK}"
    assert client.post(CASE_WORK).url == "/konto/login/?next=/konto/"
