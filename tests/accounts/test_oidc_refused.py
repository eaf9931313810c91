"""What a provider, or somebody between, may say without being believed: nobody is signed in, and the log says why."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives import serialization
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from time_machine import TimeMachineFixture

from portal.accounts.invitations import invite, withdraw_invitation
from portal.accounts.models import IdentityProvider, Invitation, LogoutNotice, Membership, Municipality, Role, User
from portal.accounts.oidc import fetching
from portal.accounts.oidc.identities import connect
from tests.accounts.conftest import back_at_ours, set_up
from tests.accounts.hostile import CLIENT, OTHER_KEY, HostileProvider, as_jwk, serve_hostile
from tests.accounts.provider import LOA2
from tests.accounts.provider.serving import ServedProvider
from tests.cast import signed_in, signed_in_with_password_only

SIGN_IN = "/konto/kommun/1280/"
CALLBACK = "/konto/kommun/1280/svar/"
LOGOUT = "/konto/kommun/1280/utloggad/"
CASE_WORK = "/arenden/finns-inte/"


@pytest.fixture
def hostile() -> Iterator[HostileProvider]:
    cache.clear()  # the keys of an earlier test's provider
    with serve_hostile() as provider:
        yield provider


@pytest.fixture
def malmos(malmo: Municipality, anna: User, hostile: HostileProvider) -> IdentityProvider:
    """Malmö's provider is the hostile one, and Anna is connected to it."""
    provider = set_up(malmo, hostile.issuer, CLIENT, "secret")
    connect(user=anna, provider=provider, subject="employee-1")
    return provider


@pytest.fixture
def refused(client: Client, malmos: IdentityProvider, caplog: pytest.LogCaptureFixture) -> Callable[..., None]:
    """Asserts that an answer is the one calm page, that nobody is signed in, and that the log says why and not who."""

    def check(answer: Any, reason: str, *, by: Client = client) -> None:
        assert answer.status_code == 403
        assert answer.context["reason"] == reason
        assert_nobody_is_signed_in()
        assert "_auth_user_id" not in by.session
        said = [record.getMessage() for record in caplog.records if record.name == "portal.accounts.oidc"]
        assert said[-1].startswith("Sign-in refused: municipality ")
        assert said[-1].endswith(f", {reason}")
        assert not any(word in caplog.text for word in ("employee", "anna", "Anna", "eyJ", "code=", "state="))

    caplog.set_level(logging.INFO)
    return check


def assert_nobody_is_signed_in() -> None:
    assert not Session.objects.exists(), "no session at all, of whatever kind"


def leave(client: Client, hostile: HostileProvider, address: str = SIGN_IN) -> str:
    """Go to the provider; return the state."""
    asked = parse_qs(urlsplit(client.get(address).url).query)
    hostile.nonce = asked["nonce"][0]
    return asked["state"][0]


def come_back(client: Client, state: str, *, code: str = "code-1", **more: str):
    return client.get(CALLBACK, {"code": code, "state": state, **more})


def try_to_sign_in(client: Client, hostile: HostileProvider, **claims: Any):
    hostile.claims = claims
    return come_back(client, leave(client, hostile))


def now(seconds: float = 0) -> int:
    return int(time.time() + seconds)


def test_what_nothing_is_wrong_with_is_let_in(client: Client, malmos: IdentityProvider, hostile: HostileProvider):
    assert try_to_sign_in(client, hostile).url == "/konto/"
    assert client.get(CASE_WORK).status_code == 404

    _path, form = next(asked for asked in hostile.asked if asked[0] == "/token")
    assert form["grant_type"] == ["authorization_code"]
    assert len(form["code_verifier"][0]) == 128
    assert "client_secret" not in form, "sent in the header where the provider takes that alone"


# The seventeen of the threat model, by name


@pytest.mark.parametrize("issuer", ["https://idp.example.se", "HTTP", "/", None, 1, ["x"]])
def test_wrong_iss(client: Client, refused: Any, hostile: HostileProvider, issuer: Any) -> None:
    said = {"HTTP": hostile.issuer.replace("http", "HTTP"), "/": f"{hostile.issuer}/"}.get(str(issuer), issuer)

    refused(try_to_sign_in(client, hostile, iss=said), "iss")


