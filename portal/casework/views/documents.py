"""The household's papers: the application with what is missing in it, the other kinds, and the PDF."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.blanks.errors import CannotBeFilled, UnknownFile
from portal.blanks.released import ReleasedBlank, released_blank, released_blanks
from portal.casework.deeds import agency_forms, applying
from portal.casework.deeds import documents as deeds
from portal.casework.deeds.agency_forms import preview
from portal.casework.deeds.people import people_of, show_people
from portal.casework.documents.kinds import Kind
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.forms.papers import ApplicationForm, PaperForm, form_for
from portal.casework.lists.papers import papers_of
from portal.casework.making import NOT_AS_IT_STANDS, Making, of_household
from portal.casework.models import Case, IssuedDocument, Part
from portal.casework.steps.completeness import check
from portal.casework.steps.desk import desk_of
from portal.drawing.errors import DocumentFailed, DocumentTooLarge


@casework_view
@require_http_methods(["GET", "POST"])
def issue(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What is made, what is missing and who can supply it, and then the application, as it stands if that is wanted."""
    case = case_or_404(request, case_id)
    people = people_of(case)
    desk = desk_of(case, people)
    completeness = check(desk)
    applying = [person for person in people if person.part == Part.IN]
    form = ApplicationForm(request.POST or None, readers=applying, is_complete=not completeness.lacks)
    if request.method == "POST" and form.is_valid() and made(form, request, case=case, reason=form.reason):
        return redirect("casework:issue_document", case.pk)
    show_people(by=request.user, case=case, people=people)
    context = {
        "case": case,
        "form": form,
        "desk": desk,
        "completeness": completeness,
        "papers": papers_of(case),
        "makings": [making for making in of_household() if making.kind is not Kind.APPLICATION],
        "blanks": released_blanks(),
        "people": people,
    }
    return render(request, "casework/issue_document.html", context)


@casework_view
@require_http_methods(["GET", "POST"])
def make(request: CaseworkRequest, case_id: UUID, paper: str) -> HttpResponse:
    """One of the household's other papers."""
    case = case_or_404(request, case_id)
    making = _making(paper)
    people = people_of(case)
    form = form_for(making, request.POST or None, case=case, people=people)
    if request.method == "POST" and form.is_valid() and made(form, request, case=case, kind=making.kind):
        return redirect("casework:issue_document", case.pk)
    show_people(by=request.user, case=case, people=people)
    context = {"case": case, "form": form, "making": making}
    return render(request, "casework/make_paper.html", context)


def _making(slug: str) -> Making:
    found = next((one for one in of_household() if one.slug == slug and one.kind is not Kind.APPLICATION), None)
    if found is None:
        raise Http404
    return found


@casework_view
@require_http_methods(["GET", "POST"])
def make_agency_form(request: CaseworkRequest, case_id: UUID, blank_id: int) -> HttpResponse:
    """The agency's own blank: what it leaves empty and what does not go into it, and then the blank filled in."""
    case = case_or_404(request, case_id)
    blank = released_blank(blank_id)
    if blank is None:
        raise Http404
    people = people_of(case)
    desk = desk_of(case, people)
    completeness = check(desk)
    form = ApplicationForm(request.POST or None, readers=[], is_complete=not completeness.lacks)
    del form.fields["language"]
    if request.method == "POST" and form.is_valid() and filled(form, request, case=case, blank=blank):
        return redirect("casework:issue_document", case.pk)
    show_people(by=request.user, case=case, people=people)
    context = {
        "case": case,
        "form": form,
        "blank": blank,
        "completeness": completeness,
        "plan": preview(blank, desk.situation, lacks=completeness.lacks),
    }
    return render(request, "casework/make_agency_form.html", context)


def made(form: PaperForm, request: CaseworkRequest, **order: Any) -> bool:
    """Make it; or say on the form why it cannot be made, whereupon everything that was chosen stays."""
    told = {"language": form.beside, "told": form.told, "request_key": form.cleaned_data["request_key"]}
    return _done(form, request, lambda: deeds.issue_document(by=request.user, **told, **order))


def filled(form: ApplicationForm, request: CaseworkRequest, *, case: Case, blank: ReleasedBlank) -> bool:
    """The same for the agency's blank."""
    told = {"reason": form.reason, "request_key": form.cleaned_data["request_key"]}
    return _done(form, request, lambda: agency_forms.fill_agency_form(by=request.user, case=case, blank=blank, **told))


def _done(form: PaperForm, request: CaseworkRequest, make: Callable[[], IssuedDocument]) -> bool:
    try:
        make()
    except applying.VoiceMissing:
        refusal = _("A joint application needs a talk and a confirmation of each adult alone. See below who is left.")
    except applying.ChildrenAlone:
        refusal = _("A child does not apply alone. A guardian (god man) and the social services come first.")
    except applying.NobodyApplies:
        refusal = _("Nobody in the case is part of the application.")
    except applying.ReasonMissing:
        refusal = _("Something is missing now that was not missing before. See below what it is.")
    except NOT_AS_IT_STANDS:
        refusal = _("This paper cannot be made as things stand. Look at what you have chosen.")
    except CannotBeFilled:
        refusal = _("The agency’s form has no room for what is to be written in it. See below what it is.")
    except UnknownFile:
        refusal = _("The agency’s form has been changed since it was released. Ask the coordinator.")
    except DocumentTooLarge:
        refusal = _("The case holds more than the document has room for.")
    except DocumentFailed:
        refusal = _("The document could not be made just now. Nothing is lost; try again in a while.")
    else:
        messages.success(request, _("The document is made. Fetch it below."))
        return True
    form.add_error(None, refusal)
    return False


@casework_view
@require_safe
def fetch(request: CaseworkRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """One of the household's papers. A person's own is not here."""
    case = case_or_404(request, case_id)
    document = get_object_or_404(
        IssuedDocument.objects.of_household().select_related("case"), case=case, pk=document_id
    )
    return fetched(request, document) or redirect("casework:issue_document", case.pk)


def fetched(request: CaseworkRequest, document: IssuedDocument) -> HttpResponse | None:
    """The PDF, as an attachment: a browser must not keep a page of it. None where it is no longer kept."""
    try:
        pdf = deeds.fetch_document(by=request.user, document=document)
    except deeds.DocumentForgotten:
        messages.info(request, _("This document is no longer kept. Make a new one."))
        return None
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{document.file_name}"'
    return response
