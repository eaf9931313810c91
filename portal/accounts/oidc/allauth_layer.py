"""allauth's OpenID Connect, made strict: what is asked for, how it is fetched, and when the answer is believed."""

import secrets
import time
from enum import StrEnum
from typing import Any

from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from requests.auth import HTTPBasicAuth

from portal.accounts import secrecy
from portal.accounts.models import IdentityProvider

from .claims import Claims, Expected, check_id_token
from .discovery import described_lately, fetch_keys
from .fetching import fetch_json
from .refusals import Reason, Refused
from .tokens import Kind, prove, take_apart


class Errand(StrEnum):
    """What the browser is sent there for; allauth calls it a process."""

    SIGN_IN = "login"  # allauth's own word
    ACCEPT_INVITATION = "invitation"
    CONNECT = "connect_here"  # not allauth's `connect`, which asks less


class CarefulClient(OAuth2Client):
    """Exchanges the code for tokens, in five seconds and without following anybody elsewhere."""

    def get_access_token(
        self, code: str, pkce_code_verifier: str | None = None, extra_data: Any = None
    ) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.callback_url,
            "code_verifier": pkce_code_verifier or "",
        }
        auth = HTTPBasicAuth(self.consumer_key, self.consumer_secret) if self.basic_auth else None
        if auth is None:
            form |= {"client_id": self.consumer_key, "client_secret": self.consumer_secret}
        return fetch_json(self.access_token_url, form=form, auth=auth, refusal=Reason.CODE)


class StrictAdapter(OpenIDConnectOAuth2Adapter):
    client_class = CarefulClient
    state: dict[str, Any]  # what was kept in the session when the browser was sent away

    def __init__(self, request: HttpRequest, provider: "MunicipalProvider") -> None:
        super().__init__(request, provider.row.municipality.code)
        self.provider = provider

    def get_provider(self) -> "MunicipalProvider":
        return self.provider

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        return described_lately(self.provider.row.issuer)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        # Each municipality has an address of its own, so that no provider's answer can pass for another's.
        return request.build_absolute_uri(reverse("municipal_callback", args=[self.provider.row.municipality.code]))

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        return SocialToken()  # tokens are for nobody here

    def believe(self, state: dict[str, Any]) -> None:
        """The browser brings back a state of ours. An answer may say whose it is (RFC 9207), and rightly."""
        if state.get("municipality") != self.provider.row.municipality.code:
            raise Refused(Reason.STATE)  # several municipalities may have the same issuer
        self.state = state
        said = self.request.GET.getlist("iss")
        promised = self.openid_config.get("authorization_response_iss_parameter_supported") is True
        if (said or promised) and said != [self.provider.row.issuer]:
            raise Refused(Reason.RESPONSE_ISSUER)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        row = self.provider.row
        unproven = take_apart(kwargs["response"].get("id_token"), Kind.ID)
        claims = prove(unproven, lambda: fetch_keys(self.openid_config["jwks_uri"]))
        expected = Expected(
            issuer=row.issuer,
            client_id=row.client_id,
            nonce=self.state["nonce"],
            accepted_acr=tuple(row.accepted_acr),
            max_age=row.max_age,
            not_before=self.state["asked_at"] if self.state["anew"] else 0,
        )
        check_id_token(claims, expected, now=time.time())
        login = self.provider.sociallogin_from_response(request, claims)
        login.claims = claims
        return login


class StrictCallback(OAuth2CallbackView):
    """Where the browser comes back. A state works once, for ten minutes, in the browser that it was made for."""

    adapter: StrictAdapter

    def _get_state(self, request: HttpRequest, provider: "MunicipalProvider") -> tuple[Any, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        if state is not None:
            self.adapter.believe(state)
        return state, response


class MunicipalProvider(OpenIDConnectProvider):
    """One row of IdentityProvider, as allauth sees a provider."""

    oauth2_adapter_class = StrictAdapter

    def __init__(self, request: HttpRequest, row: IdentityProvider) -> None:
        app = SocialApp(
            provider=self.id,
            provider_id=row.municipality.code,
            name=row.municipality.name,
            client_id=row.client_id,
            secret=secrecy.unseal(row.client_secret_sealed),
        )
        super().__init__(request, app)
        self.row = row

    @property
    def sub_id(self) -> str:
        """What allauth stores beside the subject: identity is (issuer, subject)."""
        return self.row.issuer

    def get_oauth2_adapter(self, request: HttpRequest) -> StrictAdapter:
        return StrictAdapter(request, self)

    def get_pkce_params(self) -> dict[str, Any]:
        return dict(generate_code_challenge())

    def send_there(
        self, request: HttpRequest, errand: Errand, *, next_url: str | None, data: Any = None, anew: bool = False
    ) -> HttpResponse:
        """To the provider. `anew`: they must prove who they are now, and not be remembered from this morning."""
        nonce = secrets.token_urlsafe(32)
        asked = {
            "nonce": nonce,
            "acr_values": " ".join(self.row.accepted_acr),
            "max_age": str(0 if anew else self.row.max_age),
        }
        if anew:
            asked["prompt"] = "login"
        # The scope is openid alone: neither name nor address is asked for.
        kept = {"nonce": nonce, "asked_at": time.time(), "anew": anew, "municipality": self.row.municipality.code}
        return self.redirect(request, errand.value, next_url, data, auth_params=asked, scope=["openid"], **kept)

    def extract_uid(self, data: Claims) -> str:
        return str(data["sub"])

    def extract_extra_data(self, data: Claims) -> dict[str, Any]:
        return {}  # nothing of the token is kept

    def extract_common_fields(self, data: Claims) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Claims) -> list[Any]:
        return []