@pytest.mark.parametrize("audience", ["other", None, [], ["other"], [CLIENT, "other"], f"{CLIENT} other", {CLIENT: 1}])
def test_wrong_aud(client: Client, refused: Any, hostile: HostileProvider, audience: Any) -> None:
    refused(try_to_sign_in(client, hostile, aud=audience, azp=CLIENT), "aud")


@pytest.mark.parametrize("party", ["other", "", [CLIENT]])
def test_wrong_azp(client: Client, refused: Any, hostile: HostileProvider, party: Any) -> None:
    refused(try_to_sign_in(client, hostile, aud=[CLIENT], azp=party), "azp")


@pytest.mark.parametrize("moment", [-61, -3600, None, "soon", True, 1e300, "NaN"])
def test_wrong_exp(client: Client, refused: Any, hostile: HostileProvider, moment: Any) -> None:
    said = now(moment) if type(moment) is int else float("nan") if moment == "NaN" else moment

    refused(try_to_sign_in(client, hostile, exp=said), "exp")


@pytest.mark.parametrize("moment", [90, 10**9, None, "now"])
def test_iat_in_the_future(client: Client, refused: Any, hostile: HostileProvider, moment: Any) -> None:
    refused(try_to_sign_in(client, hostile, iat=now(moment) if isinstance(moment, int) else moment), "iat")


@pytest.mark.parametrize("nonce", ["another", "", None, 1])
def test_wrong_nonce(client: Client, refused: Any, hostile: HostileProvider, nonce: Any) -> None:
    refused(try_to_sign_in(client, hostile, nonce=nonce), "nonce")


def test_a_token_from_another_sign_in_has_another_nonce(client: Client, refused: Any, hostile: HostileProvider) -> None:
    leave(client, hostile)
    theirs = hostile.nonce
    state = leave(client, hostile)
    hostile.nonce = theirs

    refused(come_back(client, state), "nonce")


@pytest.mark.parametrize("state", ["another", "", None])
def test_wrong_state(client: Client, refused: Any, hostile: HostileProvider, state: str | None) -> None:
    leave(client, hostile)

    refused(client.get(CALLBACK, {"code": "code-1", **({} if state is None else {"state": state})}), "state")


def test_a_state_of_another_browser(client: Client, refused: Any, hostile: HostileProvider) -> None:
    """Nobody is signed in as somebody else by a link: the attacker's own code, with the attacker's own state."""
    attackers = Client()
    state = leave(attackers, hostile)

    answer = come_back(client, state)

    attackers.session.flush()
    refused(answer, "state")


def test_a_state_older_than_ten_minutes(
    client: Client, refused: Any, hostile: HostileProvider, clock: TimeMachineFixture
) -> None:
    state = leave(client, hostile)
    clock.shift(timedelta(minutes=10, seconds=1))

    refused(come_back(client, state), "state")


def test_reused_code(client: Client, refused: Any, hostile: HostileProvider) -> None:
    come_back(client, leave(client, hostile))
    client.post("/konto/logout/")

    refused(come_back(client, leave(client, hostile), code="code-1"), "code")


def test_reused_code_and_state(client: Client, refused: Any, hostile: HostileProvider) -> None:
    state = leave(client, hostile)
    come_back(client, state)
    client.post("/konto/logout/")

    refused(come_back(client, state), "state")


