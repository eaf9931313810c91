"""The first page after signing in, and inviting colleagues. Signing in itself is allauth's."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .access import StaffRequest, case_work_membership, may_edit, no_access, second_factor_required
from .forms import AcceptInvitationForm, AcceptThroughMunicipalityForm, InviteForm
from .invitations import (
    AlreadyHasAccount,
    InvitationGone,
    WrongCode,
    accept_invitation,
    check_code,
    find_open_invitation,
    invitations_of,
    invite,
    withdraw_invitation,
)
from .memberships import colleagues_of, end_access, roles_to_give
from .models import IdentityProvider, Invitation
from .oidc.views import offer_to_accept


@require_safe
@second_factor_required
def staff_home(request: StaffRequest) -> HttpResponse:
    """To the room where this person works; for someone with several rooms, or none, a plain page."""
    rooms = list(_rooms(request))
    if len(rooms) == 1:
        return redirect(rooms[0].url)
    return render(request, "accounts/home.html", {"rooms": rooms})


class Room(NamedTuple):
    title: str
    url: str


def _rooms(request: StaffRequest) -> Iterable[Room]:
    if case_work_membership(request.user) and (url := _address("casework:case_list")):
        yield Room(_("Case work"), url)
    if may_edit(request.user) and (url := _address("wagtailadmin_home")):
        yield Room(_("Editing"), url)
    if roles_to_give(request.user):
        yield Room(_("Colleagues and invitations"), reverse("invitations"))


def _address(name: str) -> str | None:
    """None for a surface that this deployment doesn't serve."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def invitations(request: StaffRequest) -> HttpResponse:
    """Colleagues, open invitations, and a form for a new one. Link and code are in the answer to the form, once."""
    if not roles_to_give(request.user):
        return no_access(request)
    form = InviteForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            issued = invite(by=request.user, **form.cleaned_data)
        except AlreadyHasAccount:
            form.add_error("email", _("Somebody signs in with this address already."))
        else:
            # No redirect: nothing secret has to wait anywhere. Loading again replaces the invitation by a new one.
            link = request.build_absolute_uri(reverse("accept_invitation", args=[issued.token]))
            return render(request, "accounts/invitation_issued.html", {"issued": issued, "link": link})
    known = {"form": form, "invitations": invitations_of(request.user), "colleagues": colleagues_of(request.user)}
    return render(request, "accounts/invitations.html", known)


@require_POST
@second_factor_required
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(invitations_of(request.user), pk=pk)
    withdraw_invitation(by=request.user, invitation=invitation)
    messages.success(request, _("The invitation to %(name)s no longer works.") % {"name": invitation.name})
    return redirect("invitations")


@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask, and then take a colleague's role back."""
    membership = get_object_or_404(colleagues_of(request.user).exclude(user=request.user), pk=pk)
    if request.method == "POST":
        end_access(by=request.user, membership=membership)
        messages.success(request, _("%(name)s no longer has this role.") % {"name": membership.user.name})
        return redirect("invitations")
    return render(request, "accounts/end_access.html", {"membership": membership})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link shows a page and does nothing; the form with the right code makes the account."""
    try:
        invitation = find_open_invitation(token)
        if row := IdentityProvider.objects.filter(municipality=invitation.municipality_id).first():
            return _accept_there(request, token, invitation, row)
        form = AcceptInvitationForm(request.POST or None, initial={"name": invitation.name}, email=invitation.email)
        if form.is_valid() and _accepted(form, token):
            logout(request)  # whoever else was signed in on this computer
            messages.success(request, _("Your account is ready. Sign in with your e-mail address and your password."))
            return redirect("account_login")
    except InvitationGone:
        return render(request, "accounts/invitation_gone.html", status=404)
    return render(request, "accounts/accept_invitation.html", {"form": form})


def _accept_there(request: HttpRequest, token: str, invitation: Invitation, row: IdentityProvider) -> HttpResponse:
    """The same where the municipality has a sign-in of its own: no password, but a way there."""
    form = AcceptThroughMunicipalityForm(request.POST or None, initial={"name": invitation.name})
    if form.is_valid():
        try:
            invitation = check_code(token=token, code=form.cleaned_data["code"])
        except WrongCode:
            _say_wrong_code(form)
        else:
            logout(request)
            return offer_to_accept(request, invitation, row, form.cleaned_data["name"])
    return render(request, "accounts/accept_invitation.html", {"form": form, "municipality": row.municipality})


def _accepted(form: AcceptInvitationForm, token: str) -> bool:
    given = form.cleaned_data
    try:
        accept_invitation(token=token, code=given["code"], name=given["name"], password=given["password"])
    except WrongCode:
        _say_wrong_code(form)
        return False
    return True


def _say_wrong_code(form: AcceptThroughMunicipalityForm) -> None:
    form.add_error("code", _("That code is not right. After five wrong codes the invitation stops working."))


def not_here(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """In place of the pages of allauth that a portal by invitation has no use for."""
    raise Http404
