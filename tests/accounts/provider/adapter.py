"""What allauth's provider leaves to its user: how people signed in, and when."""

from collections.abc import Iterable
from typing import Any

from allauth.core import context
from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client
from django.contrib.auth.models import AbstractUser

from . import LOA2, LOA3


class Provider(DefaultOIDCAdapter):
    """acr: LoA 3 for all but those in the group loa2. auth_time: the last time they signed in here."""

    def get_claims(
        self, purpose: str, user: AbstractUser, client: Client, scopes: Iterable[str], **rest: Any
    ) -> dict[str, Any]:
        claims = super().get_claims(purpose, user, client, scopes, **rest)
        if purpose == "id_token" and user.last_login:
            claims["acr"] = LOA2 if user.groups.filter(name="loa2").exists() else LOA3
            claims["auth_time"] = int(user.last_login.timestamp())
        return claims

    def get_user_sub(self, client: Client, user: AbstractUser) -> str:
        return f"employee-{user.pk}"

    def get_user_by_sub(self, client: Client, sub: str) -> AbstractUser | None:
        return super().get_user_by_sub(client, sub.removeprefix("employee-"))

    def get_issuer(self) -> str:
        return f"http://{context.request.get_host()}"
