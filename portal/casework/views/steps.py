"""Skipping a step and taking it up again; telling where the case stands."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds import steps as deeds
from portal.casework.deeds import turns
from portal.casework.deeds.people import people_of
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.steps import SkipForm, SubmittedForm, TurnForm
from portal.casework.models import Case, CaseStatus, SkippedStep
from portal.casework.steps.desk import desk_of
from portal.casework.steps.states import Turn, WrongStatus
from portal.casework.steps.task_list import task_list_of


@casework_view
@require_safe
def next_step(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """To where there is something to do next, from any page of the case. Nobody is shown on the way."""
    case = case_or_404(request, case_id)
    step = task_list_of(desk_of(case, people_of(case))).next
    return redirect(step.url if step else case)


@casework_view
@require_http_methods(["POST"])
def skip(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    form = SkipForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no step to skip")
    told = form.cleaned_data["skip"]
    person = person_or_404(case, told.person_id) if told.person_id else None
    try:
        skipped = deeds.skip_step(by=request.user, case=case, step=told.step, person=person, reason=told.reason)
    except deeds.CannotSkip:
        messages.info(request, _("The step was not skipped: it is done already, or each adult must have it."))
        return redirect(case)
    return redirect(f"{case.get_absolute_url()}#{_place(skipped)}")


@casework_view
@require_http_methods(["POST"])
def take_up(request: CaseworkRequest, case_id: UUID, skipped_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    skipped = get_object_or_404(SkippedStep.objects.select_related("case", "person"), case=case, pk=skipped_id)
    deeds.take_up_step(by=request.user, skipped=skipped)
    return redirect(f"{case.get_absolute_url()}#{_place(skipped)}")


def _place(skipped: SkippedStep) -> str:
    """Where on the first page the step stands."""
    return f"{skipped.step}.{skipped.person_id}" if skipped.person_id else skipped.step


@casework_view
@require_http_methods(["POST"])
def move(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """One tap: the work waits for somebody, or goes on; it was not handed in after all."""
    case = case_or_404(request, case_id)
    form = TurnForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no such turn")
    try:
        _move(request, case, Turn(form.cleaned_data["turn"]))
    except WrongStatus:
        messages.info(request, _("Nothing was changed: the case stood elsewhere by now. Look at where it stands."))
    return redirect(case)


def _move(request: CaseworkRequest, case: Case, turn: Turn) -> None:
    if turn == Turn.GO_ON:
        turns.go_on(by=request.user, case=case)
    elif turn == Turn.UNDO_SUBMIT:
        turns.undo_submitted(by=request.user, case=case)
    else:
        client = turn == Turn.WAIT_FOR_CLIENT
        for_what = CaseStatus.WAITING_CLIENT if client else CaseStatus.WAITING_DOCUMENT
        turns.wait(by=request.user, case=case, for_what=for_what)


@casework_view
@require_http_methods(["GET", "POST"])
def submit(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """The day on which the client handed in the application. The client hands it in; this only notes it."""
    case = case_or_404(request, case_id)
    form = SubmittedForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            turns.note_submitted(by=request.user, case=case, **form.cleaned_data)
            messages.success(request, _("Noted."))
        except WrongStatus:
            messages.info(request, _("Nothing was changed: the case stood elsewhere by now. Look at where it stands."))
        return redirect(case)
    return render(request, "casework/submit_case.html", {"case": case, "form": form})
