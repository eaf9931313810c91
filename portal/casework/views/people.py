"""One person of a case: added, told about, taken out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from portal.casework.deeds import people as deeds
from portal.casework.deeds.protection import CannotProtect
from portal.casework.deeds.sources import sources_of
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.people import AddPersonForm, ChangePersonForm, PersonForm
from portal.casework.forms.taking_over import asked_to_copy, with_copies
from portal.casework.models import Case, Person
from portal.casework.people.conflict import Conflict, conflict_of, settled
from portal.casework.people.household import edition_on
from portal.casework.people.roles import Role, is_without_adults, role_of
from portal.casework.people.supposing import supposed
from portal.casework.steps.desk import desk_of


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def add_person(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    people = deeds.people_of(case)
    common: dict[str, Any] = {"case": case, "edition": edition_on(case.applied_on), "people": people}
    form = AddPersonForm(typed(request), **common)
    if asked_to_copy(request.POST):
        form = AddPersonForm(shown=with_copies(request.POST, people=people, to=None, on=case.applied_on), **common)
    elif request.method == "POST" and form.is_valid():
        key = form.cleaned_data["request_key"]
        try:
            person = deeds.add_person(by=request.user, case=case, values=form.values, request_key=key, known=form.known)
        except deeds.SamePersonTwice:
            _same_person_twice(form)
        except CannotProtect:
            _cannot_protect(form)
        except deeds.NoMoreRoom:
            form.add_error(None, _("A case has no room for more people. Open another case for the others."))
        else:
            messages.success(request, _("The person is added."))
            return redirect("casework:person", case.pk, person.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/add_person.html", {"case": case, "form": form})


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def person(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person's facts beside the assessment. Saving comes back here; a conflict shows both versions."""
    case = case_or_404(request, case_id)
    found = person_or_404(case, person_id)
    people = deeds.people_of(case)
    if asked_to_copy(request.POST):
        shown = with_copies(request.POST, people=people, to=found, on=case.applied_on)
        form = _form(case, people, found, shown=shown)
        deeds.show_people(by=request.user, case=case, people=people)
        messages.info(request, _("Filled in below, and not saved yet. Look it through, and save."))
        return render(request, "casework/person.html", _person_page(case, people, found, form))
    sources = sources_of([found])[found.pk]
    data = settled(request.POST, found, sources) if request.method == "POST" else typed(request)
    form = _form(case, people, found, data)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, form, found)
        except deeds.EditConflict as refused:
            return _show_conflict(request, conflict_of(form, refused.current, since=form.cleaned_data["version"]))
        except deeds.SamePersonTwice:
            _same_person_twice(form)
        except CannotProtect:
            _cannot_protect(form)
        else:
            messages.success(request, _("Saved. The assessment beside is up to date."))
            return redirect("casework:person", case.pk, found.pk)
    deeds.show_people(by=request.user, case=case, people=people)
    return render(request, "casework/person.html", _person_page(case, people, found, form))


def _form(
    case: Case, people: list[Person], person: Person, data: QueryDict | None = None, **more: Any
) -> ChangePersonForm:
    return ChangePersonForm(
        data,
        case=case,
        edition=edition_on(case.applied_on),
        people=people,
        person=person,
        saved_sources=sources_of([person])[person.pk],
        **more,
    )


def _save(request: CaseworkRequest, form: ChangePersonForm, person: Person) -> None:
    deeds.change_person(
        by=request.user,
        person=person,
        version=form.cleaned_data["version"],
        values=form.values,
        known=form.known,
        sources=form.sources,
    )


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["POST"])
def person_assessment(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """How it would stand with what is typed now, saving nothing: the part beside, or without script the whole page."""
    case = case_or_404(request, case_id)
    found = person_or_404(case, person_id)
    people = deeds.people_of(case)
    form = _form(case, people, found, request.POST)
    form.full_clean()
    now = supposed(form, people, found)
    deeds.show_people_again(by=request.user, case=case, people=people)
    if "X-Part" not in request.headers:
        context = {**_person_page(case, now, found, form), "is_tried": True}
        return render(request, "casework/person.html", context)
    desk = desk_of(case, now)
    context = {"case": case, "desk": desk, "card": desk.card_of(found), "is_tried": True}
    return render(request, "casework/_assessment.html", context)


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
        "is_child": role_of(person, case.applied_on) is Role.CHILD,
        "without_adults": is_without_adults(people, case.applied_on),
    }


def _cannot_protect(form: PersonForm) -> None:
    text = _(
        "You opened the case in an emergency. Ask the head of unit, or a colleague who has the case, to note this."
    )
    form.add_error("protected_identity", text)


def _same_person_twice(form: PersonForm) -> None:
    form.add_error("identity_number", _("Somebody else in this case has this number."))


def _show_conflict(request: CaseworkRequest, conflict: Conflict) -> HttpResponse:
    case = conflict.current.case
    deeds.show_people(by=request.user, case=case, people=conflict.people)
    context = {"case": case, "person": conflict.current, "conflict": conflict}
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