def test_reused_code_at_the_real_provider(
    client: Client, anna: User, malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    connect(user=anna, provider=malmos_provider, subject="employee-1")
    back = served_provider.sign_in(client.get(SIGN_IN).url, "anna")
    back_at_ours(client, back)
    client.post("/konto/logout/")
    state = parse_qs(urlsplit(client.get(SIGN_IN).url).query)["state"][0]

    answer = come_back(client, state, code=parse_qs(urlsplit(back).query)["code"][0])

    assert answer.context["reason"] == "code"
    assert_nobody_is_signed_in()


def test_another_pkce_verifier_at_the_real_provider(
    client: Client, anna: User, malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    """A code that was caught on its way is worth nothing in another browser."""
    connect(user=anna, provider=malmos_provider, subject="employee-1")
    caught = parse_qs(urlsplit(served_provider.sign_in(Client().get(SIGN_IN).url, "anna")).query)["code"][0]
    Session.objects.all().delete()
    state = parse_qs(urlsplit(client.get(SIGN_IN).url).query)["state"][0]

    answer = come_back(client, state, code=caught)

    assert answer.context["reason"] == "code"
    assert_nobody_is_signed_in()


def encoded(part: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", None])
def test_alg_none(client: Client, refused: Any, hostile: HostileProvider, algorithm: str | None) -> None:
    state = leave(client, hostile)
    _header, payload, _signature = hostile.id_token().split(".")
    hostile.tokens = {"id_token": f"{encoded({'alg': algorithm, 'kid': 'one'}).decode()}.{payload}."}

    refused(come_back(client, state), "alg")


def test_hs256_with_the_public_key(client: Client, refused: Any, hostile: HostileProvider) -> None:
    state = leave(client, hostile)
    _header, payload, _signature = hostile.id_token().split(".")
    public = hostile.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    signed = encoded({"alg": "HS256", "kid": "one", "typ": "JWT"}) + b"." + payload.encode()
    mac = base64.urlsafe_b64encode(hmac.digest(public, signed, "sha256")).rstrip(b"=")
    hostile.tokens = {"id_token": (signed + b"." + mac).decode()}

    refused(come_back(client, state), "alg")


def test_hs256_with_the_clients_secret(client: Client, refused: Any, hostile: HostileProvider) -> None:
    hostile.key, hostile.algorithm = "secret" * 10, "HS256"

    refused(try_to_sign_in(client, hostile), "alg")


@pytest.mark.parametrize("name", ["two", "", None, 1])
def test_wrong_kid(client: Client, refused: Any, hostile: HostileProvider, name: Any) -> None:
    state = leave(client, hostile)
    _header, payload, signature = hostile.id_token().split(".")
    header = {"alg": "RS256", "typ": "JWT", **({} if name is None else {"kid": name})}
    hostile.tokens = {"id_token": f"{encoded(header).decode()}.{payload}.{signature}"}

    refused(come_back(client, state), "token" if name == 1 else "kid")


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [{"kid": "one", "kty": "oct", "k": "c2VjcmV0"}],
        [{**as_jwk(OTHER_KEY, "one"), "use": "enc"}],
        [{**as_jwk(OTHER_KEY, "one"), "alg": "PS256"}],
        [as_jwk(OTHER_KEY, "one"), as_jwk(OTHER_KEY, "one")],
        [{"kid": "one", "kty": "RSA", "n": "AQAB", "e": "AQAB"}],
        [{"kid": "one", "kty": "RSA"}],
        ["one"],
    ],
)
def test_no_key_that_fits(client: Client, refused: Any, hostile: HostileProvider, keys: list[Any]) -> None:
    hostile.keys = keys

    refused(try_to_sign_in(client, hostile), "kid")


def test_signed_with_another_key_of_the_same_name(client: Client, refused: Any, hostile: HostileProvider) -> None:
    hostile.key = OTHER_KEY

    refused(try_to_sign_in(client, hostile), "signature")


@pytest.mark.parametrize("acr", [LOA2, None, "", "3", [LOA2]])
def test_low_acr(client: Client, refused: Any, hostile: HostileProvider, acr: Any) -> None:
    refused(try_to_sign_in(client, hostile, acr=acr), "acr")


def test_low_acr_at_the_real_provider(
    client: Client, anna: User, malmos_provider: IdentityProvider, served_provider: ServedProvider
) -> None:
    connect(user=anna, provider=malmos_provider, subject="employee-4")

    answer = back_at_ours(client, served_provider.sign_in(client.get(SIGN_IN).url, "lena"))

    assert answer.context["reason"] == "acr"
    assert_nobody_is_signed_in()


@pytest.mark.parametrize("moment", [-12 * 3600 - 61, 120, None, "today"])
def test_old_auth_time(client: Client, refused: Any, hostile: HostileProvider, moment: Any) -> None:
    said = now(moment) if isinstance(moment, int) else moment

    refused(try_to_sign_in(client, hostile, auth_time=said), "auth_time")


def test_changed_sub_same_e_mail(client: Client, refused: Any, hostile: HostileProvider) -> None:
    refused(try_to_sign_in(client, hostile, sub="employee-9", email="anna@example.se"), "unknown_identity")

    assert User.objects.filter(email="anna@example.se").count() == 1
    assert SocialAccount.objects.get().uid == "employee-1"


def test_other_idp_same_sub(client: Client, refused: Any, anna: User, cecilia: User, hostile: HostileProvider) -> None:
    with serve_hostile() as goteborgs:
        set_up(Municipality.objects.get(code="1480"), goteborgs.issuer, CLIENT, "secret")
        state = leave(client, goteborgs, "/konto/kommun/1480/")
        answer = client.get("/konto/kommun/1480/svar/", {"code": "code-1", "state": state})

    refused(answer, "unknown_identity")


def test_mix_up(client: Client, refused: Any, hostile: HostileProvider) -> None:
    """The browser was sent to Göteborg, and what comes back is said to be from Malmö."""
    with serve_hostile() as goteborgs:
        set_up(Municipality.objects.get(code="1480"), goteborgs.issuer, CLIENT, "secret")
        state = leave(client, goteborgs, "/konto/kommun/1480/")

        refused(come_back(client, state), "state")
    assert not any(path == "/token" for path, _form in hostile.asked), "the code is shown to nobody"


def test_mix_up_at_an_issuer_that_two_municipalities_share(
    client: Client, refused: Any, hostile: HostileProvider
) -> None:
    set_up(Municipality.objects.get(code="1480"), hostile.issuer, "goteborg", "secret")
    state = leave(client, hostile, "/konto/kommun/1480/")

    refused(come_back(client, state), "state")


@pytest.mark.parametrize("issuers", [["https://idp.example.se"], ["", ""], []])
def test_mix_up_told_by_the_answer_itself(
    client: Client, refused: Any, hostile: HostileProvider, issuers: list[str]
) -> None:
    hostile.description = {"authorization_response_iss_parameter_supported": True}
    said = urlencode([("code", "code-1"), ("state", leave(client, hostile)), *(("iss", one) for one in issuers)])

    refused(client.get(f"{CALLBACK}?{said}"), "response_iss")


def test_an_answer_that_says_whose_it_is_is_let_in(
    client: Client, malmos: IdentityProvider, hostile: HostileProvider
) -> None:
    hostile.description = {"authorization_response_iss_parameter_supported": True}

    assert come_back(client, leave(client, hostile), iss=hostile.issuer).url == "/konto/"


def logout_is_refused(client: Client, caplog: pytest.LogCaptureFixture, token: str, reason: str) -> None:
    answer = client.post(LOGOUT, {"logout_token": token})

    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})
    said = [record.getMessage() for record in caplog.records if record.name == "portal.accounts.oidc"]
    assert said[-1] == f"Logout token refused: municipality 1280, {reason}"
    assert not answer.cookies


