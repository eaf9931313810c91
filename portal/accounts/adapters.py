"""How allauth behaves here: by invitation only, and with authenticator secrets that a stolen dump doesn't tell."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import secrecy
from .models import User
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
