"""The cases of the unit, for its head: who has which, and letting somebody else have it. Nothing about any client."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.models import User
from portal.casework.deeds import access as deeds
from portal.casework.doors.access import CaseworkRequest, casework_view, municipality_of
from portal.casework.forms.access import MOST_AT_ONCE, FindForm, GiveAccessForm, HandOverForm, chosen_cases
from portal.casework.lists import unit
from portal.casework.models import Assignment, AssignmentRole, UnitCase


@casework_view
@require_safe
def unit_cases(request: CaseworkRequest) -> HttpResponse:
    """References, states, days, who has them: searched by reference, by who has them, or those without anybody."""
    here = municipality_of(request)
    form = FindForm(request.GET)
    shown = request.GET.get("visa", FindForm.OPEN)
    holders = unit.holders_in(here)
    colleague = _colleague(request, holders)
    page = unit.unit_page(
        here,
        closed=shown == FindForm.CLOSED,
        without_anybody=shown == FindForm.WITHOUT,
        reference=form.cleaned_data["referens"] if form.is_valid() else "",
        colleague=colleague,
        after=_uuid(request.GET.get("efter", "")),
    )
    context = {"page": page, "form": form, "shown": shown, "holders": holders, "colleague": colleague}
    return render(request, "casework/unit_cases.html", {**context, "FindForm": FindForm, "further": _further(request)})


def _colleague(request: CaseworkRequest, holders: QuerySet[User]) -> User | None:
    wanted = request.GET.get("handlaggare", "")
    return (
        holders.filter(pk=int(wanted)).first() if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else None
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _further(request: CaseworkRequest) -> str:
    """The search in the address, without the page."""
    kept = request.GET.copy()
    kept.pop("efter", None)
    return kept.urlencode()


@casework_view
@require_http_methods(["GET", "POST"])
def assign_cases(request: CaseworkRequest) -> HttpResponse:
    """Let a colleague work with the cases that are ticked in the list."""
    asked = request.POST if request.method == "POST" else request.GET
    cases = list(UnitCase.objects.filter(pk__in=chosen_cases(asked.getlist("arende"))).order_by("reference"))
    if not cases:
        messages.info(request, _("Tick one or more cases first."))
        return redirect("casework:unit_cases")
    form = _give_form(request, protected=any(case.has_protected for case in cases))
    if request.method == "POST" and form.is_valid():
        for case in cases:
            _give(request, case, form.cleaned_data)
        _say_given(request, form.cleaned_data["colleague"], len(cases))
        return redirect("casework:unit_cases")
    return render(request, "casework/assign_cases.html", {"cases": cases, "form": form})


def _give_form(request: CaseworkRequest, *, protected: bool) -> GiveAccessForm:
    told = request.POST if request.method == "POST" else None
    return GiveAccessForm(told, colleagues=unit.colleagues_in(municipality_of(request)), protected=protected)


def _give(request: CaseworkRequest, case: UnitCase, told: dict[str, Any]) -> None:
    deeds.give_access(
        by=request.user,
        case_id=case.pk,
        to=told["colleague"],
        role=AssignmentRole(told["role"]),
        reason=told["reason"],
        since=told["since"],
        until=told["until"],
        named=told.get("named", False),
    )


def _say_given(request: CaseworkRequest, colleague: User, cases: int) -> None:
    said = ngettext("%(name)s now has access to %(cases)s case.", "%(name)s now has access to %(cases)s cases.", cases)
    messages.success(request, said % {"name": colleague.name, "cases": cases})


@casework_view
@require_http_methods(["GET", "POST"])
def hand_over(request: CaseworkRequest) -> HttpResponse:
    """Let one colleague go on with all that another has: for a time away, or when she has left."""
    here = municipality_of(request)
    initial = {"giver": _colleague(request, unit.holders_in(here))}
    told = request.POST if request.method == "POST" else None
    form = HandOverForm(told, initial=initial, givers=unit.holders_in(here), colleagues=unit.colleagues_in(here))
    if request.method == "POST" and form.is_valid():
        giver, to = form.cleaned_data["giver"], form.cleaned_data["colleague"]
        cases = unit.cases_of(giver, here)
        handed = deeds.hand_over(
            by=request.user, case_ids=cases[:MOST_AT_ONCE], giver=giver, to=to,
            reason=form.cleaned_data["reason"], until=form.cleaned_data["until"],
        )  # fmt: skip
        _say_handed(request, handed, left=len(cases[MOST_AT_ONCE:]))
        return redirect("casework:unit_cases")
    return render(request, "casework/hand_over.html", {"form": form})


def _say_handed(request: CaseworkRequest, handed: deeds.Handed, *, left: int) -> None:
    said = ngettext("%(cases)s case is handed over.", "%(cases)s cases are handed over.", handed.done)
    messages.success(request, said % {"cases": handed.done})
    if handed.kept:
        messages.warning(
            request,
            _("Nobody else has these cases, so they stay as they were: %(references)s.")
            % {"references": ", ".join(handed.kept[:20])},
        )
    if left:
        messages.warning(request, _("%(cases)s cases are left: hand over once more.") % {"cases": left})


@casework_view
@require_http_methods(["GET", "POST"])
def unit_case(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Who has had access to one case, when and why; giving it to one more."""
    case = get_object_or_404(UnitCase, pk=case_id)
    form = _give_form(request, protected=case.has_protected)
    if request.method == "POST" and form.is_valid():
        _give(request, case, form.cleaned_data)
        _say_given(request, form.cleaned_data["colleague"], 1)
        return redirect(case)
    row = unit.unit_row(municipality_of(request), case)
    current = [holder.assignment.pk for holder in row.holders]
    earlier = Assignment.objects.filter(case_id=case.pk).exclude(pk__in=current).select_related("user", "given_by")
    context = {"case": case, "row": row, "earlier": earlier.order_by("-until"), "form": form}
    return render(request, "casework/unit_case.html", context)


@casework_view
@require_http_methods(["POST"])
def end_access(request: CaseworkRequest, case_id: UUID, assignment_id: UUID) -> HttpResponse:
    """A head ends somebody's access."""
    case = get_object_or_404(UnitCase, pk=case_id)
    try:
        deeds.end_access(by=request.user, assignment=_assignment(case, assignment_id))
        messages.success(request, _("The access has ended."))
    except deeds.LastAssignment:
        messages.error(request, _("Somebody must have access to the case. Give it to a colleague first."))
    return redirect(case)


@casework_view
@require_http_methods(["POST"])
def name_for_protected(request: CaseworkRequest, case_id: UUID, assignment_id: UUID) -> HttpResponse:
    """A head says who may work with a case in which somebody has protected identity."""
    case = get_object_or_404(UnitCase, pk=case_id)
    named = request.POST.get("named") == "yes"
    deeds.name_for_protected(by=request.user, assignment=_assignment(case, assignment_id), named=named)
    said = _("Your colleague may now open the case.") if named else _("Your colleague may no longer open the case.")
    messages.success(request, said)
    return redirect(case)


def _assignment(case: UnitCase, assignment_id: UUID) -> Assignment:
    return get_object_or_404(Assignment.objects.not_ended(), case_id=case.pk, pk=assignment_id)
