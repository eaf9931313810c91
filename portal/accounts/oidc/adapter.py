"""Where allauth asks us: which providers there are, what went wrong, and whether this person may come in."""

import secrets
from typing import Any, Never, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from portal.accounts.invitations import InvitationGone, accept_with_identity
from portal.accounts.models import IdentityProvider, User
from portal.accounts.sessions import has_second_factor

from .allauth_layer import Errand, MunicipalProvider
from .identities import connect, provider_of
from .refusals import Reason, Refused
from .sessions import made_by_municipality


class MunicipalIdentity(DefaultSocialAccountAdapter):
    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> MunicipalProvider:
        """By the municipality's code."""
        row = IdentityProvider.objects.select_related("municipality").get(municipality__code=provider)
        return MunicipalProvider(request, row)

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """None of allauth's own: the providers are rows of ours."""
        return []

    def generate_state_param(self, state: dict[str, Any]) -> str:
        return secrets.token_urlsafe(32)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        return sociallogin.user

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> Never:
        if error == AuthError.CANCELLED:
            raise Refused(Reason.CANCELLED)
        # Without a state the browser never left from here: allauth looks at that first.
        raise Refused(Reason.PROVIDER_SAID_NO if "state" in (extra_context or {}) else Reason.STATE)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The token is believed. Now: does this identity belong to somebody who may come in?"""
        row: IdentityProvider = sociallogin.provider.row
        match sociallogin.state["process"]:
            case Errand.ACCEPT_INVITATION:
                sociallogin.user = self._accept(row, sociallogin)
            case Errand.CONNECT:
                self._connect(request, row, sociallogin)
        if not sociallogin.is_existing:
            raise Refused(Reason.UNKNOWN_IDENTITY)
        if not sociallogin.user.is_active:
            raise Refused(Reason.ACCESS_ENDED)
        if provider_of(sociallogin.user) != row:
            raise Refused(Reason.OTHER_MUNICIPALITY)

    @staticmethod
    def _accept(row: IdentityProvider, sociallogin: SocialLogin) -> User:
        """Link and code were right when the browser left; who signed in since is who accepts."""
        kept = sociallogin.state["data"]
        try:
            return accept_with_identity(
                pk=kept["invitation"], name=kept["name"], provider=row, subject=sociallogin.account.uid
            )
        except InvitationGone:
            raise Refused(Reason.INVITATION) from None

    @staticmethod
    def _connect(request: HttpRequest, row: IdentityProvider, sociallogin: SocialLogin) -> Never:
        user = cast(User, request.user)  # somebody: a session with a second factor has a user
        here = not made_by_municipality(request) and has_second_factor(request)
        if user.pk != sociallogin.state["data"]["user"] or not here:
            raise Refused(Reason.NOT_THE_SAME_PERSON)
        connect(user=user, provider=row, subject=sociallogin.account.uid)
        said = _("From now on you sign in through %(municipality)s.") % {"municipality": row.municipality}
        messages.success(request, said)
        raise ImmediateHttpResponse(redirect("mfa_index"))
