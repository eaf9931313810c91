"""What is forgotten, and when; and keeping one case longer."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.casework.deeds.forgetting import (
    decide_on_advice,
    end_advice_decision,
    end_longer_keeping,
    keep_longer,
    leads_in,
)
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.drafts import typed
from portal.casework.forgetting.due import forgotten_soon, warned_in
from portal.casework.forgetting.rules import DOERS, RULES
from portal.casework.forms.forgetting import AdviceDecisionForm, KeepLongerForm
from portal.casework.models import AdviceDecision, Case, KeepGround


@casework_view
@require_safe
def what_is_forgotten(request: CaseworkRequest) -> HttpResponse:
    """The table of retention, and what is forgotten soon: one's own cases, and for a head the municipality's."""
    municipality_id = cast(int, request.membership.municipality_id)
    mine = forgotten_soon(Case.objects.visible_to(request.user).filter(forgotten_soon__isnull=False))
    context = {
        "rules": [(rule, DOERS[rule.doer]) for rule in RULES],
        "mine": mine.values(),
        "leads": leads_in(request.user, municipality_id),
        "all_soon": warned_in(municipality_id),
        "decision": AdviceDecision.objects.filter(municipality=municipality_id, ended_at=None).first(),
    }
    return render(request, "casework/what_is_forgotten.html", context)


@casework_view
@require_http_methods(["GET", "POST"])
def advice_decision(request: CaseworkRequest) -> HttpResponse:
    """A head notes what the municipality has decided about advice without a file."""
    municipality_id = cast(int, request.membership.municipality_id)
    form = AdviceDecisionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        decide_on_advice(by=request.user, municipality_id=municipality_id, **form.cleaned_data)
        messages.success(request, _("The decision is saved."))
        return redirect("casework:what_is_forgotten")
    return render(request, "casework/advice_decision.html", {"form": form})


@casework_view
@require_POST
def end_advice(request: CaseworkRequest) -> HttpResponse:
    municipality_id = cast(int, request.membership.municipality_id)
    end_advice_decision(by=request.user, municipality_id=municipality_id)
    messages.success(request, _("The decision no longer holds. Cases without a note are kept as files."))
    return redirect("casework:what_is_forgotten")


@casework_view
@require_http_methods(["GET", "POST"])
def keep_case_longer(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    form = KeepLongerForm(typed(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        ground = KeepGround(told["ground"])
        keep_longer(by=request.user, case=case, ground=ground, reason=told["reason"], request_key=told["request_key"])
        messages.success(request, _("The case is kept until somebody ends it here."))
        return redirect("casework:keep_longer", case.pk)
    keepings = case.longer_keepings.select_related("kept_by", "ended_by")
    due = forgotten_soon([case]).get(case.pk)
    return render(request, "casework/keep_longer.html", {"case": case, "form": form, "keepings": keepings, "due": due})


@casework_view
@require_POST
def end_keeping_longer(request: CaseworkRequest, case_id: UUID, keeping_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    end_longer_keeping(by=request.user, keeping=get_object_or_404(case.longer_keepings, pk=keeping_id))
    messages.success(request, _("The case is no longer kept longer than the rules say."))
    return redirect("casework:keep_longer", case.pk)