@pytest.fixture
def annas_desk(client: Client, malmos: IdentityProvider, hostile: HostileProvider) -> Client:
    try_to_sign_in(client, hostile)
    assert client.get(CASE_WORK).status_code == 404
    return client


@pytest.mark.parametrize("events", [None, {}, [], {"http://schemas.openid.net/event/other": {}}, "x"])
def test_logout_token_without_events(
    annas_desk: Client, hostile: HostileProvider, caplog: pytest.LogCaptureFixture, events: Any
) -> None:
    logout_is_refused(Client(), caplog, hostile.logout_token(events=events), "events")

    assert annas_desk.get(CASE_WORK).status_code == 404, "Anna works on"


# Signing out at the municipality


@pytest.mark.parametrize("named", [{}, {"sid": "session-1"}, {"sub": None, "sid": "session-1"}])
def test_signing_out_there_is_signing_out_here_at_the_next_request(
    annas_desk: Client, hostile: HostileProvider, named: dict[str, Any]
) -> None:
    told = Client(enforce_csrf_checks=True).post(LOGOUT, {"logout_token": hostile.logout_token(**named)})

    assert told.status_code == 200
    assert annas_desk.get(CASE_WORK).url == f"/konto/login/?next={CASE_WORK}"
    assert try_again(annas_desk, hostile).url == "/konto/", "a new sign-in is a new session"
    assert annas_desk.get(CASE_WORK).status_code == 404


