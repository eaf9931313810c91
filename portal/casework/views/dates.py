"""What the agency has decided, the days that follow, and a calendar file that says nothing about anybody."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eligibility.showing.calendar_file import FILE_NAME
from portal.casework.deeds import decisions as deeds
from portal.casework.deeds.people import people_of, read_person, show_people
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.drafts import typed
from portal.casework.forms.decisions import DecisionForm, SinceForm
from portal.casework.forms.ground import OurForm
from portal.casework.models import AgencyDecision, Case, GrantedPerson
from portal.casework.planning.dates import calendar_of_case, decisions_of


@casework_view
@require_safe
def dates(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Every decision that was noted, and what follows for whom."""
    case = case_or_404(request, case_id)
    people = people_of(case)
    show_people(by=request.user, case=case, people=people)
    decisions = decisions_of(case, people, today=timezone.localdate())
    return render(request, "casework/dates.html", {"case": case, "decisions": decisions})


@casework_view
@require_safe
def calendar(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The days that lie ahead as a calendar file."""
    case = case_or_404(request, case_id)
    decisions = decisions_of(case, people_of(case), today=timezone.localdate())
    for_client = request.GET.get("till") == "klient"
    file = calendar_of_case(case, decisions, made_at=timezone.now(), for_client=for_client)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


@casework_view
@require_http_methods(["GET", "POST"])
def write_decision(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    people = people_of(case)
    form = DecisionForm(typed(request), people=people)
    if request.method == "POST" and form.is_valid():
        deeds.write_decision(
            by=request.user,
            case=case,
            told=form.told,
            granted=form.chosen,
            request_key=form.cleaned_data["request_key"],
        )
        messages.success(request, _("Saved. The days that follow stand below."))
        return redirect("casework:dates", case.pk)
    show_people(by=request.user, case=case, people=people)
    return render(request, "casework/decision.html", {"case": case, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def change_decision(request: CaseworkRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    decision = _decision(case, decision_id)
    people = people_of(case)
    form = DecisionForm(typed(request), people=people, initial=_as_noted(decision))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.change_decision(
                by=request.user, decision=decision, version=form.cleaned_data["version"], told=form.told,
                granted=form.chosen,
            )  # fmt: skip
        except deeds.DecisionChangedMeanwhile:
            _to_send_again(form, decision.version)
        else:
            messages.success(request, _("Saved."))
            return redirect("casework:dates", case.pk)
    show_people(by=request.user, case=case, people=people)
    return render(request, "casework/decision.html", {"case": case, "form": form, "decision": decision})


@casework_view
@require_POST
def remove_decision(request: CaseworkRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    deeds.remove_decision(by=request.user, decision=_decision(case, decision_id))
    messages.success(request, _("What was noted about the decision is removed."))
    return redirect("casework:dates", case.pk)


@casework_view
@require_http_methods(["GET", "POST"])
def since_decision(request: CaseworkRequest, case_id: UUID, decision_id: UUID, granted_id: UUID) -> HttpResponse:
    """What has happened since for one person."""
    case = case_or_404(request, case_id)
    found = GrantedPerson.objects.select_related("decision__case", "person__case")
    granted = get_object_or_404(found, decision=_decision(case, decision_id), pk=granted_id)
    noted = {name: getattr(granted, name) for name in (*deeds.SINCE, "version")}
    form = SinceForm(typed(request), decision=granted.decision, initial=noted)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.note_since(by=request.user, granted=granted, version=form.cleaned_data["version"], told=form.told)
        except deeds.DecisionChangedMeanwhile:
            _to_send_again(form, granted.version)
        else:
            messages.success(request, _("Saved."))
            return redirect("casework:dates", case.pk)
    read_person(by=request.user, person=granted.person)
    return render(request, "casework/since_decision.html", {"case": case, "person": granted.person, "form": form})


def _decision(case: Case, decision_id: UUID) -> AgencyDecision:
    return get_object_or_404(AgencyDecision.objects.select_related("case"), case=case, pk=decision_id)


def _as_noted(decision: AgencyDecision) -> dict[str, object]:
    noted = {name: getattr(decision, name) for name in (*deeds.DECIDED, "version")}
    return {**noted, "granted": [str(pk) for pk in decision.granted.values_list("person_id", flat=True)]}


def _to_send_again(form: OurForm, version: int) -> None:
    """What was typed is kept; sent again it is saved on top of what a colleague has saved."""
    form.add_error(None, _("A colleague has saved this since you opened the page. Look at it and save again."))
    data = cast(QueryDict, form.data).copy()
    data["version"] = str(version)
    form.data = data
