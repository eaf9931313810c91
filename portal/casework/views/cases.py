"""The list of my cases, and a case from its opening to its end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds import cases as deeds
from portal.casework.deeds.handover import waiting_packages
from portal.casework.deeds.people import add_person, read_case
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.drafts import drafts_of, typed
from portal.casework.forgetting.due import forgotten_soon
from portal.casework.forms.cases import CaseForm, CloseCaseForm, OpenCaseForm
from portal.casework.lists import own as listing
from portal.casework.models import CaseStatus, ClosingReason, SkipReason
from portal.casework.planning.dates import coming_dates
from portal.casework.steps.desk import desk_of
from portal.casework.steps.task_list import task_list_of

LONGEST_SOUGHT = 20
MOST_COMING = 10


@casework_view
@require_safe
def case_list(request: CaseworkRequest) -> HttpResponse:
    """My cases, last touched first: references, states and what is left, no names."""
    sought = request.GET.get("q", "").strip()[:LONGEST_SOUGHT]
    chosen = CaseStatus(word) if (word := request.GET.get("status", "")) in CaseStatus.values else None
    after = listing.Place.read(request.GET.get("after", ""))
    page = listing.found(request.user, sought) if sought else listing.page_of(request.user, chosen, after=after)
    context: dict[str, Any] = {
        "page": page,
        "chosen": chosen,
        "sought": sought,
        "after": after,
        "CaseStatus": CaseStatus,
    }
    if not request.GET:  # the start page, which also says what waits for whoever opens it
        context["coming"] = coming_dates(request.user)[:MOST_COMING]
        context["drafts"] = drafts_of(request.user)
        context["packages"] = waiting_packages(request.user)
    return render(request, "casework/case_list.html", context)


@casework_view
@require_http_methods(["GET", "POST"])
def open_case(request: CaseworkRequest) -> HttpResponse:
    form = OpenCaseForm(typed(request))
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
        return redirect("casework:add_household", case.pk) if "household" in request.POST else redirect(case)
    return render(request, "casework/open_case.html", {"form": form})


@casework_view
@require_safe
def case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The first page: what there is to do, whose it is, how each step stands, and what to do next."""
    found = case_or_404(request, case_id)
    people = read_case(by=request.user, case=found)
    desk = desk_of(found, people)
    context = {
        "case": found,
        "desk": desk,
        "todo": task_list_of(desk),
        "reasons": SkipReason.choices,
        "due": forgotten_soon([found]).get(found.pk),
    }
    return render(request, "casework/case.html", context)


@casework_view
@require_safe
def assessment(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What the law says of everybody, and the amount in one card with what is left behind."""
    found = case_or_404(request, case_id)
    people = read_case(by=request.user, case=found)
    return render(request, "casework/assessment.html", {"case": found, "desk": desk_of(found, people)})


@casework_view
@require_http_methods(["GET", "POST"])
def change_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    found = case_or_404(request, case_id)
    initial = {"applied_on": found.applied_on, "household_unclear": found.household_unclear}
    form = CaseForm(typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        deeds.change_case(by=request.user, case=found, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(found)
    return render(request, "casework/change_case.html", {"case": found, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def close_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    found = case_or_404(request, case_id)
    form = CloseCaseForm(typed(request), initial={"reason": request.GET.get("reason")})
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