def try_again(client: Client, hostile: HostileProvider):
    hostile.used_codes.clear()
    time.sleep(0.01)
    return try_to_sign_in(client, hostile, sid="session-2")


@pytest.mark.parametrize("named", [{"sid": "session-9"}, {"sub": "employee-9"}, {"sub": None, "sid": "session-9"}])
def test_somebody_elses_signing_out_ends_nothing(
    annas_desk: Client, hostile: HostileProvider, named: dict[str, Any]
) -> None:
    assert Client().post(LOGOUT, {"logout_token": hostile.logout_token(**named)}).status_code == 200

    assert annas_desk.get(CASE_WORK).status_code == 404


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"iss": "https://idp.example.se"}, "iss"),
        ({"aud": "other"}, "aud"),
        ({"exp": 1}, "exp"),
        ({"exp": None}, "exp"),
        ({"iat": 4_000_000_000}, "iat"),
        ({"iat": 1_000_000_000}, "iat"),
        ({"jti": None}, "jti"),
        ({"nonce": "n"}, "nonce"),
        ({"sub": None}, "sub"),
        ({"sub": 1}, "sub"),
        ({"sid": ""}, "sub"),
    ],
)
def test_a_logout_token_that_is_wrong(
    annas_desk: Client,
    hostile: HostileProvider,
    caplog: pytest.LogCaptureFixture,
    changes: dict[str, Any],
    reason: str,
) -> None:
    hostile.asked.clear()

    logout_is_refused(Client(), caplog, hostile.logout_token(**changes), reason)

    assert hostile.asked == [], "nobody makes us fetch keys with a token that is not about us"
    assert annas_desk.get(CASE_WORK).status_code == 404


def test_a_logout_token_works_once(
    malmos: IdentityProvider, hostile: HostileProvider, caplog: pytest.LogCaptureFixture
) -> None:
    token = hostile.logout_token()
    assert Client().post(LOGOUT, {"logout_token": token}).status_code == 200

    logout_is_refused(Client(), caplog, token, "replayed")
    assert LogoutNotice.objects.count() == 1


def test_an_id_token_is_no_logout_token_nor_the_other_way_round(
    client: Client, refused: Any, hostile: HostileProvider, caplog: pytest.LogCaptureFixture
) -> None:
    logout_is_refused(Client(), caplog, hostile.id_token(), "typ")
    hostile.header = {"typ": "logout+jwt"}

    refused(try_to_sign_in(client, hostile), "typ")


@pytest.mark.parametrize("tokens", [[], ["", ""], ["x"], ["a.b.c"], ["x" * 20_000]])
def test_what_is_no_logout_token(malmos: IdentityProvider, tokens: list[str]) -> None:
    assert Client().post(LOGOUT, {"logout_token": tokens}).status_code == 400
    assert Client().get(LOGOUT).status_code == 405


def test_a_forged_logout_token_ends_nothing_and_makes_us_fetch_once(
    annas_desk: Client, hostile: HostileProvider, caplog: pytest.LogCaptureFixture
) -> None:
    hostile.key = OTHER_KEY
    hostile.asked.clear()

    for _ in range(3):
        logout_is_refused(Client(), caplog, hostile.logout_token(), "signature")

    assert [path for path, _form in hostile.asked] == ["/keys"], "kept for a minute"
    assert annas_desk.get(CASE_WORK).status_code == 404


# Everything else that may be wrong


@pytest.mark.parametrize("subject", [None, "", 1, "x" * 192, "a\x00b", "a\nb"])
def test_no_subject(client: Client, refused: Any, hostile: HostileProvider, subject: Any) -> None:
    refused(try_to_sign_in(client, hostile, sub=subject), "sub")


