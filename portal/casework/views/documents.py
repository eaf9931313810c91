"""The pre-filled application: what is missing before it is issued, and the PDF."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds import documents as deeds
from portal.casework.deeds.people import people_of, show_people
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view
from portal.casework.forms.cases import IssueForm
from portal.casework.models import IssuedDocument
from portal.casework.steps.completeness import check
from portal.casework.steps.desk import desk_of
from portal.drawing.errors import DocumentFailed, DocumentTooLarge


@casework_view
@require_http_methods(["GET", "POST"])
def issue(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What is missing and what is not told, and then the document, if that is wanted as it stands."""
    case = case_or_404(request, case_id)
    people = people_of(case)
    form = IssueForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.issue_document(by=request.user, case=case, **form.cleaned_data)
        except deeds.VoiceMissing:
            form.add_error(
                None,
                _("A joint application needs a talk and a confirmation of each adult alone. See below who is left."),
            )
        except deeds.NobodyApplies:
            form.add_error(None, _("Nobody in the case is part of the application."))
        except DocumentTooLarge:
            form.add_error(None, _("The case holds more than the document has room for."))
        except DocumentFailed:
            form.add_error(None, _("The document could not be made just now. Nothing is lost; try again in a while."))
        else:
            messages.success(request, _("The document is made. Fetch it below."))
            return redirect("casework:issue_document", case.pk)
    show_people(by=request.user, case=case, people=people)
    desk = desk_of(case, people)
    context = {"case": case, "form": form, "desk": desk, "completeness": check(desk)}
    return render(request, "casework/issue_document.html", context)


@casework_view
@require_safe
def fetch(request: CaseworkRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """The PDF, as an attachment: a browser must not keep a page of it."""
    case = case_or_404(request, case_id)
    document = get_object_or_404(IssuedDocument.objects.select_related("case"), case=case, pk=document_id)
    try:
        pdf = deeds.fetch_document(by=request.user, document=document)
    except deeds.DocumentForgotten:
        messages.info(request, _("This document is no longer kept. Make a new one."))
        return redirect("casework:issue_document", case.pk)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="underlag-{case.reference}.pdf"'
    return response
