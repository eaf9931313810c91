"""One person's notes, and what she has been told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.casework.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.deeds.information import give_information
from portal.casework.deeds.notes import read_notes, write_note
from portal.casework.deeds.people import read_person
from portal.casework.forms.journal import InformationForm, NoteForm
from portal.casework.models import InformationTopic


@casework_view
@require_http_methods(["GET", "POST"])
def notes(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    initial = {"corrects": request.GET.get("corrects")} if request.method == "GET" else {}
    form = NoteForm(request.POST or None, notes=person.notes, initial=_known(initial, person))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        write_note(
            by=request.user,
            person=person,
            text=told["text"],
            corrects=told["corrects"],
            request_key=told["request_key"],
        )
        messages.success(request, _("The note is saved."))
        return redirect("casework:notes", case.pk, person.pk)
    read_person(by=request.user, person=person)
    written = read_notes(by=request.user, person=person)
    corrected = next((note for note in written if str(note.pk) == str(form["corrects"].value() or "")), None)
    context = {"case": case, "person": person, "form": form, "notes": written, "corrected": corrected}
    return render(request, "casework/notes.html", context)


def _known(initial: dict[str, Any], person: Any) -> dict[str, Any]:
    """Only a note about this person can be corrected here; an address that says another is read as saying none."""
    known = {str(pk) for pk in person.notes.values_list("pk", flat=True)}
    return {name: value for name, value in initial.items() if value in known}


@casework_view
@require_http_methods(["GET", "POST"])
def information(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    form = InformationForm(request.POST or None, initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        give_information(by=request.user, person=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("casework:information", case.pk, person.pk)
    read_person(by=request.user, person=person)
    topics = InformationTopic.values
    written = person.information.select_related("given_by")
    given = sorted(written, key=lambda one: (one.given_on, topics.index(one.topic)))
    return render(request, "casework/information.html", {"case": case, "person": person, "form": form, "given": given})
