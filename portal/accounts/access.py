"""Who may enter which of the staff rooms. The middleware asks for every address, the decorator for one view."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from .models import MUNICIPAL_ROLES, Membership, Role, User
from .sending_again import can_be_sent_again, is_kept, send_again
from .sessions import FIRST_RANK, has_second_factor

EDITING_ROLES = (Role.EDITOR, Role.COORDINATOR)

Parameters = ParamSpec("Parameters")


class StaffRequest(HttpRequest):
    """What a request is known to be past these doors; `membership` in case work alone."""

    user: User  # nobody anonymous comes this far
    membership: Membership


View = Callable[Concatenate[StaffRequest, Parameters], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def has_role(user: User, *roles: Role) -> bool:
    return user.memberships.filter(role__in=roles).exists()


def case_work_membership(user: User) -> Membership | None:
    """The membership with which someone does case work: there is at most one municipality for each user."""
    return user.memberships.filter(role__in=MUNICIPAL_ROLES).select_related("municipality").first()


def may_edit(user: User) -> bool:
    """Whether someone belongs in Wagtail's admin. Social workers and heads of unit never do."""
    return user.is_superuser or has_role(user, *EDITING_ROLES)


def refuse_without_second_factor(request: HttpRequest) -> HttpResponse | None:
    """The way to sign in, to set up a second factor or to show it; None where nothing is lacking."""
    user: User | AnonymousUser = request.user
    if not user.is_authenticated:
        return _send_to(settings.LOGIN_URL, request)
    if has_second_factor(request):
        return None
    return _send_to("mfa_reauthenticate" if is_mfa_enabled(user, FIRST_RANK) else "mfa_activate_totp", request)


def refuse_without_case_work(request: HttpRequest) -> HttpResponse | None:
    """As above, and a plain page for those who have no role in a municipality. Sets request.membership."""
    if refusal := refuse_without_second_factor(request):
        return refusal
    staff = cast(StaffRequest, request)
    if (membership := case_work_membership(staff.user)) is None:
        return no_access(request)
    staff.membership = membership
    return None


def refuse_without_editing(request: HttpRequest) -> HttpResponse | None:
    if refusal := refuse_without_second_factor(request):
        return refusal
    return None if may_edit(cast(StaffRequest, request).user) else no_access(request)


def no_access(request: HttpRequest) -> HttpResponse:
    """Signed in, but not for this room."""
    return render(request, "accounts/no_access.html", status=403)


def case_worker_required(view: View[Parameters]) -> Guarded[Parameters]:
    """For the views of case work: signed in with a second factor, with a role in a municipality (request.membership).

    The middleware has asked already for everything under /arenden/; this says it where the view is read.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        if getattr(request, "membership", None) is None and (refusal := refuse_without_case_work(request)):
            return refusal
        return view(cast(StaffRequest, request), *args, **kwargs)

    return cast(Guarded[Parameters], guarded)


def second_factor_required(view: View[Parameters]) -> Guarded[Parameters]:
    """For the views of one's own account and one's colleagues."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs) -> HttpResponse:
        return refuse_without_second_factor(request) or view(cast(StaffRequest, request), *args, **kwargs)

    return cast(Guarded[Parameters], guarded)


def _send_to(name: str, request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated and can_be_sent_again(request):
        if is_kept(request):
            messages.info(request, _("You were signed out before you saved. What you wrote is kept. Sign in to go on."))
            return redirect_to_login(f"{request.path}?utkast=1", resolve_url(name))
        return send_again(request, signed_out=True)
    # Only an address that can be opened again, and without its query, which may say what someone searched for.
    back = request.path if request.method == "GET" else resolve_url(settings.LOGIN_REDIRECT_URL)
    return redirect_to_login(back, resolve_url(name))
