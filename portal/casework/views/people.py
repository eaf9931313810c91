"""The people of a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.conflict import Conflict, conflict_of, settled
from portal.casework.deeds import people as deeds
from portal.casework.desk import desk_of
from portal.casework.forms.cases import PairForm
from portal.casework.forms.people import AddPersonForm, ChangePersonForm, PersonForm
from portal.casework.household import edition_on
from portal.casework.models import Case, Person


@casework_view
@require_http_methods(["GET", "POST"])
def add_person(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    edition = edition_on(case.applied_on)
    form = AddPersonForm(request.POST or None, case=case, edition=edition, people=people)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["request_key"]
        try:
            person = deeds.add_person(by=request.user, case=case, values=form.values, request_key=key)
        except deeds.SamePersonTwice:
            _same_person_twice(form)
        except deeds.NoMoreRoom:
            form.add_error(None, _("A case has no room for more people. Open another case for the others."))
        else:
            messages.success(request, _("The person is added."))
            return redirect("casework:person", case.pk, person.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/add_person.html", {"case": case, "form": form})


@casework_view
@require_http_methods(["GET", "POST"])
def person(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person's facts beside the assessment. Saving comes back here; a conflict shows both versions."""
    case = case_or_404(request, case_id)
    found = person_or_404(case, person_id)
    people = deeds.people_of(case)
    edition = edition_on(case.applied_on)
    data = settled(request.POST, found) if request.method == "POST" else None
    form = ChangePersonForm(data, case=case, edition=edition, people=people, person=found)
    if data is not None and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            deeds.change_person(by=request.user, person=found, version=version, values=form.values)
        except deeds.EditConflict as refused:
            conflict = conflict_of(form, refused.current, since=version)
            deeds.show_people(by=request.user, case=case, people=conflict.people)
            return _show_conflict(request, conflict)
        except deeds.SamePersonTwice:
            _same_person_twice(form)
        else:
            messages.success(request, _("Saved. The assessment beside is up to date."))
            return redirect("casework:person", case.pk, found.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/person.html", _person_page(case, people, found, form))


def _person_page(case: Case, people: list[Person], person: Person, form: PersonForm) -> dict[str, object]:
    desk = desk_of(case, people)
    return {
        "case": case,
        "person": person,
        "form": form,
        "desk": desk,
        "card": desk.card_of(person),
        "may_remove": deeds.may_remove(person),
        "known_elsewhere": deeds.is_known_in_another_case(person),
    }


def _same_person_twice(form: PersonForm) -> None:
    form.add_error("identity_number", _("Somebody else in this case has this number."))


def _show_conflict(request: CaseworkRequest, conflict: Conflict) -> HttpResponse:
    context = {"case": conflict.current.case, "person": conflict.current, "conflict": conflict}
    return render(request, "casework/conflict.html", context, status=409)


@casework_view
@require_http_methods(["GET", "POST"])
def remove_person(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    found = person_or_404(case, person_id)
    if request.method == "POST":
        try:
            deeds.remove_person(by=request.user, person=found)
            messages.success(request, _("The person is removed from the case."))
        except deeds.CannotRemove:
            messages.error(request, _("The person cannot be removed: something is written about the person."))
        return redirect(case)
    deeds.read_person(by=request.user, person=found)
    return render(request, "casework/remove_person.html", {"case": case, "person": found})


@casework_view
@require_http_methods(["GET", "POST"])
def couples(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """Who are spouses or cohabiting partners."""
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    single = [person for person in people if person.partner_id is None]
    form = PairForm(request.POST or None, people=single)
    if request.method == "POST" and form.is_valid():
        one, other = form.couple
        try:
            deeds.pair(by=request.user, one=one, other=other)
            messages.success(request, _("Saved: they are a couple."))
        except deeds.AlreadyInCouple:
            messages.error(request, _("One of them is in a couple already."))
        return redirect("casework:couples", case.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    partners = {person.pk: person for person in people}
    both = [(one, partners[one.partner_id]) for one in people if one.partner_id]
    pairs = [(one, other) for one, other in both if one.order < other.order]
    return render(request, "casework/couples.html", {"case": case, "form": form, "pairs": pairs, "single": single})


@casework_view
@require_http_methods(["POST"])
def unpair(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    deeds.unpair(by=request.user, person=person_or_404(case, person_id))
    messages.success(request, _("Saved: they are not a couple."))
    return redirect(reverse("casework:couples", args=[case.pk]))
