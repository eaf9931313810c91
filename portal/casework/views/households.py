"""What concerns several people of a case: adding them at once, what they have in common, couples and custody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.casework.deeds import couples as couple_deeds
from portal.casework.deeds import people as deeds
from portal.casework.deeds.copying import copy_facts
from portal.casework.deeds.custody import custody_of, note_custody
from portal.casework.deeds.newcomers import NewcomerRefused, add_people
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.couples import PairForm
from portal.casework.forms.custody import CustodiesForm
from portal.casework.forms.household import CopyForm, NewcomersForm
from portal.casework.models import CoupleKind
from portal.casework.people.roles import Role, children_of, is_without_adults, role_of


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def add_household(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Several people on one page."""
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    form = NewcomersForm(typed(request), people=people)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["request_key"]
        try:
            added = add_people(by=request.user, case=case, newcomers=form.newcomers, request_key=key, known=form.known)
        except NewcomerRefused as refused:
            _explain(form, refused)
        else:
            word = ngettext("%(count)s person is added.", "%(count)s persons are added.", len(added))
            messages.success(request, word % {"count": len(added)})
            return redirect(case)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/add_household.html", {"case": case, "form": form, "people": people})


def _explain(form: NewcomersForm, refused: NewcomerRefused) -> None:
    row = form.filled[refused.place]
    match refused.why:
        case deeds.SamePersonTwice():
            row.add_error("number", _("Somebody else in this case has this number."))
        case deeds.NoMoreRoom():
            form.add_error(None, _("A case has no room for more people. Open another case for the others."))
        case _:
            row.add_error("relation", _("One of them is in a couple already."))


@casework_view
@require_http_methods(["GET", "POST"])
def copy_facts_over(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What several people have in common, told once."""
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    begins = {"source": request.GET.get("fran", str(people[0].pk) if people else "")}
    form = CopyForm(
        request.POST if request.method == "POST" else None, people=people, on=case.applied_on, initial=begins
    )
    if request.method == "POST" and form.is_valid():
        filled = copy_facts(
            by=request.user,
            case=case,
            source=form.source_person,
            to=form.others,
            groups=form.cleaned_data["groups"],
            known=form.known,
        )
        word = ngettext("Filled in for %(count)s person.", "Filled in for %(count)s persons.", len(filled))
        messages.success(request, word % {"count": len(filled)} if filled else _("There was nothing to fill in."))
        return redirect(case)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/copy_facts.html", {"case": case, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def custody(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Who has custody of the children."""
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    children = children_of(people, case.applied_on)
    adults = [person for person in people if role_of(person, case.applied_on) is not Role.CHILD]
    form = CustodiesForm(
        request.POST if request.method == "POST" else None, children=children, adults=adults, told=custody_of(children)
    )
    if request.method == "POST" and form.is_valid():
        for child, told in form.said:
            note_custody(by=request.user, child=child, told=told)
        messages.success(request, _("Saved."))
        return redirect(case)
    deeds.show_people(by=request.user, case=case, people=people)
    alone = is_without_adults(people, case.applied_on)
    return render(request, "casework/custody.html", {"case": case, "form": form, "without_adults": alone})


@casework_view
@require_http_methods(["GET", "POST"])
def couples(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Who are spouses or cohabiting partners, that nobody else is, or that it is not told."""
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    alone = [person for person in people if person.partner_id is None]
    single = [person for person in alone if role_of(person, case.applied_on) is not Role.CHILD]
    form = PairForm(request.POST if request.method == "POST" else None, people=single)
    if request.method == "POST" and form.is_valid():
        one, other = form.couple
        try:
            couple_deeds.pair(by=request.user, one=one, other=other, kind=form.cleaned_data["kind"])
            messages.success(request, _("Saved: they are a couple."))
        except couple_deeds.AlreadyInCouple:
            messages.error(request, _("One of them is in a couple already."))
        return redirect("casework:couples", case.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    partners = {person.pk: person for person in people}
    both = [(one, partners[one.partner_id]) for one in people if one.partner_id]
    pairs = [
        (one, other, CoupleKind(one.couple_kind).label if one.couple_kind else "")
        for one, other in both
        if one.order < other.order
    ]
    context = {"case": case, "form": form, "pairs": pairs, "single": single}
    return render(request, "casework/couples.html", context)


@casework_view
@require_http_methods(["POST"])
def tell_couples(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """That nobody else is a couple, or that it is not told."""
    case = case_or_404(request, case_id)
    told = request.POST.get("told") != "no"
    couple_deeds.tell_couples(by=request.user, case=case, told=told)
    messages.success(request, _("Saved: nobody else is a couple.") if told else _("Saved: it is not told."))
    return redirect("casework:couples", case.pk)


@casework_view
@require_http_methods(["POST"])
def unpair(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    couple_deeds.unpair(by=request.user, person=person_or_404(case, person_id))
    messages.success(request, _("Saved: they are not a couple."))
    return redirect("casework:couples", case.pk)
