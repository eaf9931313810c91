"""One person's own papers. Nobody else's are on these pages, and the log names whose they are."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds.people import read_person
from portal.casework.documents.power_of_attorney import PROTECTED
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.forms.papers import form_for
from portal.casework.lists.papers import papers_of
from portal.casework.making import for_person
from portal.casework.models import IssuedDocument

from .documents import fetched, made


@casework_view
@require_safe
def papers(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """What was made for one person, and what can be made."""
    case = case_or_404(request, case_id)
    person = read_person(by=request.user, person=person_or_404(case, person_id))
    makings = for_person(person, case.applied_on)
    context = {"case": case, "person": person, "papers": papers_of(case, person), "makings": makings}
    return render(request, "casework/person_papers.html", context)


@casework_view
@require_http_methods(["GET", "POST"])
def make(request: CaseworkRequest, case_id: UUID, person_id: UUID, paper: str) -> HttpResponse:
    """One kind of paper for one person."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    making = next((one for one in for_person(person, case.applied_on) if one.slug == paper), None)
    if making is None:
        raise Http404
    form = form_for(
        making,
        request.POST or None,
        case=case,
        people=[person],
        person=person,
        receiver=request.user.name,
        letter=request.GET.get("brev", ""),
    )
    if request.method == "POST" and form.is_valid() and made(form, request, case=case, kind=making.kind, person=person):
        return redirect("casework:person_papers", case.pk, person.pk)
    read_person(by=request.user, person=person)
    context = {"case": case, "person": person, "form": form, "making": making, "warning": PROTECTED}
    return render(request, "casework/make_paper.html", context)


@casework_view
@require_safe
def fetch(request: CaseworkRequest, case_id: UUID, person_id: UUID, paper_id: UUID) -> HttpResponse:
    """One of the person's own papers."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    found = IssuedDocument.objects.of(person).select_related("case", "person")
    return fetched(request, get_object_or_404(found, case=case, pk=paper_id)) or redirect(
        "casework:person_papers", case.pk, person.pk
    )
