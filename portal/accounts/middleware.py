"""The doors of the staff rooms, in one place so that no view can forget to lock its own."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from portal.settings.surfaces import ACCOUNTS_PREFIX, CASEWORK_PREFIX, EDITING_PREFIX, Surface, is_staff_path

from .access import refuse_without_case_work, refuse_without_editing, refuse_without_second_factor
from .sessions import FIRST_RANK, has_lost_its_ground, has_outlived_itself

GetResponse = Callable[[HttpRequest], HttpResponse]

# What somebody may open who has an authenticator but has not shown it in this session.
_BEFORE_THE_SECOND_FACTOR = {
    "accept_invitation",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "municipal_callback",
    "municipal_sign_in",
    "choose_municipality",
}


class SecondFactorForStaff:
    """Case work and editing open only to a session with a second factor and the right role; old sessions end."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_staff_path(request.path):
            return self.get_response(request)
        if request.user.is_authenticated and (has_outlived_itself(request) or has_lost_its_ground(request)):
            logout(request)
        return self._refuse(request) or self.get_response(request)

    @staticmethod
    def _refuse(request: HttpRequest) -> HttpResponse | None:
        if request.path.startswith(CASEWORK_PREFIX) and Surface.CASEWORK in settings.SURFACES:
            return refuse_without_case_work(request)
        if request.path.startswith(EDITING_PREFIX) and Surface.EDITING in settings.SURFACES:
            return refuse_without_editing(request)
        if request.path.startswith(ACCOUNTS_PREFIX) and _needs_the_factor_it_has(request):
            return refuse_without_second_factor(request)
        return None


def _needs_the_factor_it_has(request: HttpRequest) -> bool:
    """A password alone must not be enough to change or remove the second factor of someone who has one."""
    if not request.user.is_authenticated or not is_mfa_enabled(request.user, FIRST_RANK):
        return False
    try:
        return resolve(request.path_info).url_name not in _BEFORE_THE_SECOND_FACTOR
    except Resolver404:
        return False
