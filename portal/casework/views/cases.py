"""The list of my cases, and a case from its opening to its end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework import listing
from portal.casework.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.deeds import cases as deeds
from portal.casework.deeds.people import add_person, read_case
from portal.casework.desk import desk_of
from portal.casework.forms.cases import CaseForm, CloseCaseForm, OpenCaseForm
from portal.casework.models import CaseStatus, ClosingReason


@casework_view
@require_safe
def case_list(request: CaseworkRequest) -> HttpResponse:
    """My cases, newest first: references and what is left, no names."""
    chosen = CaseStatus.CLOSED if request.GET.get("status") == CaseStatus.CLOSED else CaseStatus.OPEN
    rows = listing.rows(request.user, chosen)
    return render(request, "casework/case_list.html", {"rows": rows, "chosen": chosen, "CaseStatus": CaseStatus})


@casework_view
@require_http_methods(["GET", "POST"])
def open_case(request: CaseworkRequest) -> HttpResponse:
    form = OpenCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        key = told["request_key"]
        case, made = deeds.open_case(by=request.user, applied_on=told["applied_on"], request_key=key)
        if made:
            first = {name: told[name] for name in ("name", "identity_number", "language")}
            number = told["identity_number"]
            born = {"born": number.born} if number and number.born else {}
            add_person(by=request.user, case=case, values={**first, **born}, request_key=key)
            messages.success(request, _("The case is open. Its reference is %(reference)s.") % {"reference": case})
        return redirect(case)
    return render(request, "casework/open_case.html", {"form": form})


@casework_view
@require_safe
def case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The desk: what is left, the people and their facts, and the assessment beside."""
    found = case_or_404(request, case_id)
    people = read_case(by=request.user, case=found)
    return render(request, "casework/case.html", {"case": found, "desk": desk_of(found, people)})


@casework_view
@require_http_methods(["GET", "POST"])
def change_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    found = case_or_404(request, case_id)
    initial = {"applied_on": found.applied_on, "household_unclear": found.household_unclear}
    form = CaseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        deeds.change_case(by=request.user, case=found, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(found)
    return render(request, "casework/change_case.html", {"case": found, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def close_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    found = case_or_404(request, case_id)
    form = CloseCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = ClosingReason(form.cleaned_data["reason"])
        try:
            deeds.close_case(by=request.user, case=found, reason=reason)
            messages.success(request, _("The case is closed. You can open it again from its page."))
        except deeds.WrongStatus:
            messages.info(request, _("The case was closed already."))
        return redirect(found)
    return render(request, "casework/close_case.html", {"case": found, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def reopen_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    found = case_or_404(request, case_id)
    if request.method == "POST":
        try:
            deeds.reopen_case(by=request.user, case=found)
            messages.success(request, _("The case is open again, with everything as it was."))
        except deeds.WrongStatus:
            messages.info(request, _("The case was open already."))
        return redirect(found)
    return render(request, "casework/reopen_case.html", {"case": found})