@pytest.mark.parametrize("token", [None, "", "x", "a.b.c", 1, ["x"], "x" * 20_000, "e30.e30.e30"])
def test_no_token(client: Client, refused: Any, hostile: HostileProvider, token: Any) -> None:
    hostile.tokens = {"id_token": token}

    refused(try_to_sign_in(client, hostile), "alg" if token == "e30.e30.e30" else "token")


@pytest.mark.parametrize("header", [{"crit": ["exp"]}, {"crit": ["b64"], "b64": True}])
def test_a_header_that_asks_for_what_we_do_not_know(
    client: Client, refused: Any, hostile: HostileProvider, header: dict[str, Any]
) -> None:
    state = leave(client, hostile)
    _header, payload, signature = hostile.id_token().split(".")
    head = encoded({"alg": "RS256", "kid": "one", **header}).decode()
    hostile.tokens = {"id_token": f"{head}.{payload}.{signature}"}

    refused(come_back(client, state), "token")


@pytest.mark.parametrize(("error", "reason"), [("access_denied", "cancelled"), ("server_error", "provider_said_no")])
def test_the_provider_says_no(client: Client, refused: Any, hostile: HostileProvider, error: str, reason: str) -> None:
    answer = client.get(CALLBACK, {"error": error, "state": leave(client, hostile), "error_description": "anna"})

    refused(answer, reason)


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://idp.example.se"},
        {"issuer": None},
        {"token_endpoint": "http://example.com/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://user:password@example.com/"},
    ],
)
def test_a_description_of_somebody_else(
    client: Client, refused: Any, hostile: HostileProvider, description: dict[str, Any]
) -> None:
    hostile.description = description

    refused(client.get(SIGN_IN), "discovery")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "unreachable"),
        (b"HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n", "discovery"),
        (b"HTTP/1.0 200 OK\r\n\r\n[]", "discovery"),
        (b"HTTP/1.0 200 OK\r\n\r\n{", "discovery"),
        (b"HTTP/1.0 200 OK\r\n\r\n" + b"[" * 100_000, "discovery"),
        (b"HTTP/1.0 200 OK\r\n\r\n" + b" " * 300_000, "unreachable"),
        (b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot so", "unreachable"),
        (b"HTTP/1.0 500 Oh\r\n\r\n{}", "discovery"),
    ],
)
def test_an_answer_that_is_none(
    client: Client, refused: Any, hostile: HostileProvider, answer: bytes, reason: str
) -> None:
    hostile.answer = answer

    refused(client.get(SIGN_IN), reason)
    hostile.answer = None
    refused(client.get(SIGN_IN), reason)  # for ten seconds nobody waits for it again
    cache.clear()
    assert client.get(SIGN_IN).status_code == 302


def test_a_provider_that_is_gone_or_slow(
    client: Client, refused: Any, malmos: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.05)
    IdentityProvider.objects.update(issuer="http://127.0.0.1:9")

    refused(client.get(SIGN_IN), "unreachable")


def test_nothing_waits_longer_than_five_seconds() -> None:
    assert fetching.SECONDS == 5


def test_whoever_was_connected_elsewhere_is_not_let_in_here(
    client: Client, refused: Any, cecilia: User, hostile: HostileProvider
) -> None:
    """Two municipalities with one issuer: Cecilia works in Göteborg, and comes by Malmö's way."""
    goteborgs = set_up(Municipality.objects.get(code="1480"), hostile.issuer, "goteborg", "secret")
    connect(user=cecilia, provider=goteborgs, subject="employee-7")

    refused(try_to_sign_in(client, hostile, sub="employee-7"), "other_municipality")


def test_a_municipality_does_not_vouch_for_the_portals_administrators(
    client: Client, refused: Any, anna: User, hostile: HostileProvider
) -> None:
    Membership.objects.create(user=anna, role=Role.ADMINISTRATOR)

    refused(try_to_sign_in(client, hostile), "other_municipality")


