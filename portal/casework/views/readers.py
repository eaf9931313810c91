"""Who has read: in a case, for those who work with it; about a person, for the person herself; and how it is logged."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from portal.casework.deeds.people import read_person
from portal.casework.doors.access import CaseworkRequest, case_or_404, casework_view, person_or_404
from portal.casework.log import pace, review_rules
from portal.casework.log.events import record, write_gathered
from portal.casework.log.happenings import told
from portal.casework.log.readers import names_are_given, readers_list
from portal.casework.models import Deed
from portal.settings.languages import described

EVENTS_ON_A_PAGE = 50


@casework_view
@require_safe
def events(request: CaseworkRequest, case_id: UUID) -> HttpResponse:
    """What was done in the case and who has read in it. People are named by their number, not by name."""
    case = case_or_404(request, case_id)
    record(Deed.EVENTS_READ, by=request.user, case=case)
    write_gathered()  # this look too is in the list
    written = case.events.select_related("actor").order_by("-sequence")
    page = Paginator(written, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "casework/events.html", {"case": case, "page": page, "happenings": told(case, page)})


@casework_view
@require_http_methods(["GET", "POST"])
def readers(request: CaseworkRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The list that a client may have of who has opened what is kept about her. Making it is giving it."""
    case = case_or_404(request, case_id)
    person = person_or_404(case, person_id)
    municipality = case.municipality
    if request.method == "POST":
        given = readers_list(person, municipality)
        record(Deed.READERS_GIVEN, by=request.user, case=case, person=person)
        return render(request, "casework/readers_list.html", {"case": case, "person": person, "given": given})
    read_person(by=request.user, person=person)
    context = {
        "case": case,
        "person": person,
        "language": described(person.language),
        "named": names_are_given(municipality),
    }
    return render(request, "casework/readers.html", context)


@casework_view
@require_safe
def about_log(request: CaseworkRequest) -> HttpResponse:
    """How readings are logged and reviewed, for everybody who works here."""
    return render(request, "casework/about_log.html", {"rules": review_rules, "pace": pace})
