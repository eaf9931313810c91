"""A case that begins with another municipality's file: send it, look through it together, accept it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.deeds.handover import throw_package_away, waiting_packages
from portal.casework.deeds.taking_over import CannotTakeOver, open_case_from_package
from portal.casework.doors.access import CaseworkRequest, casework_view, municipality_of
from portal.casework.forms.handover import PackageForm, TakeOverForm, read_package
from portal.casework.log.events import record
from portal.casework.models import Deed, PackageOnItsWay

MOST_WAITING = 10


@casework_view
@require_http_methods(["GET", "POST"])
def receive_package(request: CaseworkRequest) -> HttpResponse:
    """The file. It is kept, encrypted, for an hour, for whoever sent it alone."""
    form = PackageForm(request.POST, request.FILES) if request.method == "POST" else PackageForm()
    if request.method == "POST" and form.is_valid():
        if len(waiting_packages(request.user)) >= MOST_WAITING:
            form.add_error("package", _("Too many files wait already. Take one of them over, or throw it away."))
            return render(request, "casework/receive_package.html", {"form": form})
        package = PackageOnItsWay(municipality_id=municipality_of(request), user=request.user)
        package.content = form.cleaned_data["package"]
        package.save(force_insert=True)
        return redirect("casework:take_over", package.pk)
    return render(request, "casework/receive_package.html", {"form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def take_over(request: CaseworkRequest, package_id: UUID) -> HttpResponse:
    """What the file would fill in; kept in a case only when the form is sent."""
    now = timezone.now()
    package = get_object_or_404(PackageOnItsWay, pk=package_id, user=request.user, forget_after__gt=now)
    try:
        incoming = read_package(package.content or b"")
    except ValidationError:
        raise BadRequest("the file cannot be read any longer") from None
    record(Deed.PACKAGE_READ, by=request.user, case=None, fields=[str(package.pk)])
    form = TakeOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and incoming.can_be_opened:
        key = form.cleaned_data["request_key"]
        try:
            case, _made = open_case_from_package(
                by=request.user, incoming=incoming, on=timezone.localdate(), request_key=key
            )
        except CannotTakeOver:
            form.add_error(None, _("Something in the file does not fit, and nothing was saved. Open an empty case."))
        else:
            throw_package_away(package)
            messages.success(request, _("The case is open. Its reference is %(reference)s.") % {"reference": case})
            return redirect(case)
    context = {"form": form, "incoming": incoming, "package": package}
    return render(request, "casework/take_over.html", context)