def test_nor_for_the_one_who_installs_it(client: Client, refused: Any, anna: User, hostile: HostileProvider) -> None:
    User.objects.filter(pk=anna.pk).update(is_superuser=True)

    refused(try_to_sign_in(client, hostile), "other_municipality")


def test_someone_whose_access_has_ended(client: Client, refused: Any, anna: User, hostile: HostileProvider) -> None:
    User.objects.filter(pk=anna.pk).update(is_active=False)

    refused(try_to_sign_in(client, hostile), "access_ended")


def test_someone_without_membership(client: Client, refused: Any, anna: User, hostile: HostileProvider) -> None:
    anna.memberships.all().delete()

    refused(try_to_sign_in(client, hostile), "other_municipality")


# Step-up, and what counts as a proof


def test_asked_to_prove_it_anew_a_sign_in_of_this_morning_is_not_enough(
    client: Client, refused: Any, hostile: HostileProvider
) -> None:
    asked = parse_qs(urlsplit(client.get(SIGN_IN, {"igen": ""}).url).query, keep_blank_values=True)
    hostile.nonce, hostile.claims = asked["nonce"][0], {"auth_time": now(-300)}
    assert (asked["max_age"], asked["prompt"]) == (["0"], ["login"])

    refused(come_back(client, asked["state"][0]), "auth_time")


def test_asked_to_prove_it_anew_a_sign_in_of_now_is_enough(
    client: Client, malmos: IdentityProvider, hostile: HostileProvider
) -> None:
    asked = parse_qs(urlsplit(client.get(SIGN_IN, {"igen": ""}).url).query)
    hostile.nonce, hostile.claims = asked["nonce"][0], {"auth_time": now()}

    assert come_back(client, asked["state"][0]).url == "/konto/"


def test_a_sign_in_that_was_remembered_over_there_is_no_fresh_proof(
    client: Client, malmos: IdentityProvider, hostile: HostileProvider
) -> None:
    try_to_sign_in(client, hostile, auth_time=now(-3000))

    record = client.session["account_authentication_methods"][-1]
    assert record["method"] == "socialaccount"
    assert time.time() - record["at"] >= 3000


# Connecting, and accepting an invitation


def leave_to_connect(client: Client, hostile: HostileProvider) -> str:
    return leave(client, hostile, "/konto/kommun/1280/koppla/")


def test_bo_cannot_connect_what_is_annas(
    client: Client, malmos: IdentityProvider, bo: User, hostile: HostileProvider
) -> None:
    signed_in(client, bo)

    answer = come_back(client, leave_to_connect(client, hostile))

    assert answer.context["reason"] == "identity_taken"
    assert client.get(CASE_WORK).status_code == 404, "Bo stays signed in as before"
    assert not SocialAccount.objects.filter(user=bo).exists()


def test_anna_cannot_connect_a_second_identity(
    client: Client, malmos: IdentityProvider, anna: User, hostile: HostileProvider
) -> None:
    signed_in(client, anna)
    hostile.claims = {"sub": "employee-9"}

    answer = come_back(client, leave_to_connect(client, hostile))

    assert answer.context["reason"] == "other_identity"
    assert SocialAccount.objects.get(user=anna).uid == "employee-1"


def test_a_password_alone_connects_nothing(
    client: Client, malmos: IdentityProvider, bo: User, hostile: HostileProvider
) -> None:
    signed_in_with_password_only(client, bo)

    assert client.get("/konto/kommun/1280/koppla/").url.startswith("/konto/2fa/totp/activate/")


def test_connecting_needs_a_fresh_proof(
    client: Client, malmos: IdentityProvider, bo: User, clock: TimeMachineFixture
) -> None:
    signed_in(client, bo)
    clock.shift(timedelta(minutes=10))

    assert client.get("/konto/kommun/1280/koppla/").url.startswith("/konto/reauthenticate/")


