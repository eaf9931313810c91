"""How allauth behaves here: by invitation only, and with authenticator secrets that a stolen dump doesn't tell."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import secrecy
from .models import User
from .oidc.identities import signs_in_through
from .oidc.refusals import Reason, note
from .oidc.sessions import remember
from .oidc.views import sign_in_there
from .sessions import FIRST_RANK, proved_lately


class InvitationOnly(DefaultAccountAdapter):
    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again."),
        "incorrect_password": _("That is not your password. Try again."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not from those who signed in just now, nor from those who have no second factor and must set one up."""
        request = context.request
        if not is_mfa_enabled(request.user, FIRST_RANK):
            return False
        return not proved_lately(request, seconds=app_settings.REAUTHENTICATION_TIMEOUT)

    def get_login_stages(self) -> list[str]:
        """As allauth's, but the second factor was shown to the municipality by those who signed in there."""
        ours = f"{__name__}.{SecondFactorStage.__name__}"
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__name__}"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def pre_login(
        self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **rest: Any
    ) -> HttpResponse | None:
        """Whoever has been connected to the municipality's sign-in uses that: leaving there must be leaving here."""
        provider = None if _from_municipality(signal_kwargs) else signs_in_through(user)
        if provider is None or not user.is_active:
            return super().pre_login(request, user, signal_kwargs=signal_kwargs, **rest)
        note("Sign-in", provider, Reason.SIGNS_IN_ELSEWHERE)
        clear_login(request)
        return sign_in_there(request, provider)

    def post_login(
        self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **rest: Any
    ) -> HttpResponse:
        if login := _from_municipality(signal_kwargs):
            remember(request, login.provider.row, login.claims)
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **rest)


def _from_municipality(signal_kwargs: dict[str, Any] | None) -> Any:
    """allauth's account of a sign-in through the municipality, if this is one."""
    return (signal_kwargs or {}).get("sociallogin")


class SecondFactorStage(AuthenticateStage):
    def _should_handle(self, request: HttpRequest) -> bool:
        return not _from_municipality(self.login.signal_kwargs) and super()._should_handle(request)


class SecondFactor(DefaultMFAAdapter):
    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right. Wait for the next one in your app and type that."),
    }

    def encrypt(self, text: str) -> str:
        return secrecy.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrecy.unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """What a new security key is called until its owner calls it something else."""
        return gettext("My security key")

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME
