"""A person on the staff signs in with the municipality's own identity provider: a real one, in a process of its own."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from time_machine import TimeMachineFixture

from portal.accounts import secrecy
from portal.accounts.invitations import IssuedInvitation, invite
from portal.accounts.memberships import end_access
from portal.accounts.models import AccountEvent, IdentityProvider, LogoutNotice, Membership, Municipality, Role, User
from portal.accounts.oidc.identities import connect, take_away_provider
from tests.accounts.conftest import back_at_ours, set_up
from tests.accounts.provider.serving import ServedProvider
from tests.cast import signed_in, with_second_factor
from tests.factories import PASSWORD

SIGN_IN = "/konto/kommun/1280/"
# Past the door, where there is nothing: what is behind it is not this test's matter.
CASE_WORK = "/arenden/finns-inte/"


@pytest.fixture
def issued(helga: User, malmo: Municipality, malmos_provider: IdentityProvider) -> IssuedInvitation:
    return invite(by=helga, email="doris@example.se", name="Doris Sjö", role=Role.SOCIAL_WORKER, municipality=malmo)


@pytest.fixture
def connected_anna(anna: User, malmos_provider: IdentityProvider) -> User:
    connect(user=anna, provider=malmos_provider, subject="employee-1")
    return anna


def sign_in(client: Client, served: ServedProvider, person: str = "anna", **start: str):
    """From the link on the sign-in page to the answer to the callback."""
    leaving = client.get(SIGN_IN, start)
    return back_at_ours(client, served.sign_in(leaving.url, person))


def is_in_case_work(client: Client) -> bool:
    return client.get(CASE_WORK).status_code == 404


def test_anna_signs_in_with_malmo_and_is_in_case_work(
    client: Client, connected_anna: User, served_provider: ServedProvider
) -> None:
    answer = sign_in(client, served_provider)

    assert answer.url == "/konto/"
    assert is_in_case_work(client)
    assert int(client.session["_auth_user_id"]) == connected_anna.pk


def test_doris_accepts_her_invitation_by_signing_in_at_the_municipality(
    client: Client, issued: IssuedInvitation, malmo: Municipality, served_provider: ServedProvider
) -> None:
    page = client.get(f"/konto/inbjudan/{issued.token}/")
    assert "password" not in page.context["form"].fields

    offered = client.post(f"/konto/inbjudan/{issued.token}/", {"code": issued.code, "name": "Doris Sjö"})
    assert not User.objects.filter(email="doris@example.se").exists(), "the code alone makes no account"
    leaving = client.get(offered.context["way"]["url"])
    back_at_ours(client, served_provider.sign_in(leaving.url, "doris"))

    doris = User.objects.get(email="doris@example.se")
    assert is_in_case_work(client)
    assert not doris.has_usable_password()
    assert list(doris.memberships.values_list("role", "municipality")) == [("social_worker", malmo.pk)]
    assert list(SocialAccount.objects.values_list("provider", "uid", "user")) == [
        (served_provider.issuer, "employee-3", doris.pk)
    ]
    kinds = AccountEvent.objects.filter(user=doris).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["accepted", "connected"]

    elsewhere = Client()
    sign_in(elsewhere, served_provider, "doris")
    assert is_in_case_work(elsewhere)


def test_bo_who_has_a_password_and_a_second_factor_connects_and_signs_in_so_from_then_on(
    client: Client, bo: User, malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    signed_in(client, bo)
    assert "/konto/kommun/1280/koppla/" in client.get("/konto/2fa/").content.decode()

    leaving = client.get("/konto/kommun/1280/koppla/")
    answer = back_at_ours(client, served_provider.sign_in(leaving.url, "bo"))

    assert answer.url == "/konto/2fa/"
    assert is_in_case_work(client), "the session goes on"
    elsewhere = Client()
    sign_in(elsewhere, served_provider, "bo")
    assert is_in_case_work(elsewhere)
    assert "koppla" not in elsewhere.get("/konto/2fa/").content.decode()


def test_whoever_is_connected_no_longer_signs_in_with_a_password(client: Client, connected_anna: User) -> None:
    with_second_factor(connected_anna)

    answer = client.post("/konto/login/", {"login": connected_anna.email, "password": PASSWORD})

    assert answer.status_code == 403
    assert SIGN_IN in answer.content.decode()
    assert client.get("/konto/2fa/authenticate/").url == "/konto/login/"


def test_no_new_password_is_sent_to_somebody_connected(client: Client, connected_anna: User, bo: User) -> None:
    client.post("/konto/password/reset/", {"email": connected_anna.email})
    client.post("/konto/password/reset/", {"email": bo.email})

    assert [message.to for message in mail.outbox] == [[bo.email]]


def test_what_is_asked_of_the_provider(
    client: Client, malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    leaving = client.get(SIGN_IN)

    asked = {name: values[0] for name, values in parse_qs(urlsplit(leaving.url).query).items()}
    assert leaving.url.startswith(f"{served_provider.issuer}/identity/o/authorize?")
    assert asked["response_type"] == "code"
    assert asked["scope"] == "openid", "neither name nor address"
    assert asked["code_challenge_method"] == "S256"
    assert asked["acr_values"] == malmos_provider.accepted_acr[0]
    assert asked["max_age"] == str(12 * 60 * 60)
    (kept, _at, issuer) = client.session["socialaccount_states"][asked["state"]]
    assert issuer == served_provider.issuer
    assert kept["nonce"] == asked["nonce"]
    digest = hashlib.sha256(kept["pkce_code_verifier"].encode()).digest()
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    again = parse_qs(urlsplit(client.get(SIGN_IN).url).query)
    assert {again["state"][0], again["nonce"][0]}.isdisjoint({asked["state"], asked["nonce"]})


def test_the_address_cannot_change_what_is_asked(client: Client, malmos_provider: IdentityProvider) -> None:
    leaving = client.get(
        SIGN_IN, {"scope": "email", "auth_params": "acr_values=loa1&prompt=none", "process": "connect"}
    )

    asked = parse_qs(urlsplit(leaving.url).query)
    assert asked["scope"] == ["openid"]
    assert asked["acr_values"] == malmos_provider.accepted_acr
    assert "prompt" not in asked


def test_nothing_of_the_token_is_kept(client: Client, connected_anna: User, served_provider: ServedProvider) -> None:
    sign_in(client, served_provider)

    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()
    assert "eyJ" not in str(dict(client.session.items()))
    assert connected_anna.email not in str(dict(client.session.items()))


def test_the_session_gets_a_new_key(client: Client, connected_anna: User, served_provider: ServedProvider) -> None:
    leaving = client.get(SIGN_IN)
    before = client.cookies["sessionid"].value

    back_at_ours(client, served_provider.sign_in(leaving.url, "anna"))

    assert client.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()


def test_anna_is_taken_back_to_where_she_was_going_and_nowhere_else(
    client: Client, connected_anna: User, served_provider: ServedProvider
) -> None:
    assert f"{SIGN_IN}?next=/arenden/" in client.get("/konto/login/?next=/arenden/").content.decode()

    assert sign_in(client, served_provider, next="/arenden/").url == "/arenden/"
    assert sign_in(client, served_provider, next="https://example.com/").url == "/konto/"


def test_an_authenticator_from_before_is_not_asked_for(
    client: Client, connected_anna: User, served_provider: ServedProvider
) -> None:
    with_second_factor(connected_anna)

    sign_in(client, served_provider)

    assert is_in_case_work(client)


@pytest.fixture
def annas_desk(client: Client, connected_anna: User, served_provider: ServedProvider) -> Client:
    sign_in(client, served_provider)
    assert is_in_case_work(client)
    return client


def is_out(client: Client) -> bool:
    return client.get(CASE_WORK).url == f"/konto/login/?next={CASE_WORK}"


def test_fifteen_idle_minutes_and_eight_hours_end_it_as_any_other(
    annas_desk: Client, connected_anna: User, served_provider: ServedProvider, clock: TimeMachineFixture
) -> None:
    for _ in range(34):
        clock.shift(timedelta(minutes=14))
        assert is_in_case_work(annas_desk)
    clock.shift(timedelta(minutes=5))
    assert is_out(annas_desk), "eight hours"


def test_fifteen_idle_minutes_end_it(annas_desk: Client, clock: TimeMachineFixture) -> None:
    clock.shift(timedelta(minutes=15, seconds=1))

    assert is_out(annas_desk)


def test_it_ends_with_the_membership_at_the_next_request(annas_desk: Client, connected_anna: User, helga: User) -> None:
    end_access(by=helga, membership=connected_anna.memberships.get())

    assert is_out(annas_desk)


def test_it_ends_with_the_account_at_the_next_request(annas_desk: Client, connected_anna: User) -> None:
    User.objects.filter(pk=connected_anna.pk).update(is_active=False)

    assert is_out(annas_desk)


def test_it_ends_when_anna_moves_to_another_municipality(annas_desk: Client, connected_anna: User) -> None:
    Membership.objects.filter(user=connected_anna).update(municipality=Municipality.objects.get(code="1480"))

    assert is_out(annas_desk)


def test_it_ends_with_the_provider_and_leaves_no_way_to_make_a_factor_of_ones_own(
    annas_desk: Client, connected_anna: User, malmos_provider: IdentityProvider
) -> None:
    take_away_provider(malmos_provider)

    assert annas_desk.get("/konto/2fa/totp/activate/").url.startswith("/konto/login/")
    assert not Authenticator.objects.filter(user=connected_anna).exists()
    assert not SocialAccount.objects.exists()


def test_it_ends_when_a_national_role_is_given(annas_desk: Client, connected_anna: User) -> None:
    Membership.objects.create(user=connected_anna, role=Role.ADMINISTRATOR)

    assert is_out(annas_desk), "a municipality vouches for its own staff, not for the portal's administrators"


def test_a_person_invited_again_begins_with_no_identity(
    connected_anna: User, helga: User, malmo: Municipality, client: Client, served_provider: ServedProvider
) -> None:
    end_access(by=helga, membership=connected_anna.memberships.get())
    again = invite(by=helga, email="anna@example.se", name="Anna Ek", role=Role.SOCIAL_WORKER, municipality=malmo)
    client.post(f"/konto/inbjudan/{again.token}/", {"code": again.code, "name": "Anna Ek"})
    back_at_ours(client, served_provider.sign_in(client.get("/konto/kommun/1280/inbjudan/").url, "bo"))

    assert SocialAccount.objects.get(user=connected_anna).uid == "employee-2"
    connected_anna.refresh_from_db()
    assert connected_anna.is_active
    assert not connected_anna.has_usable_password()


def test_the_sign_in_page_names_the_municipalities_that_have_a_provider(
    client: Client, malmos_provider: IdentityProvider
) -> None:
    page = client.get("/konto/login/").content.decode()

    assert SIGN_IN in page
    assert 'name="password"' in page, "for those whose municipality has none"


def test_many_municipalities_are_on_a_page_of_their_own(client: Client, malmos_provider: IdentityProvider) -> None:
    for number, municipality in enumerate(Municipality.objects.exclude(code="1280")[:20]):
        set_up(municipality, f"https://idp{number}.example.se", "vagval", "secret")

    page = client.get("/konto/login/?next=/arenden/").content.decode()
    assert "/konto/kommun/?next=/arenden/" in page
    assert SIGN_IN not in page
    found = client.get("/konto/kommun/?namn=malm&next=/arenden/").content.decode()
    assert f"{SIGN_IN}?next=/arenden/" in found
    assert client.get("/konto/kommun/?namn=xyz").context["ways"] == []
    asked = client.get("/konto/login/?kommun=1280").content.decode()
    assert SIGN_IN in asked


def test_another_sites_link_leads_to_our_own_page_first(client: Client, malmos_provider: IdentityProvider) -> None:
    for where in ("cross-site", "same-site"):
        answer = client.get(SIGN_IN, headers={"Sec-Fetch-Site": where})
        assert answer.url == "/konto/login/?kommun=1280"
    assert not client.session.get("socialaccount_states")


@pytest.mark.parametrize("code", ["1480", "0000", "x"])
def test_a_municipality_without_a_provider_has_no_such_addresses(
    client: Client, malmos_provider: IdentityProvider, code: str
) -> None:
    for address in ("", "svar/", "inbjudan/"):
        assert client.get(f"/konto/kommun/{code}/{address}").status_code == 404
    assert client.post(f"/konto/kommun/{code}/utloggad/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["3rdparty/", "3rdparty/signup/", "3rdparty/login/error/", "social/connections/"])
def test_allauths_own_pages_for_this_are_not_there(client: Client, address: str) -> None:
    assert client.get(f"/konto/{address}").status_code == 404
    assert client.post(f"/konto/{address}", {"email": "ingen@example.se"}).status_code == 404


# The command that says where a municipality signs in


def set_provider(served: ServedProvider, monkeypatch: pytest.MonkeyPatch, *more: str, code: str = "1280") -> str:
    monkeypatch.setenv("IDENTITY_PROVIDER_SECRET", served.secret)
    told = StringIO()
    named = ["--issuer", served.issuer, "--client-id", served.client_id]
    call_command("identity_provider", "set", code, *named, *more, stdout=told)
    return told.getvalue()


def test_a_provider_is_set_by_command_and_works(
    client: Client, anna: User, served_provider: ServedProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = set_provider(served_provider, monkeypatch)
    provider = IdentityProvider.objects.get()
    connect(user=anna, provider=provider, subject="employee-1")

    assert "/konto/kommun/1280/svar/" in told
    assert "/konto/kommun/1280/utloggad/" in told
    assert served_provider.secret not in provider.client_secret_sealed
    assert secrecy.unseal(provider.client_secret_sealed) == served_provider.secret
    assert AccountEvent.objects.filter(kind="provider_set", municipality=provider.municipality).exists()
    sign_in(client, served_provider)
    assert is_in_case_work(client)


def test_a_changed_issuer_forgets_who_was_who(
    anna: User, malmo: Municipality, served_provider: ServedProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = set_up(malmo, "https://idp.malmo.example", "vagval", "secret")
    connect(user=anna, provider=earlier, subject="employee-1")

    told = set_provider(served_provider, monkeypatch, "--acr", "loa4", "--max-age-hours", "1")

    assert "1 people" in told
    assert not SocialAccount.objects.exists()
    row = IdentityProvider.objects.get()
    assert (row.accepted_acr, row.max_age) == (["loa4"], 3600)


@pytest.mark.parametrize(
    "more", [["--issuer", "http://idp.example.se"], ["--issuer", "https://x@idp.example.se"], ["--max-age-hours", "48"]]
)
def test_a_provider_that_cannot_be_trusted_is_not_set(
    db: None, served_provider: ServedProvider, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    with pytest.raises(CommandError):
        set_provider(served_provider, monkeypatch, *more)
    with pytest.raises(CommandError):
        set_provider(served_provider, monkeypatch, code="0000")

    assert not IdentityProvider.objects.exists()


def test_a_provider_that_describes_itself_as_another_is_not_set(
    db: None, served_provider: ServedProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match="discovery"):
        set_provider(served_provider, monkeypatch, "--issuer", f"{served_provider.issuer}/")


def test_in_production_nothing_but_https_is_spoken(
    settings, db: None, served_provider: ServedProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IDENTITY_PROVIDERS_ON_LOOPBACK = False

    with pytest.raises(CommandError):
        set_provider(served_provider, monkeypatch)


def test_a_provider_is_listed_without_its_secret_and_taken_away(
    malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    told = StringIO()
    call_command("identity_provider", "list", stdout=told)
    assert served_provider.issuer in told.getvalue()
    assert served_provider.secret not in told.getvalue()

    call_command("identity_provider", "take_away", "1280", stdout=told)

    assert not IdentityProvider.objects.exists()
    with pytest.raises(CommandError):
        call_command("identity_provider", "take_away", "1280", stdout=told)


def test_notices_of_signing_out_are_forgotten_after_a_day(
    malmos_provider: IdentityProvider, clock: TimeMachineFixture
) -> None:
    LogoutNotice.objects.create(issuer=malmos_provider.issuer, token_id="1", subject="employee-1")
    call_command("forget_invitations", stdout=StringIO())
    assert LogoutNotice.objects.exists()

    clock.shift(timedelta(days=1, seconds=1))
    call_command("forget_invitations", stdout=StringIO())

    assert not LogoutNotice.objects.exists()
