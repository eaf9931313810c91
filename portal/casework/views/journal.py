"""One person's notes: written, corrected, looked through, and printed for the person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds.notes import print_notes, read_notes, write_note
from portal.casework.deeds.people import read_person
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.drafts import typed
from portal.casework.forms.journal import NoteForm, SearchNotesForm
from portal.casework.models import Case, Person
from portal.casework.talking.notebook import notebook, words_around
from portal.settings.languages import ON_PAPER, described


@casework_view
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "POST"])
def notes(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    search = SearchNotesForm(request.POST if "find" in request.POST else None)
    if search.is_bound:
        return _show(request, case, person, form=NoteForm(notes=person.notes), search=search)
    form = NoteForm(typed(request), notes=person.notes, initial=_known(request, person))
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
    return _show(request, case, person, form=form, search=search)


def _show(
    request: CaseworkRequest, case: Case, person: Person, *, form: NoteForm, search: SearchNotesForm
) -> HttpResponse:
    read_person(by=request.user, person=person)
    written = read_notes(by=request.user, person=person)
    find = search.cleaned_data["find"] if search.is_bound and search.is_valid() else ""
    context = {
        "case": case,
        "person": person,
        "form": form,
        "search": search,
        "count": len(written),
        "notebook": notebook(written, number=request.GET.get("page"), find=find),
        "corrected": next((note for note in written if str(note.pk) == str(form["corrects"].value() or "")), None),
    }
    return render(request, "casework/notes.html", context)


def _known(request: CaseworkRequest, person: Person) -> dict[str, Any]:
    """Only a note about this person can be corrected here; an address that says another is read as saying none."""
    wanted = request.GET.get("corrects") if request.method == "GET" else None
    known = {str(pk) for pk in person.notes.values_list("pk", flat=True)} if wanted else set()
    return {"corrects": wanted} if wanted in known else {}


@casework_view
@require_safe
def notes_print(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """All that is written about one person, as a sheet for the person herself. Making it is an event of its own."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    language = described(person.language)
    context = {
        "case": case,
        "person": person,
        "notes": print_notes(by=request.user, person=person),
        "sides": words_around(person),
        "lacking": None if language in ON_PAPER else language,
    }
    return render(request, "casework/notes_print.html", context)