def test_another_persons_session_does_not_finish_what_bo_began(
    client: Client, malmos: IdentityProvider, bo: User, helga: User, hostile: HostileProvider
) -> None:
    signed_in(client, bo)
    state = leave_to_connect(client, hostile)
    states = client.session["socialaccount_states"]
    signed_in(client, helga)
    session = client.session
    session["socialaccount_states"] = states
    session.save()
    hostile.claims = {"sub": "employee-2"}

    assert come_back(client, state).context["reason"] == "not_the_same_person"
    assert not SocialAccount.objects.exclude(uid="employee-1").exists()


@pytest.mark.parametrize("who", ["cecilia", "karin", "ada"])
def test_nobody_from_elsewhere_connects(
    client: Client, malmos: IdentityProvider, request: pytest.FixtureRequest, who: str
) -> None:
    signed_in(client, request.getfixturevalue(who))

    assert client.get("/konto/kommun/1280/koppla/").status_code == 404


@pytest.fixture
def invited(client: Client, malmos: IdentityProvider, malmo: Municipality, helga: User) -> Invitation:
    """Doris has typed the right code, and not yet signed in at the municipality."""
    issued = invite(by=helga, email="doris@example.se", name="Doris Sjö", role=Role.SOCIAL_WORKER, municipality=malmo)
    client.post(f"/konto/inbjudan/{issued.token}/", {"code": issued.code, "name": "Doris Sjö"})
    return issued.invitation


ACCEPT = "/konto/kommun/1280/inbjudan/"


def test_no_account_is_made_for_somebody_elses_identity(
    client: Client, refused: Any, invited: Invitation, hostile: HostileProvider
) -> None:
    refused(come_back(client, leave(client, hostile, ACCEPT)), "identity_taken")

    assert not User.objects.filter(email="doris@example.se").exists()
    assert Invitation.objects.open().filter(pk=invited.pk).exists(), "the invitation can be accepted still"


def test_an_invitation_withdrawn_meanwhile_makes_no_account(
    client: Client, refused: Any, invited: Invitation, helga: User, hostile: HostileProvider
) -> None:
    state = leave(client, hostile, ACCEPT)
    withdraw_invitation(by=helga, invitation=invited)
    hostile.claims = {"sub": "employee-3"}

    refused(come_back(client, state), "invitation")
    assert not User.objects.filter(email="doris@example.se").exists()


def test_without_the_code_there_is_no_way_to_accept(client: Client, malmos: IdentityProvider) -> None:
    assert client.get(ACCEPT).status_code == 404


def test_half_an_hour_after_the_code_it_is_asked_for_again(
    client: Client, invited: Invitation, clock: TimeMachineFixture
) -> None:
    for _ in range(3):
        clock.shift(timedelta(minutes=10, seconds=1))
        client.get("/konto/login/")

    assert client.get(ACCEPT).status_code == 404


def test_wrong_codes_are_counted_here_too(
    client: Client, malmos: IdentityProvider, malmo: Municipality, helga: User
) -> None:
    issued = invite(by=helga, email="doris@example.se", name="Doris Sjö", role=Role.SOCIAL_WORKER, municipality=malmo)
    for _ in range(5):
        page = client.post(f"/konto/inbjudan/{issued.token}/", {"code": "AAAA-AAAA", "name": "Doris Ny"})
        assert "Doris Ny" in page.content.decode()
        assert "code" in page.context["form"].errors

    page = client.post(f"/konto/inbjudan/{issued.token}/", {"code": issued.code, "name": "Doris Ny"})

    assert page.status_code == 404
    assert client.get(ACCEPT).status_code == 404


def test_nobody_without_an_invitation_gets_an_account(client: Client, refused: Any, hostile: HostileProvider) -> None:
    before = User.objects.count()

    refused(try_to_sign_in(client, hostile, sub="employee-8", email="ny@example.se"), "unknown_identity")

    assert User.objects.count() == before


def test_bad_input_is_refused_plainly(client: Client, malmos: IdentityProvider) -> None:
    for address in (SIGN_IN, CALLBACK, "/konto/kommun/"):
        assert client.get(f"{address}?state=a%00b").status_code == 400
        assert client.post(address, {"state": "x"}).status_code == 405
        assert client.head(address).status_code == 405
    assert client.post(LOGOUT, {"logout_token": "a\x00b"}).status_code == 400
